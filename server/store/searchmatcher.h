// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/messagesearch.h"

namespace Parlor {

/// Whether messages are what a query asks for; the same in every log. Pure.
class SearchMatcher final
{
public:
    explicit SearchMatcher(const SearchQuery &query);

    bool matches(const Event &event) const;
    /// The query with all that is compared folded, and without terms of which nothing is left.
    const SearchQuery &folded() const { return m_query; }

private:
    SearchQuery m_query;
};

/// Whether @p event comes into @p result with its limit; false: the page is full. Events come newest first.
bool takeHit(SearchResult &result, int limit, const Event &event);

} // namespace Parlor
