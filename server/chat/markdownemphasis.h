// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/markdownmarks.h"

#include <QStringView>
#include <vector>

namespace Parlor::Markdown {

/// A run of one delimiter character that may start or end emphasis.
struct Run
{
    char16_t character = 0; ///< * _ or ~
    qsizetype start = 0;
    qsizetype length = 0;
    qsizetype solidBefore =
        -1; ///< the last position before it that is neither white space nor a delimiter character
    bool opens = false;
    bool closes = false;
    bool behindSlash = false;
    bool beforeSlash = false;
};

/// Says of the run of @p character in @p line what its neighbours let it do; neither opening nor closing:
/// plain text.
Run classifyRun(QStringView line, qsizetype start, qsizetype length, qsizetype solidBefore);

/// Pairs the runs of a stretch of text with each other and marks bold, italic and strike; what finds no
/// partner stays.
/// @p offset is where the line that the runs' positions count in starts in the typed text.
void pairRuns(const Run *first, const Run *last, qsizetype offset, Marks &marks);

} // namespace Parlor::Markdown
