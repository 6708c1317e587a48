// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/roomstate.h"

namespace Parlor {

void fold(RoomState &state, const Event &event)
{
    if (event.kind == EventKind::Topic)
        state.topic = event.text;
    if (event.kind == EventKind::Delete || event.kind == EventKind::Pin)
        state.pins.removeAll(event.target);
    if (event.kind == EventKind::Pin && event.on)
        state.pins.append(event.target);
}

} // namespace Parlor
