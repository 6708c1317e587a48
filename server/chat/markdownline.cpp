// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/markdownline.h"

#include "server/chat/markdowncharacters.h"
#include "server/chat/markdownemphasis.h"
#include "server/chat/markdownlinks.h"
#include "server/chat/markdownmarks.h"
#include "server/chat/markdownmentions.h"

#include <QHash>
#include <optional>

namespace Parlor::Markdown {

namespace {

/// How often the character at @p position is repeated from there on.
qsizetype runLength(QStringView line, qsizetype position)
{
    qsizetype end = position;
    while (end < line.size() && line[end] == line[position])
        ++end;
    return end - position;
}

/// For each run of backticks the next one of the same length, both by where they start.
QHash<qsizetype, qsizetype> pairBackticks(QStringView line)
{
    QHash<qsizetype, qsizetype> pairs;
    QHash<qsizetype, qsizetype> last; // by length
    for (qsizetype i = line.indexOf(u'`'); i >= 0;) {
        const qsizetype length = runLength(line, i);
        if (const auto before = last.constFind(length); before != last.constEnd())
            pairs.insert(*before, i);
        last.insert(length, i);
        i = line.indexOf(u'`', i + length);
    }
    return pairs;
}

/// Reads one line from left to right. A backslash stays where it is, and the delimiter right behind it is
/// text: what was escaped on purpose is not formatted, and a face like the shrug keeps its arm.
class LineScanner
{
public:
    LineScanner(QStringView line, qsizetype offset, Mentions &mentions, Marks &marks)
        : m_line(line)
        , m_offset(offset)
        , m_mentions(mentions)
        , m_marks(marks)
    { }
    void scan();

private:
    struct Bracket
    {
        qsizetype position = 0;
        size_t marks = 0; ///< how many marks there were before it
        size_t runs = 0;
    };

    void step();
    void takeText(qsizetype length);
    void takeCode();
    void takeAddress();
    void takeMention();
    void takeRun();
    void takeClosingBracket();
    QStringView bracketed(qsizetype position);
    void makeLink(const Bracket &open, QStringView address);

