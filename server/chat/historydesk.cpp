// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/historydesk.h"

#include "server/chat/eventstretch.h"
#include "server/chat/pastvisits.h"
#include "server/chat/venue.h"
#include "server/protocol/protocolinfo.h"
#include "server/store/eventlog.h"

#include <algorithm>

namespace Parlor {

namespace {

QVector<ReadPosition> receipts(const Room &room)
{
    QVector<ReadPosition> all;
    for (const PersonRecord *const record : room.listed.records()) {
        const Seq read = record->receipts ? record->visited.value(room.id()).read : 0;
        if (read > 0)
            all.append({record->person.id, read});
    }
    return all;
}

} // namespace

/// A visit on its way in.
struct HistoryDesk::Entering
{
    SessionId session = 0;
    QString room;
    quint64 visit = 0;
    bool reset = false;
    Seq from = 0;  ///< what the client has, then what was read for it
    Seq since = 0; ///< what is older is not for this person
    Events events = {};
};

HistoryDesk::HistoryDesk(Venue &venue)
    : m_venue(venue)
{ }

HistoryDesk::~HistoryDesk() = default;

void HistoryDesk::enter(Session &session, Room &room, const std::optional<ReadTo> &from)
{
    if (const Visit *const there = session.visit(room)) {
        if (there->live)
            m_venue.send(session, joined(session, room));
        return;
    }
    Entering entering{session.id, room.id(), m_venue.beginVisit(session, room).number};
    const bool resumes = from && from->epoch == m_venue.log().state(room.id()).epoch
        && from->seq <= room.told() && room.told() - from->seq <= MostMissed;
    entering.reset = !resumes;
    entering.from = resumes ? from->seq : 0;
    if (session.person->visited.contains(room.id())) {
        read(std::move(entering));
    } else if (room.facts().newcomers == Newcomers::Last) {
        const LogRange range{LogRange::Place::Newest, room.told(), 1, 0, room.facts().newcomersLast};
        m_venue.log().read(room.id(), range,
                           m_venue.guarded([this, entering, none = room.told() + 1](const LogPage &page) {
                               onFirst(entering, page, none);
                           }));
    } else {
        beginPast(m_venue, *session.person, room,
                  room.facts().newcomers == Newcomers::None ? room.told() + 1 : 0);
        read(std::move(entering));
    }
}

// What a newcomer sees begins with the event in @p page.
void HistoryDesk::onFirst(Entering entering, const LogPage &page, Seq none)
{
    if (!isThere(entering))
        return;
    Session *const session = m_venue.session(entering.session);
    Room *const room = m_venue.rooms().any(entering.room);
    if (page.failed) {
        m_venue.dismiss(*session, CloseCode::InternalError);
        return;
    }
    if (!session->person->visited.contains(room->id())) // else another device came first
        beginPast(m_venue, *session->person, *room, page.events.isEmpty() ? none : page.events.first().seq);
    read(std::move(entering));
}

void HistoryDesk::read(Entering entering)
{
    const Session &session = *m_venue.session(entering.session);
    entering.since = visibleSince(*session.person, *m_venue.rooms().any(entering.room));
    if (!entering.reset) {
        m_waiting.push_back(std::move(entering));
        replayNext();
        return;
    }
    // Of what is told: of what is not yet, nothing would be left.
    const Seq end = m_venue.rooms().any(entering.room)->told() + 1;
    const LogRange newest{LogRange::Place::Before, end, NewestPage, entering.since};
    m_venue.log().read(entering.room, newest,
                       m_venue.guarded([this, entering](const LogPage &page) { onRead(entering, page); }));
}

void HistoryDesk::readOn(Entering entering)
{
    const QString room = entering.room;
    const LogRange range{LogRange::Place::After, entering.from, MaxPageEvents, entering.since};
    m_venue.log().read(room, range,
                       m_venue.guarded([this, entering = std::move(entering)](const LogPage &page) {
                           onRead(entering, page);
                       }));
}

void HistoryDesk::onRead(Entering entering, const LogPage &page)
{
    const bool isReplay = !entering.reset;
    if (goesOn(entering, page)) {
        readOn(std::move(entering));
    } else if (isReplay) {
        --m_replays;
        replayNext();
    }
}

// All of a crowd come back at once where a server was started anew: what each missed is not to be in memory
// for all of them at a time.
void HistoryDesk::replayNext()
{
    while (m_replays < MostReplays && !m_waiting.empty()) {
        Entering next = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (!isThere(next))
            continue;
        ++m_replays;
        readOn(std::move(next));
    }
}

// Else left, or gone, meanwhile.
bool HistoryDesk::isThere(const Entering &entering) const
{
    Session *const session = m_venue.session(entering.session);
    Room *const room = m_venue.rooms().any(entering.room);
    const Visit *const visit = session && room ? session->visit(*room) : nullptr;
    return visit && visit->number == entering.visit;
}

// Whether there is more to be read before it can be sent.
bool HistoryDesk::goesOn(Entering &entering, const LogPage &page)
{
    if (!isThere(entering))
        return false;
    Session &session = *m_venue.session(entering.session);
    Room &room = *m_venue.rooms().any(entering.room);
    if (page.failed) {
        m_venue.dismiss(session, CloseCode::InternalError); // comes back, and may find it mended
        return false;
    }
    entering.events += page.events;
    cutUntold(entering.events, room.told());
    if (!entering.events.isEmpty())
        entering.from = entering.events.last().seq;
    const bool isCut = !page.events.isEmpty() && page.events.last().seq > entering.from;
    if (!entering.reset && page.newer && !isCut)
        return true;
    for (const Event &event : room.toldMeanwhile()) {
        if (event.seq > entering.from)
            entering.events.append(event);
    }
    for (Event &event : entering.events)
        event = visibleFrom(entering.since, event);
    finish(session, room, entering);
    return false;
}

Joined HistoryDesk::joined(const Session &session, Room &room) const
{
    room.listed.update(room.roster(), m_venue.people());
    const PersonRecord &person = *session.person;
    const Seq since = visibleSince(person, room);
    Joined joined;
    joined.room = m_venue.info(room);
    if (joined.room.first > 0)
        joined.room.first = std::max(joined.room.first, since);
    joined.room.welcome = room.facts().welcome;
    joined.people = room.listed.people();
    joined.peopleJson = room.listed.json();
    joined.pins = m_venue.rooms().pins(room);
    joined.pins.removeIf([since](Seq pin) { return pin < since; });
    joined.read = person.visited.value(room.id()).read;
    if (room.facts().isPrivate)
        joined.members = m_venue.members(room);
    if (room.tellsReceipts())
        joined.receipts = receipts(room);
    return joined;
}

void HistoryDesk::finish(Session &session, Room &room, const Entering &entering)
{
    m_venue.goLive(session, room);
    Joined joined = this->joined(session, room);
    joined.reset = entering.reset;
    const qsizetype count = std::min(fitFrame(entering.events, 0).to, qsizetype(MaxPageEvents));
    joined.events = entering.events.first(count);
    m_venue.send(session, joined);
    for (qsizetype i = count; i < entering.events.size(); ++i)
        m_venue.send(session, EventMessage{entering.events.at(i)});
}

} // namespace Parlor
