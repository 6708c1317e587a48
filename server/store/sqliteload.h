// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/roomstate.h"
#include "server/store/directory.h"
#include "server/store/eventlog.h"
#include "server/store/storeproblem.h"

#include <QHash>

// What is read of a log when it is opened.

namespace Parlor {

class SqliteConnection;

StoreProblem loadKnown(SqliteConnection &connection, Known &known);
/// By room, like the next.
StoreProblem loadLogs(SqliteConnection &connection, QHash<QString, LogState> &logs);
/// Only of rooms that have a topic or pins.
StoreProblem loadRoomStates(SqliteConnection &connection, QHash<QString, RoomState> &states);

} // namespace Parlor
