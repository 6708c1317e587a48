// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/markdown.h"

#include <vector>

namespace Parlor::Markdown {

/// A span that was recognised, in positions of the typed text.
struct Mark
{
    SpanKind kind = SpanKind::Bold;
    qsizetype outer =
        0; ///< where its opening delimiter starts: what has the smaller one lies around the other
    qsizetype start = 0; ///< of its content
    qsizetype end = 0;   ///< behind its content
    QString target = {};
};

/// Collects what the scanners find in one typed text, and makes the plain text and its spans of it.
class Marks
{
public:
    /// No more spans may be added.
    bool isFull() const { return qsizetype(m_marks.size()) >= MaxSpans; }
    void add(Mark mark) { m_marks.push_back(std::move(mark)); }
    /// The characters from @p start up to, not including, @p end are delimiters and disappear. Cuts never
    /// overlap.
    void cut(qsizetype start, qsizetype end);

    /// Where the marks made so far end, to take some of the following back.
    size_t size() const { return m_marks.size(); }
    /// Takes back the links and mentions that were added behind the first @p size marks. They must not have
    /// cuts.
    void dropLinksBehind(size_t size);

    Formatted apply(QStringView typed);

private:
    struct Cut
    {
        qsizetype start = 0;
        qsizetype end = 0;
        qsizetype gone = 0; ///< how many characters this cut and those before it remove
    };
    qsizetype mapped(qsizetype position) const;

    std::vector<Mark> m_marks;
    std::vector<Cut> m_cuts;
};

} // namespace Parlor::Markdown
