// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/searchmatcher.h"

#include "server/store/searchtext.h"

#include <algorithm>

namespace Parlor {

namespace {

// So many more than the limit; only a program says more in one millisecond.
constexpr int MostOfOneMillisecond = 100;

bool isInsideWord(const QString &text, qsizetype at)
{
    if (at == 0 || !text[at - 1].isLetterOrNumber())
        return false;
    // Chinese and Japanese do not show where words begin.
    return text[at - 1].script() == text[at].script() && text[at].script() != QChar::Script_Han
        && text[at].script() != QChar::Script_Hiragana && text[at].script() != QChar::Script_Katakana;
}

bool contains(const QString &text, const SearchTerm &term)
{
    qsizetype at = text.indexOf(term.text);
    while (at >= 0 && term.atWordStart && isInsideWord(text, at))
        at = text.indexOf(term.text, at + 1);
    return at >= 0;
}

bool isLink(const Span &span)
{
    return span.kind == SpanKind::Link;
}

} // namespace

SearchMatcher::SearchMatcher(const SearchQuery &query)
    : m_query(query)
{
    for (SearchTerm &term : m_query.terms)
        term.text = foldForSearch(term.text);
    m_query.terms.removeIf([](const SearchTerm &term) { return term.text.isEmpty(); });
    m_query.from = foldForSearch(m_query.from);
}

bool SearchMatcher::matches(const Event &event) const
{
    if (event.kind != EventKind::Message || event.deleted || event.time < m_query.notBefore
        || event.time >= m_query.before)
        return false;
    if (m_query.hasLink && std::none_of(event.spans.begin(), event.spans.end(), isLink))
        return false;
    if (!m_query.from.isEmpty() && foldForSearch(event.author.name) != m_query.from)
        return false;
    if (m_query.terms.isEmpty())
        return true;
    const QString text = foldForSearch(event.text);
    return std::all_of(m_query.terms.begin(), m_query.terms.end(),
                       [&](const SearchTerm &term) { return contains(text, term); });
}

bool takeHit(SearchResult &result, int limit, const Event &event)
{
    const qsizetype count = result.events.size();
    const bool isTogether = count > 0 && result.events.last().time == event.time;
    if (count < limit || (isTogether && count < limit + MostOfOneMillisecond)) {
        result.events.append(event);
        return true;
    }
    result.more = true;
    return false;
}

} // namespace Parlor
