// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/typingdesk.h"

#include "server/chat/venue.h"

namespace Parlor {

TypingDesk::TypingDesk(Venue &venue)
    : m_venue(venue)
{ }

void TypingDesk::set(Session &session, const SetTyping &request)
{
    const Room *const room = m_venue.roomFor(session, request.room);
    const Visit *const visit = room ? session.visit(*room) : nullptr;
    const auto now = m_venue.clock().steady();
    // nobody waits for an answer: what will not do is not worth a refusal
    if (!visit || !visit->live || session.typing.take(now).count() > 0)
        return;
    const Person &person = session.person->person;
    if (request.on)
        m_venue.typing().set({room->id(), person.id}, now);
    else if (!m_venue.typing().clear({room->id(), person.id}))
        return;
    tellTyping(m_venue, *room, person, request.on);
}

void TypingDesk::tick()
{
    for (const TypingBoard::Entry &entry : m_venue.typing().takeExpired(m_venue.clock().steady())) {
        const Room *const room = m_venue.rooms().any(entry.room);
        const PersonRecord *const record = m_venue.people().find(entry.person);
        if (room && record)
            tellTyping(m_venue, *room, record->person, false);
    }
}

void tellTyping(Venue &venue, const Room &room, const Person &person, bool on)
{
    const qint64 listed = venue.limit(Limit::PeopleListed);
    const PersonRecord *const record = venue.people().find(person.id);
    if (!record || (listed > 0 && room.roster().count() > listed))
        return;
    venue.delivery().publish(room.audience(), Typing{room.id(), person, on}, Importance::Perishable,
                             record->sessions);
}

} // namespace Parlor
