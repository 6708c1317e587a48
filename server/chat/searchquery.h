// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/messagesearch.h"

#include <QStringList>
#include <QStringView>

namespace Parlor {

/// What somebody typed to search: words and "several words", which must all be there, word* for the beginning
/// of a word, from:Name, in:Room, before:YYYY-MM-DD (not that day), after:YYYY-MM-DD (that day, too) and
/// has:link. Names with spaces stand in quotation marks.
struct TypedSearch
{
    SearchQuery query;
    QStringList rooms; ///< titles, any of which will do; empty: any room
    QString
        badField; ///< what makes no sense: "query", "from", "in", "before", "after", "has"; empty: nothing
};

/// @p offset: minutes that the person's clock is ahead of UTC. Pure.
TypedSearch parseSearch(const QString &typed, int offset);

} // namespace Parlor
