// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/pastvisits.h"

#include "server/chat/venue.h"
#include "server/protocol/amendment.h"
#include "server/protocol/protocolinfo.h"
#include "server/store/directory.h"

#include <algorithm>
#include <vector>

namespace Parlor {

namespace {

// The message whose text an event has in it beside its own; 0: none.
Seq quotedBy(const Event &event)
{
    if (event.kind == EventKind::Edit)
        return event.target;
    return event.quote ? event.reply : 0;
}

} // namespace

Seq visibleSince(const PersonRecord &person, const Room &room)
{
    const auto visit = person.visited.constFind(room.id());
    return visit == person.visited.constEnd() ? MaxSeq : visit->since;
}

void beginPast(Venue &venue, PersonRecord &person, Room &room, Seq since)
{
    person.visited.insert(room.id(), {since, 0});
    room.mostSince = std::max(room.mostSince, since);
    venue.saveVisit(person, room);
}

Event visibleFrom(Seq since, Event event)
{
    if (const Seq quoted = quotedBy(event); quoted == 0 || quoted >= since)
        return event;
    showAmendment(event, nullptr);
    event.quote.reset();
    return event;
}

void tellEvent(Venue &venue, const Room &room, const Event &event)
{
    const Seq quoted = quotedBy(event);
    std::vector<SessionId> bound;
    if (quoted > 0 && quoted < room.mostSince) {
        for (const auto &[id, session] : venue.sessions()) {
            const Visit *const visit = session.visit(room);
            if (session.kind == ClientKind::Rich && visit && visit->live
                && visibleSince(*session.person, room) > quoted)
                bound.push_back(id);
        }
    }
    venue.delivery().publish(room.audience(), EventMessage{event}, Importance::Must, bound);
    if (bound.empty())
        return; // nearly always
    const EventMessage rest{visibleFrom(MaxSeq, event)};
    for (const SessionId id : bound)
        venue.delivery().send(id, rest, Importance::Must);
}

} // namespace Parlor
