// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/storeproblem.h"

namespace Parlor {

class SqliteConnection;

/// Gives every log a new epoch: clients may know events that are not there any more, and must not take new
/// ones for those.
StoreProblem renewEpochs(SqliteConnection &connection);

} // namespace Parlor
