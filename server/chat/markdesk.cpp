// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/markdesk.h"

#include "server/chat/eventdesk.h"
#include "server/chat/venue.h"
#include "server/protocol/protocolinfo.h"
#include "server/store/eventlog.h"

namespace Parlor {

// Whose room it is decides what is pinned in it.
static bool mayPin(const Session &session, const Room &room)
{
    return room.facts().direct || Venue::runs(session, room);
}

MarkDesk::MarkDesk(Venue &venue, EventDesk &events)
    : m_venue(venue)
    , m_events(events)
{ }

void MarkDesk::react(Session &session, const React &react)
{
    const Wish wish{QStringLiteral("react"), react.id, react.room};
    Room *const room = m_events.room(session, wish);
    if (!room || !m_events.count(session, wish))
        return;
    Event event = m_events.event(session, *room, EventKind::React, react.id);
    event.target = react.target;
    event.emoji = react.emoji;
    event.on = react.on;
    m_events.amend(session, wish, std::move(event), {true, 0, m_venue.limit(Limit::ReactionsPerMessage)});
}

void MarkDesk::pin(Session &session, const Pin &pin)
{
    const Wish wish{QStringLiteral("pin"), pin.id, pin.room};
    Room *const room = m_events.room(session, wish);
    if (!room)
        return;
    if (!mayPin(session, *room)) {
        m_venue.refuse(session, wish.refusal(RefusalCode::NotAllowed));
        return;
    }
    if (!m_events.count(session, wish))
        return;
    Event event = m_events.event(session, *room, EventKind::Pin, pin.id);
    event.target = pin.target;
    event.on = pin.on;
    m_events.amend(session, wish, std::move(event), {true, 0, MaxPins});
}

} // namespace Parlor
