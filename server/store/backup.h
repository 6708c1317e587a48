// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/storeproblem.h"

// Copies of a whole chat: logs, people, rooms.

namespace Parlor {

/// Writes the chat in @p folder as it is at this moment to @p file, which must not be there. A server may run
/// on it and goes on; nothing is half in the copy. Blocks; any thread.
StoreProblem backUp(const QString &folder, const QString &file);

/// Puts the chat of a backup into @p folder, which must hold none, after checking that the file is whole. Its
/// logs get new epochs: clients may have seen what was said after the backup, and must not take new messages
/// for those. Blocks; any thread.
StoreProblem restore(const QString &file, const QString &folder);

} // namespace Parlor
