// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

// What of a room's past is whose. It is fixed when somebody enters the room for the first time, and stays.
// Server thread.

namespace Parlor {

class Room;
class Venue;
struct PersonRecord;

/// The oldest seq of @p room that this person may see, by whatever way; nothing for who never entered it.
Seq visibleSince(const PersonRecord &person, const Room &room);

/// The person entered @p room for the first time.
void beginPast(Venue &venue, PersonRecord &person, Room &room, Seq since);

/// @p event for who may see the room from @p since on: without the text of what is older.
Event visibleFrom(Seq since, Event event);

/// Sends @p event to all who are in the room, to each what may be seen.
void tellEvent(Venue &venue, const Room &room, const Event &event);

} // namespace Parlor
