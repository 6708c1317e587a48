// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Parlor {

/// Where the desktop app keeps the chat called @p title: whoever hosts "Class 4b" again goes on where it
/// ended, and another chat has nothing of it. Titles that differ in case or width alone are the same.
/// @p data: the folder of --data; empty: the system's place for this user.
QString chatFolder(const QString &data, const QString &title);

} // namespace Parlor