    const QStringView m_line;
    const qsizetype m_offset;
    Mentions &m_mentions;
    Marks &m_marks;
    qsizetype m_position = 0;
    qsizetype m_solid = -1; ///< the last position that is neither white space nor a delimiter character
    std::vector<Run> m_runs;
    std::vector<Bracket> m_brackets;
    // Looked up once for the line, where it is asked for at all.
    std::optional<QHash<qsizetype, qsizetype>> m_codeEnds;
    std::optional<QHash<qsizetype, qsizetype>> m_bracketEnds;
};

void LineScanner::scan()
{
    while (m_position < m_line.size() && !m_marks.isFull())
        step();
    pairRuns(m_runs.data(), m_runs.data() + m_runs.size(), m_offset, m_marks);
}

void LineScanner::step()
{
    switch (m_line[m_position].unicode()) {
    case u'\\': {
        const QChar next = m_position + 1 < m_line.size() ? m_line[m_position + 1] : QChar();
        takeText(1);
        if (QStringView(u"*_~`").contains(next))
            takeText(runLength(m_line, m_position));
        else if (QStringView(u"[]@").contains(next))
            takeText(1);
        return;
    }
    case u'`':
        return takeCode();
    case u'*':
    case u'_':
    case u'~':
        return takeRun();
    case u'[':
        m_brackets.push_back({m_position, m_marks.size(), m_runs.size()});
        return takeText(1);
    case u']':
        return takeClosingBracket();
    case u'@':
        return takeMention();
    case u'h':
    case u'H':
        return takeAddress();
    default:
        return takeText(1);
    }
}

void LineScanner::takeText(qsizetype length)
{
    m_position += length;
    if (!m_line[m_position - 1].isSpace())
        m_solid = m_position - 1;
}

void LineScanner::takeCode()
{
    if (!m_codeEnds)
        m_codeEnds = pairBackticks(m_line);
    const qsizetype length = runLength(m_line, m_position);
    const qsizetype close = m_codeEnds->value(m_position, -1);
    qsizetype start = m_position + length;
    qsizetype end = close;
    if (close < 0 || isBlank(m_line.sliced(start, end - start)))
        return takeText(length);

    // One space on both sides belongs to the delimiter where it has to: that is how code that starts or ends
    // with a backtick is typed.
    const QStringView code = m_line.sliced(start, end - start);
    if (code.size() > 2 && code.front() == u' ' && code.back() == u' '
        && (code[1] == u'`' || code[code.size() - 2] == u'`')) {
        ++start;
        --end;
    }
    m_marks.cut(m_offset + m_position, m_offset + start);
    m_marks.cut(m_offset + end, m_offset + close + length);
    m_marks.add({SpanKind::Code, m_offset + m_position, m_offset + start, m_offset + end});
    takeText(close + length - m_position);
}

void LineScanner::takeAddress()
{
    const char32_t before = codePointBefore(m_line, m_position);
    const qsizetype length = isSpaced(before) ? 0 : bareAddressLength(m_line, m_position);
    if (length == 0)
        return takeText(1);
    const qsizetype start = m_offset + m_position;
    m_marks.add({SpanKind::Link, start, start, start + length, m_line.sliced(m_position, length).toString()});
    takeText(length);
}

void LineScanner::takeMention()
{
    if (isSpaced(codePointBefore(m_line, m_position)))
        return takeText(1); // ana@example.org
    const auto [length, id] = m_mentions.match(m_line, m_position + 1);
    if (length > 0) {
        const qsizetype start = m_offset + m_position;
        m_marks.add({SpanKind::Mention, start, start, start + 1 + length, id});
    }
    takeText(1 + length);
}

void LineScanner::takeRun()
{
    const qsizetype length = runLength(m_line, m_position);
    const Run run = classifyRun(m_line, m_position, length, m_solid);
    if (run.opens || run.closes)
        m_runs.push_back(run);
    m_position += length;
}

void LineScanner::takeClosingBracket()
{
    const qsizetype after = m_position + 1;
    if (m_brackets.empty())
        return takeText(1);
    const Bracket open = m_brackets.back();
    m_brackets.pop_back();
    const QStringView address = bracketed(after);
    const QStringView text = m_line.sliced(open.position + 1, m_position - open.position - 1);
    if (!mayLead(address) || isBlank(text))
        return takeText(1);
    if (isMisleading(text, address)) {
        m_brackets.clear(); // so would be what lies around it
        return takeText(1);
    }
    makeLink(open, address);
}

/// What stands in the round brackets that open at @p position; empty if none do, or if it cannot be an
/// address.
QStringView LineScanner::bracketed(qsizetype position)
{
    if (position >= m_line.size() || m_line[position] != u'(')
        return {};
    if (!m_bracketEnds)
        m_bracketEnds = pairBrackets(m_line);
    const qsizetype end = m_bracketEnds->value(position, position + 1);
    return m_line.sliced(position + 1, end - position - 1);
}

void LineScanner::makeLink(const Bracket &open, QStringView address)
{
    // Emphasis is either inside the link's text or around the whole link. A link has no other one inside.
    m_marks.dropLinksBehind(open.marks);
    pairRuns(m_runs.data() + open.runs, m_runs.data() + m_runs.size(), m_offset, m_marks);
    m_runs.resize(open.runs);
    m_brackets.clear();
    const qsizetype end = m_position + 2 + address.size() + 1;
    if (!m_marks.isFull()) {
        m_marks.cut(m_offset + open.position, m_offset + open.position + 1);
        m_marks.cut(m_offset + m_position, m_offset + end);
        m_marks.add({SpanKind::Link, m_offset + open.position, m_offset + open.position + 1,
                     m_offset + m_position, address.toString()});
    }
    takeText(end - m_position);
}

} // namespace

void scanLine(QStringView line, qsizetype offset, Mentions &mentions, Marks &marks)
{
    LineScanner(line, offset, mentions, marks).scan();
}

} // namespace Parlor::Markdown
