// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/retentiondesk.h"

#include "server/chat/venue.h"
#include "server/store/eventlog.h"

namespace Parlor {

RetentionDesk::RetentionDesk(Venue &venue)
    : m_venue(venue)
{ }

void RetentionDesk::tick()
{
    const auto now = m_venue.clock().steady();
    for (const auto &room : m_venue.rooms().all()) {
        const KnownRoom &facts = room->facts();
        const bool isNew =
            facts.keepDays != room->retainedDays || facts.keepMessages != room->retainedMessages;
        if (room->isRetaining || !(isNew || now - room->retainedAt >= Every))
            continue;
        room->retainedAt = now;
        room->retainedDays = facts.keepDays;
        room->retainedMessages = facts.keepMessages;
        if (facts.keepDays > 0 || facts.keepMessages > 0)
            retain(*room);
    }
}

void RetentionDesk::retain(Room &room)
{
    constexpr qint64 day = 24LL * 60 * 60 * 1000;
    Retention rule;
    if (room.facts().keepDays > 0)
        rule.notBefore = m_venue.clock().wall() - room.facts().keepDays * day;
    rule.messages = room.facts().keepMessages;
    room.isRetaining = true;
    const Seq first = m_venue.log().state(room.id()).first;
    m_venue.log().retain(room.id(), rule, m_venue.guarded([this, id = room.id(), first] {
        Room *const retained = m_venue.rooms().any(id);
        if (!retained)
            return;
        retained->isRetaining = false;
        if (m_venue.log().state(id).first != first)
            m_venue.publishAbout(*retained, RoomChanged{m_venue.info(*retained)}, Importance::Must);
    }));
}

} // namespace Parlor
