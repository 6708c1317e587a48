// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>
#include <optional>
#include <span>

#include "server/protocol/refusal.h"

namespace Parlor {

/// A name as people will see it, or why it will not do. Used by both sides: the client to say so while one
/// types, the server to decide. Whether somebody has it already, or one that looks the same, only the server
/// knows.
struct NameCheck
{
    QString name; ///< NFC, outer white space gone, inner runs of it one space
    std::optional<RefusalCode>
        refusal; ///< NameEmpty, NameTooLong, NameCharacters, NameReserved; none: it will do
};

/// @p maxCharacters counts code points; 0: any length up to 256.
NameCheck checkName(QStringView typed, int maxCharacters = 32);
/// The words that checkName() refuses, in any letter case; the server refuses what looks like them too.
std::span<const QLatin1StringView> reservedNames();
inline constexpr int MaxTitleCharacters = 64; ///< code points
/// Titles of rooms follow the same rules, without the reserved words.
NameCheck checkRoomTitle(QStringView typed);

/// Code points, the unit in which people's limits are counted. A lone surrogate counts as one.
qsizetype codePoints(QStringView text);

} // namespace Parlor
