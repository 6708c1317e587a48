// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/roomstate.h"

namespace Parlor {

bool fold(RoomState &state, const Event &event)
{
    switch (event.kind) {
    case EventKind::Topic:
        state.topic = event.text;
        return true;
    case EventKind::Delete:
        return state.pins.removeAll(event.target) > 0;
    case EventKind::Pin:
        if (state.pins.contains(event.target) == event.on)
            return false;
        if (event.on)
            state.pins.append(event.target);
        else
            state.pins.removeAll(event.target);
        return true;
    default:
        return false;
    }
}

} // namespace Parlor
