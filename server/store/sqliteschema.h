// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/storeproblem.h"

#include <QStringList>
#include <vector>

namespace Parlor {

class SqliteConnection;

/// The statements that lead from one version of the schema to the next.
using Migration = QStringList;

/// All of them, the oldest first; the version of a schema is how many were applied (PRAGMA user_version).
const std::vector<Migration> &migrations();

/// Whether the file behind @p connection is a log that this version can read as it is.
StoreProblem checkLog(SqliteConnection &connection);

/// Brings the file behind @p connection to the version of @p steps, each step in a transaction of its own:
/// whoever is killed on the way goes on at the step that was under way. Takes an empty file or one that it
/// made itself, nothing else.
StoreProblem migrate(SqliteConnection &connection, const std::vector<Migration> &steps = migrations());

} // namespace Parlor
