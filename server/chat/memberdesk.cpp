// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/memberdesk.h"

#include "server/chat/historydesk.h"
#include "server/chat/makerefusal.h"
#include "server/chat/roomwriter.h"
#include "server/chat/venue.h"

namespace Parlor {

namespace {

bool hasChangingMembers(const Room &room)
{
    return room.facts().isPrivate && !room.facts().direct;
}

} // namespace

MemberDesk::MemberDesk(Venue &venue, RoomWriter &writer, HistoryDesk &history)
    : m_venue(venue)
    , m_writer(writer)
    , m_history(history)
{ }

void MemberDesk::invite(Session &session, const Invite &request)
{
    const Wish wish{QStringLiteral("invite"), request.id, request.room};
    m_writer.inTurn(session, wish, [this, wish, request](Session &asker, Room &room) {
        return decideInvite(asker, room, wish, request);
    });
}

bool MemberDesk::decideInvite(Session &session, Room &room, const Wish &wish, const Invite &request)
{
    const auto refuse = [&](RefusalCode code, std::optional<int> limit = {}) {
        Refusal refusal = wish.refusal(code);
        refusal.limit = limit;
        m_venue.refuse(session, refusal);
        return false;
    };
    if (!hasChangingMembers(room))
        return refuse(RefusalCode::NotAllowed);
    const PersonRecord *const invited = somebody(request.person);
    if (!invited)
        return refuse(RefusalCode::NoSuchPerson);
    RoomChange change;
    if (!room.hasMember(request.person)) {
        const qint64 most = m_venue.limit(Limit::RoomMembers);
        if (most > 0 && room.facts().members.size() >= most)
            return refuse(RefusalCode::NotAllowed, toInt(most));
        if (!m_venue.rooms().mayJoinPrivate(request.person))
            return refuse(RefusalCode::TooManyRooms);
        Event event = m_writer.event(session, room, EventKind::Member);
        event.subject = invited->person;
        event.subject.status.clear(); // of the moment, like the author's
        event.on = true;
        change.events.append(event);
        room.invited = request.person; // or the person may be forgotten before it is written
        change.undo = [](Room &here) { here.invited.clear(); };
        change.afterwards = [this, person = request.person](Room &here) {
            here.invited.clear();
            if (const PersonRecord *const record = m_venue.people().find(person)) {
                for (const SessionId each : record->sessions)
                    m_venue.delivery().send(each, RoomChanged{m_venue.info(here)}, Importance::Must);
            }
        };
    }
    m_writer.write(session, room, wish, std::move(change));
    return true;
}

void MemberDesk::expel(Session &session, const Expel &request)
{
    const Wish wish{QStringLiteral("expel"), request.id, request.room};
    m_writer.inTurn(session, wish, [this, wish, request](Session &asker, Room &room) {
        return decideExpel(asker, room, wish, request);
    });
}

bool MemberDesk::decideExpel(Session &session, Room &room, const Wish &wish, const Expel &request)
{
    const bool isSelf = request.person == session.person->person.id;
    if (!hasChangingMembers(room) || (!isSelf && !Venue::runs(session, room))) {
        m_venue.refuse(session, wish.refusal(RefusalCode::NotAllowed));
        return false;
    }
    const PersonRecord *const expelled = m_venue.people().find(request.person);
    if (!expelled || !room.hasMember(request.person)) {
        m_venue.refuse(session, wish.refusal(RefusalCode::NoSuchPerson));
        return false;
    }
    RoomChange change;
    Event event = m_writer.event(session, room, EventKind::Member);
    event.subject = expelled->person;
    event.subject.status.clear();
    change.events.append(event);
    change.afterwards = [this, person = request.person, owner = room.facts().owner](Room &here) {
        m_venue.takeOut(person, here);
        if (here.facts().members.isEmpty())
            m_venue.remove(here); // nobody could ever see it again
        else if (here.facts().owner != owner)
            m_venue.publishAbout(here, RoomChanged{m_venue.info(here)}, Importance::Must);
    };
    m_writer.write(session, room, wish, std::move(change));
    return true;
}

void MemberDesk::openDirect(Session &session, const OpenDirect &request)
{
    const QString &me = session.person->person.id;
    const PersonRecord *const other = request.person == me ? nullptr : somebody(request.person);
    if (!other) {
        m_venue.refuse(session, makeRefusal(RefusalCode::NoSuchPerson, QStringLiteral("direct")));
        return;
    }
    Room *room = m_venue.rooms().directOf(me, request.person);
    if (!room)
        room = makeDirect(session, *other);
    if (room)
        m_history.enter(session, *room, std::nullopt);
}

Room *MemberDesk::makeDirect(const Session &session, const PersonRecord &other)
{
    const QString &me = session.person->person.id;
    KnownRoom facts;
    facts.title = QStringLiteral("Direct"); // clients call it by the other one's name
    facts.owner = me;
    facts.isPrivate = true;
    facts.direct = true;
    facts.members = {me, other.person.id};
    const Rooms::Creation creation = m_venue.rooms().create(std::move(facts));
    if (creation.refusal) {
        m_venue.refuse(session, makeRefusal(*creation.refusal, QStringLiteral("direct")));
        return nullptr;
    }
    m_venue.publishAbout(*creation.room, RoomChanged{m_venue.info(*creation.room)}, Importance::Must);
    return creation.room;
}

const PersonRecord *MemberDesk::somebody(const QString &id) const
{
    const PersonRecord *const record = m_venue.people().find(id);
    return record && !record->person.plain ? record : nullptr;
}

} // namespace Parlor
