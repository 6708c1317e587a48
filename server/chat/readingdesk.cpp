// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/readingdesk.h"

#include "server/chat/venue.h"

#include <algorithm>
#include <utility>

namespace Parlor {

ReadingDesk::ReadingDesk(Venue &venue)
    : m_venue(venue)
{ }

// Nobody waits for an answer: what will not do is not worth a refusal.
void ReadingDesk::read(Session &session, const MarkRead &mark)
{
    const Room *const room = m_venue.roomFor(session, mark.room);
    if (!room || !session.visit(*room))
        return;
    const auto visit = session.person->visited.find(room->id());
    const Seq seq = std::min(mark.seq, room->told());
    if (visit == session.person->visited.end() || seq <= visit->read)
        return;
    visit->read = seq;
    m_moved.insert({room->id(), session.person->person.id}, session.id);
}

void ReadingDesk::tick()
{
    const auto moved = std::exchange(m_moved, {});
    for (auto each = moved.constBegin(); each != moved.constEnd(); ++each)
        tell(each.key().first, each.key().second, each.value());
}

void ReadingDesk::tell(const QString &roomId, const QString &personId, SessionId reader)
{
    const Room *const room = m_venue.rooms().any(roomId);
    const PersonRecord *const person = m_venue.people().find(personId);
    if (!room || !person || !person->visited.contains(roomId)) // it may have been taken from the person since
        return;
    m_venue.saveVisit(*person, *room);
    const Seq seq = person->visited.value(roomId).read;
    for (const SessionId id : person->sessions) {
        const Session *const other = m_venue.session(id);
        if (id != reader && other)
            m_venue.send(*other, MarkRead{roomId, seq});
    }
    if (person->receipts && room->tellsReceipts())
        m_venue.delivery().publish(room->audience(), Receipt{roomId, personId, seq}, Importance::Perishable);
}

} // namespace Parlor
