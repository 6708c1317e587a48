// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QString>
#include <QVector>
#include <functional>
#include <limits>

namespace Parlor {

/// What a message must say somewhere: a word, a part of one, or several with what is between them. Letters
/// count the same in either case and with or without accents (foldForSearch()).
struct SearchTerm
{
    QString text;
    bool atWordStart = false; ///< not in the middle of a word; means nothing in Chinese

    bool operator==(const SearchTerm &) const = default;
};

/// What a message must be to be found; all of it holds.
struct SearchQuery
{
    QVector<SearchTerm> terms;
    QString from;                                       ///< the author's name as it was then; empty: anybody
    qint64 notBefore = 0;                               ///< Event::time
    qint64 before = std::numeric_limits<qint64>::max(); ///< Event::time; older than this
    bool hasLink = false;

    bool operator==(const SearchQuery &) const = default;
};

/// A room in which the asker may look, and where his view of it begins.
struct SearchRoom
{
    QString room;
    Seq since = 0; ///< older ones are not for him
};

struct SearchRequest
{
    SearchQuery query;
    QVector<SearchRoom> rooms; ///< nothing of any other room is ever found
    int limit = 0;
};

struct SearchResult
{
    Events events;       ///< messages as they are now, the newest first
    bool more = false;   ///< older ones match as well: search again with the time of the last as `before`
    qint64 lag = 0;      ///< so many of the newest events were not looked at yet
    bool failed = false; ///< it could not be searched; all else is empty
};

/// Finds messages. Lives in the server thread; answered there, and never inside the call. What is found is
/// what can be read at that moment: nothing deleted, and edited messages as they are. Never makes an append
/// wait. A page does not end between messages of the same millisecond, so it may be a little longer than the
/// limit.
class MessageSearch
{
public:
    virtual ~MessageSearch() = default;

    virtual void search(const SearchRequest &request, std::function<void(SearchResult)> done) = 0;
};

} // namespace Parlor
