// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QString>
#include <QVector>

namespace Parlor {

/// What the events of a room made of it: "What holds in a room" in server/protocol/README.md. The same for
/// the log, the chat and every client.
struct RoomState
{
    QString topic;     ///< empty: none
    QVector<Seq> pins; ///< the pinned messages, in the order in which they were pinned

    bool operator==(const RoomState &) const = default;
};

/// Applies the next event of the room, or goes through some that are applied already: with the last of them
/// it is as before. Pure.
void fold(RoomState &state, const Event &event);

} // namespace Parlor
