// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/messagesearch.h"
#include "tests/server/store/eventlogcalls.h"

// Searches that wait for the answer, for the tests beside.

namespace Parlor {

inline SearchResult searchOnce(MessageSearch &search, const SearchRequest &request)
{
    SearchResult result;
    bool done = false;
    search.search(request, [&](SearchResult r) {
        result = std::move(r);
        done = true;
    });
    if (!QTest::qWaitFor([&] { return done; }, MostWait))
        qFatal("search was never answered");
    return result;
}

/// Once all that was said is indexed.
inline SearchResult searchAll(MessageSearch &search, const SearchRequest &request)
{
    SearchResult result;
    if (!QTest::qWaitFor([&] { return (result = searchOnce(search, request)).lag == 0 || result.failed; },
                         MostWait))
        qFatal("the index does not catch up");
    return result;
}

inline SearchRequest lookFor(const QString &term, const QVector<SearchRoom> &rooms = {{Lobby, 0}},
                             int limit = 20)
{
    SearchRequest request;
    request.query.terms = {{term, false}};
    request.rooms = rooms;
    request.limit = limit;
    return request;
}

inline QString idsOf(const SearchResult &result)
{
    QStringList all;
    for (const Event &event : result.events)
        all.append(event.id);
    return result.failed ? QStringLiteral("failed") : all.join(QLatin1Char(' '));
}

} // namespace Parlor
