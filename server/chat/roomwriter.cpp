// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/roomwriter.h"

#include "server/chat/venue.h"
#include "server/store/eventlog.h"

#include <utility>

namespace Parlor {

namespace {

KnownRoom folded(KnownRoom facts, const Event &event)
{
    if (event.kind == EventKind::Title) {
        facts.title = event.text;
    } else if (event.kind == EventKind::Member) {
        facts.members.removeAll(event.subject.id);
        if (event.on)
            facts.members.append(event.subject.id);
        else if (facts.owner == event.subject.id) // or nobody could do anything about the room any more
            facts.owner = facts.members.isEmpty() ? QString() : facts.members.constFirst();
    }
    return facts;
}

} // namespace

struct RoomWriter::Writing
{
    SessionId asker = 0;
    Wish wish;
    RoomChange change;
    Seq seq = 0;              ///< of the last event that was written
    qint64 time = 0;          ///< of the same
    bool isToConfirm = false; ///< the directory has what no event on the disk says
};

RoomWriter::RoomWriter(Venue &venue, const EventDesk &events)
    : m_venue(venue)
    , m_events(events)
{ }

RoomWriter::~RoomWriter() = default;

void RoomWriter::inTurn(Session &session, const Wish &wish, const Decide &decide)
{
    if (!m_venue.roomFor(session, wish.room)) {
        m_venue.refuse(session, wish.refusal(RefusalCode::NoSuchRoom));
        return;
    }
    Turns &turns = m_turns[wish.room];
    if (turns.waiting.size() >= MostWaiting) {
        Refusal refusal = wish.refusal(RefusalCode::RateLimited);
        refusal.retryAfter = std::chrono::milliseconds(Retry).count();
        m_venue.refuse(session, refusal);
        return;
    }
    turns.waiting.push_back([this, asker = session.id, wish, decide] { run(asker, wish, decide); });
    takeTurns(wish.room);
}

// One after the other and not one within the other, however many are over at once.
void RoomWriter::takeTurns(const QString &room)
{
    Turns &turns = m_turns[room];
    if (std::exchange(turns.isCalling, true))
        return;
    while (!turns.isTaken && !turns.waiting.empty()) {
        const auto next = std::move(turns.waiting.front());
        turns.waiting.pop_front();
        turns.isTaken = true;
        next();
    }
    turns.isCalling = false;
    if (!turns.isTaken)
        m_turns.erase(room);
}

void RoomWriter::run(SessionId asker, const Wish &wish, const Decide &decide)
{
    Session *const session = m_venue.session(asker);
    Room *const room = session ? m_venue.roomFor(*session, wish.room) : nullptr;
    if (session && !room)
        m_venue.refuse(*session, wish.refusal(RefusalCode::NoSuchRoom));
    if (!room || !decide(*session, *room))
        endTurn(wish.room);
}

void RoomWriter::endTurn(const QString &room)
{
    m_turns[room].isTaken = false;
    takeTurns(room);
}

Event RoomWriter::event(const Session &session, const Room &room, EventKind kind) const
{
    return m_events.event(session, room, kind, {});
}

void RoomWriter::write(const Session &session, Room &room, const Wish &wish, RoomChange change)
{
    Writing writing{session.id, wish, std::move(change), 0, m_venue.clock().wall()};
    if (writing.change.events.isEmpty())
        settle(room, std::move(writing), nullptr);
    else
        writeNext(room, std::move(writing));
}

void RoomWriter::writeNext(Room &room, Writing writing)
{
    Event event = writing.change.events.takeFirst();
    const KnownRoom then = folded(room.facts(), event);
    // Its events are in memory: they say nothing about the directory.
    writing.isToConfirm = writing.isToConfirm || (room.facts().offRecord && then != room.facts());
    m_venue.log().append(
        std::move(event),
        m_venue.guarded([this, writing = std::move(writing), then](const AppendResult &result) {
            onAppended(writing, then, result);
        }));
    if (then != room.facts())
        m_venue.rooms().save(then);
}

void RoomWriter::onAppended(Writing writing, const KnownRoom &then, const AppendResult &result)
{
    Room *const room = m_venue.rooms().any(writing.wish.room);
    if (!room || result.error != AppendError::None) {
        if (room && then != room->facts())
            m_venue.rooms().save(room->facts());
        if (room && writing.change.undo)
            writing.change.undo(*room);
        refuse(writing, room ? RefusalCode::NotSaved : RefusalCode::NoSuchRoom);
        endTurn(writing.wish.room);
        return;
    }
    writing.seq = result.event.seq;
    writing.time = result.event.time;
    room->setFacts(then);
    if (writing.change.events.isEmpty()) {
        settle(*room, std::move(writing), &result.event);
        return;
    }
    m_venue.tell(result.event);
    writeNext(*room, std::move(writing));
}

// The last event is told now, in its turn among all others of the room. The ack goes before it, as
// everywhere, unless it has to wait for the directory.
void RoomWriter::settle(Room &room, Writing writing, const Event *last)
{
    KnownRoom then = room.facts();
    if (writing.change.settings)
        writing.change.settings(then);
    if (then != room.facts()) {
        writing.isToConfirm = true;
        m_venue.rooms().save(then);
    }
    if (!writing.isToConfirm)
        acknowledge(writing);
    if (last)
        m_venue.tell(*last);
    if (!writing.isToConfirm) {
        finish(room, writing);
        return;
    }
    m_venue.directory().confirm(m_venue.guarded(
        [this, writing = std::move(writing), then](bool isWritten) { onSettled(writing, then, isWritten); }));
}

void RoomWriter::onSettled(const Writing &writing, const KnownRoom &then, bool isWritten)
{
    Room *const room = m_venue.rooms().any(writing.wish.room);
    if (room && isWritten) {
        room->setFacts(then);
        acknowledge(writing);
    } else {
        if (room && then != room->facts())
            m_venue.rooms().save(room->facts());
        refuse(writing, room ? RefusalCode::NotSaved : RefusalCode::NoSuchRoom);
    }
    if (room)
        finish(*room, writing);
    else
        endTurn(writing.wish.room);
}

void RoomWriter::acknowledge(const Writing &writing)
{
    if (const Session *const asker = m_venue.session(writing.asker))
        m_venue.send(*asker, Ack{writing.wish.id, writing.wish.room, writing.seq, writing.time});
}

void RoomWriter::refuse(const Writing &writing, RefusalCode code)
{
    if (const Session *const asker = m_venue.session(writing.asker))
        m_venue.refuse(*asker, writing.wish.refusal(code));
}

void RoomWriter::finish(Room &room, const Writing &writing)
{
    if (writing.change.afterwards)
        writing.change.afterwards(room); // the room may be gone now
    endTurn(writing.wish.room);
}

} // namespace Parlor
