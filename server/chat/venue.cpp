// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/venue.h"

#include "server/chat/pastvisits.h"
#include "server/chat/randomid.h"
#include "server/store/directory.h"

#include <algorithm>
#include <utility>

namespace Parlor {

namespace {

// What a client asks for beside posting: somewhat more often than it posts, and all its rooms at once after a
// cut.
constexpr double RequestsPerPost = 2, RequestBurstPerPost = 4;
constexpr double TypingPerSecond = 2;

} // namespace

Venue::Venue(HubConfig config, const Clock &clock, ChatLog &log, Directory &directory, Delivery &delivery)
    : m_config(std::move(config))
    , m_clock(clock)
    , m_log(log)
    , m_directory(directory)
    , m_delivery(delivery)
    , m_people(m_config.limits, clock, directory)
    , m_rooms(log, directory, m_config.limits)
{
    constexpr int serverIdBytes = 9;
    if (m_config.server.isEmpty())
        m_config.server = directory.known().server;
    if (m_config.server.isEmpty())
        m_config.server = randomId(serverIdBytes);
    if (m_config.server != directory.known().server)
        directory.saveServer(m_config.server);
    restoreVisits();
}

Venue::~Venue() = default;

// No further than the log, which may have begun anew.
void Venue::restoreVisits()
{
    for (const KnownVisit &known : m_directory.known().visits) {
        Room *const room = m_rooms.any(known.room);
        PersonRecord *const person = m_people.find(known.person);
        if (!room || !person)
            continue;
        if (room->facts().isPrivate && !room->hasMember(known.person)) {
            m_directory.forgetVisit(known.person, known.room); // the end came before that was written
            continue;
        }
        const Seq since = std::min(known.since, room->told() + 1);
        person->visited.insert(room->id(), {since, std::min(known.read, room->told())});
        room->mostSince = std::max(room->mostSince, since);
    }
}

void Venue::saveVisit(const PersonRecord &person, const Room &room)
{
    if (person.tokenHash.isEmpty())
        return; // cannot come back
    const PastVisit visit = person.visited.value(room.id());
    m_directory.saveVisit({person.person.id, room.id(), visit.since, visit.read});
}

Session &Venue::add(SessionId id, ClientKind kind, const PeerInfo &peer)
{
    Session &session = m_sessions[id];
    session.id = id;
    session.kind = kind;
    session.peer = peer;
    session.requests = TokenBucket(double(limit(Limit::MessagesPerSecond)) * RequestsPerPost,
                                   double(limit(Limit::MessageBurst)) * RequestBurstPerPost);
    session.typing = TokenBucket(TypingPerSecond, TypingPerSecond);
    return session;
}

Session *Venue::session(SessionId id)
{
    const auto found = m_sessions.find(id);
    return found == m_sessions.end() || found->second.closing ? nullptr : &found->second;
}

Room *Venue::roomFor(const Session &session, const QString &id) const
{
    Room *const room = m_rooms.any(id);
    return room && room->isVisibleTo(session.person->person.id) ? room : nullptr;
}

RoomInfo Venue::info(const Room &room)
{
    RoomInfo info = m_rooms.info(room);
    if (room.facts().direct)
        info.members = members(room);
    return info;
}

// People are not forgotten while they are members.
QVector<Person> Venue::members(const Room &room)
{
    QVector<Person> members;
    for (const QString &id : room.facts().members) {
        if (const PersonRecord *const record = m_people.find(id))
            members.append(record->person);
    }
    return members;
}

bool Venue::runs(const Session &session, const Room &room)
{
    return session.host || room.facts().owner == session.person->person.id;
}

void Venue::publishAbout(const Room &room, const ServerMessage &message, Importance importance)
{
    if (!room.facts().isPrivate) {
        m_delivery.publish(Everybody, message, importance);
        return;
    }
    for (const QString &member : room.facts().members) {
        const PersonRecord *const record = m_people.find(member);
        if (!record)
            continue;
        for (const SessionId session : record->sessions)
            m_delivery.send(session, message, importance);
    }
}

// Not by AppendResult::duplicate: an append whose outcome was unknown may turn out to be written when it is
// tried again, and then nobody was told.
void Venue::tell(const Event &event)
{
    Room *const room = m_rooms.any(event.room);
    if (!room || event.seq <= room->told())
        return;
    room->setTold(event);
    tellEvent(*this, *room, event);
}

void Venue::send(const Session &to, const ServerMessage &message)
{
    m_delivery.send(to.id, message, Importance::Must);
}

void Venue::refuse(const Session &to, const Refusal &refusal)
{
    send(to, refusal);
}

void Venue::dismiss(Session &session, CloseCode code)
{
    depart(session);
    session.closing = true;
    m_delivery.close(session.id, code);
}

void Venue::remove(SessionId id)
{
    const auto found = m_sessions.find(id);
    if (found == m_sessions.end())
        return;
    depart(found->second);
    m_sessions.erase(found);
}

void Venue::welcome(Session &session, PersonRecord &record, bool host)
{
    session.host = host;
    session.person = &record;
    if (m_people.arrive(record, session.id, host))
        announce(record);
    if (session.kind == ClientKind::Rich)
        m_delivery.enter(Everybody, session.id);
}

void Venue::announce(const PersonRecord &record)
{
    for (const SessionId id : record.sessions) {
        const Session *const other = session(id);
        if (!other)
            continue;
        for (const Visit &visit : other->visits)
            visit.room->roster().touch(record.person.id);
    }
}

const Visit &Venue::beginVisit(Session &session, Room &room)
{
    ++room.visits;
    return session.visits.emplace_back(Visit{&room, ++m_visits, false, room.beginReading()});
}

void Venue::goLive(Session &session, Room &room)
{
    for (Visit &visit : session.visits) {
        if (visit.room == &room && !std::exchange(visit.live, true))
            room.endReading(visit.reading);
    }
    m_delivery.enter(room.audience(), session.id);
    room.roster().add(session.person->person.id);
}

void Venue::leave(Session &session, Room &room)
{
    const Visit *const visit = session.visit(room);
    if (!visit)
        return;
    endVisit(session, *visit);
    std::erase_if(session.visits, [&room](const Visit &each) { return each.room == &room; });
}

void Venue::takeOut(const QString &person, Room &room)
{
    PersonRecord *const record = m_people.find(person);
    if (!record)
        return;
    for (const SessionId id : record->sessions) {
        if (Session *const each = session(id)) {
            leave(*each, room);
            send(*each, RoomGone{room.id()});
        }
    }
    record->visited.remove(room.id());
    m_directory.forgetVisit(person, room.id());
}

void Venue::remove(Room &room)
{
    publishAbout(room, RoomGone{room.id()}, Importance::Must);
    for (auto &[id, session] : m_sessions)
        leave(session, room);
    m_people.forgetRoom(room.id());
    m_rooms.remove(room);
}

void Venue::endVisit(const Session &session, const Visit &visit)
{
    Room &room = *visit.room;
    if (--room.visits == 0)
        room.emptySince = m_clock.steady();
    if (!visit.live) {
        room.endReading(visit.reading);
        return;
    }
    const QString &person = session.person->person.id;
    m_delivery.leave(room.audience(), session.id);
    if (room.roster().remove(person))
        m_typing.clear({room.id(), person});
}

void Venue::depart(Session &session)
{
    if (!session.person)
        return;
    for (const Visit &visit : session.visits)
        endVisit(session, visit);
    session.visits.clear();
    if (session.kind == ClientKind::Rich)
        m_delivery.leave(Everybody, session.id);
    PersonRecord &record = *session.person;
    session.person = nullptr;
    if (m_people.depart(record, session.id, session.host))
        announce(record);
}

} // namespace Parlor
