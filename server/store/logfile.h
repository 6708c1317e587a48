// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

// What lies in the folder of a chat that is kept.

namespace Parlor {

/// The log; SQLite puts two more files beside it.
QString logFile(const QString &folder);
/// The search index; SQLite puts two more files beside it.
QString indexFile(const QString &folder);
/// Held locked by the server that the folder belongs to.
QString lockFile(const QString &folder);
/// Makes an empty file that nobody else on this machine may read, unless there is one. What SQLite puts
/// beside it gets the same permissions.
void makePrivateFile(const QString &path);

} // namespace Parlor
