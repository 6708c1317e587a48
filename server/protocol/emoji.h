// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace Parlor {

/// Whether @p text will do as a reaction: 1 to MaxEmoji code units with something to be seen and no control
/// characters. It need not be what Unicode calls an emoji: that changes with every year. Pure.
bool isEmoji(QStringView text);

/// Whether a client takes @p text for one when the server says so: 1 to MaxEmoji code units without control
/// characters. What is to be seen is the server's to judge, whose Unicode may be another version. Pure.
bool mayBeEmoji(QStringView text);

} // namespace Parlor
