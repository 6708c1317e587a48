// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/markdownmarks.h"

#include <algorithm>

namespace Parlor::Markdown {

void Marks::cut(qsizetype start, qsizetype end)
{
    if (start < end)
        m_cuts.push_back({start, end});
}

void Marks::dropLinksBehind(size_t size)
{
    const auto isLink = [](const Mark &mark) {
        return mark.kind == SpanKind::Link || mark.kind == SpanKind::Mention;
    };
    m_marks.erase(std::remove_if(m_marks.begin() + qsizetype(size), m_marks.end(), isLink), m_marks.end());
}

Formatted Marks::apply(QStringView typed)
{
    std::sort(m_cuts.begin(), m_cuts.end(), [](const Cut &a, const Cut &b) { return a.start < b.start; });
    Formatted result;
    result.text.reserve(typed.size());
    qsizetype kept = 0;
    qsizetype gone = 0;
    for (Cut &cut : m_cuts) {
        Q_ASSERT(cut.start >= kept && cut.end <= typed.size());
        result.text.append(typed.sliced(kept, cut.start - kept));
        kept = cut.end;
        gone += cut.end - cut.start;
        cut.gone = gone;
    }
    result.text.append(typed.sliced(kept));

    // The order of the opening delimiters is the order of the wire: by start, and what lies around before
    // what is inside.
    std::stable_sort(m_marks.begin(), m_marks.end(),
                     [](const Mark &a, const Mark &b) { return a.outer < b.outer; });
    for (const Mark &mark : m_marks) {
        const qsizetype start = mapped(mark.start);
        result.spans.append({mark.kind, int(start), int(mapped(mark.end) - start), mark.target});
    }
    return result;
}

/// Where in the plain text @p position of the typed text comes to lie.
qsizetype Marks::mapped(qsizetype position) const
{
    const auto after = std::partition_point(m_cuts.begin(), m_cuts.end(),
                                            [position](const Cut &cut) { return cut.end <= position; });
    const qsizetype gone = after == m_cuts.begin() ? 0 : std::prev(after)->gone;
    return position - gone;
}

} // namespace Parlor::Markdown
