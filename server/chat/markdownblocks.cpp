// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/markdownblocks.h"

#include "server/chat/markdowncharacters.h"
#include "server/chat/markdownline.h"
#include "server/chat/markdownmarks.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>

namespace Parlor::Markdown {

namespace {

/// A line in the typed text; in a quote, without the sign in front.
struct Line
{
    qsizetype start = 0;
    qsizetype end = 0;  ///< before the line break
    qsizetype next = 0; ///< behind the line break
};
using Lines = std::span<const Line>;

constexpr qsizetype MinFence = 3;
constexpr qsizetype MaxLanguage = 32;

qsizetype leadingBackticks(QStringView text)
{
    const auto other = std::find_if(text.begin(), text.end(), [](QChar c) { return c != u'`'; });
    return other - text.begin();
}

qsizetype trailingBackticks(QStringView text)
{
    const auto other = std::find_if(text.rbegin(), text.rend(), [](QChar c) { return c != u'`'; });
    return other - text.rbegin();
}

/// c++, objective-c, ASP.NET...: what may stand behind a fence and is not the first line of the code.
bool isLanguage(QStringView word)
{
    const auto isAllowed = [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || QStringView(u"+-#._").contains(c));
    };
    return !word.isEmpty() && word.size() <= MaxLanguage && std::all_of(word.begin(), word.end(), isAllowed);
}

/// What stands before the fence of at least @p length backticks that ends @p line; null if none does. The
/// fence may stand alone or behind the last of the code.
QStringView codeBeforeFence(QStringView line, qsizetype length)
{
    while (!line.isEmpty() && line.back().isSpace())
        line.chop(1);
    const qsizetype backticks = trailingBackticks(line);
    const QStringView code = line.chopped(backticks);
    return backticks < length || code.contains(u'`') ? QStringView() : code;
}

/// A fenced code block, as ranges of the typed text.
struct Fence
{
    qsizetype codeStart = 0;
    qsizetype codeEnd = 0;
    qsizetype breakEnd = 0; ///< behind the line break between the code and the closing fence, if there is one
    qsizetype closeStart = 0;
    qsizetype closeEnd = 0;
    size_t lastLine = 0;
    QString language;
};

class BlockScanner
{
public:
    BlockScanner(QStringView typed, Mentions &mentions, Marks &marks)
        : m_typed(typed)
        , m_mentions(mentions)
        , m_marks(marks)
    { }
    void scan(Lines lines, bool inQuote);

private:
    QStringView textOf(const Line &line) const { return m_typed.sliced(line.start, line.end - line.start); }
    bool isQuote(const Line &line) const { return textOf(line).startsWith(u"> "); }
    size_t quote(Lines lines, size_t first);
    std::optional<Fence> fence(Lines lines, size_t first, qsizetype &unclosed) const;

    const QStringView m_typed;
    Mentions &m_mentions;
    Marks &m_marks;
};

void BlockScanner::scan(Lines lines, bool inQuote)
{
    qsizetype unclosed =
        std::numeric_limits<qsizetype>::max(); // fences of this length or longer: no need to look
    for (size_t i = 0; i < lines.size() && !m_marks.isFull(); ++i) {
        const Line &line = lines[i];
        if (!inQuote && isQuote(line)) {
            i = quote(lines, i);
        } else if (const auto found = fence(lines, i, unclosed)) {
            m_marks.cut(line.start, found->codeStart);
            m_marks.cut(found->codeEnd, found->breakEnd);
            m_marks.cut(found->closeStart, found->closeEnd);
            m_marks.add({SpanKind::CodeBlock, line.start, found->codeStart, found->codeEnd, found->language});
            i = found->lastLine;
        } else {
            scanLine(textOf(line), line.start, m_mentions, m_marks);
        }
    }
}

/// Marks the quote that starts in line @p first. @return its last line.
size_t BlockScanner::quote(Lines lines, size_t first)
{
    // A bare > is an empty line of a quote that has begun; alone it is an arrow, a face, a prompt.
    std::vector<Line> content;
    std::optional<size_t> solidFirst;
    size_t solidLast = 0;
    for (size_t i = first; i < lines.size() && (isQuote(lines[i]) || textOf(lines[i]) == u">"); ++i) {
        Line line = lines[i];
        line.start += isQuote(line) ? 2 : 1;
        if (!isBlank(textOf(line))) {
            solidFirst = solidFirst.value_or(content.size());
            solidLast = content.size();
        }
        content.push_back(line);
    }
    if (solidFirst) {
        for (size_t i = 0; i < content.size(); ++i)
            m_marks.cut(lines[first + i].start, content[i].start);
        m_marks.add(
            {SpanKind::Quote, lines[first].start, content[*solidFirst].start, content[solidLast].end});
        scan(content, true);
    }
    return first + content.size() - 1;
}

/// The code block that starts in line @p first, if one does and it is closed; an open fence is text, because
/// it would swallow the rest of the message.
std::optional<Fence> BlockScanner::fence(Lines lines, size_t first, qsizetype &unclosed) const
{
    const Line &opening = lines[first];
    const qsizetype length = leadingBackticks(textOf(opening));
    const QStringView rest = textOf(opening).sliced(length);
    if (length < MinFence || length >= unclosed || rest.contains(u'`'))
        return {};

    Fence fence;
    const QStringView word = rest.trimmed();
    const bool codeOnFirstLine = !word.isEmpty() && !isLanguage(word);
    fence.codeStart = codeOnFirstLine ? opening.start + length : opening.next;
    fence.language = codeOnFirstLine ? QString() : word.toString();
    bool isSolid = codeOnFirstLine;
    for (size_t i = first + 1; i < lines.size(); ++i) {
        const QStringView code = codeBeforeFence(textOf(lines[i]), length);
        if (code.isNull()) {
            isSolid = isSolid || !isBlank(textOf(lines[i]));
            continue;
        }
        const bool isAlone = isBlank(code);
        if (isAlone && !isSolid)
            return {};
        fence.codeEnd = isAlone ? lines[i - 1].end : lines[i].start + code.size();
        fence.breakEnd = isAlone ? lines[i - 1].next : fence.codeEnd;
        fence.closeStart = isAlone ? lines[i].start : fence.codeEnd;
        fence.closeEnd = lines[i].end;
        fence.lastLine = i;
        return fence;
    }
    unclosed = length;
    return {};
}

std::vector<Line> split(QStringView typed)
{
    std::vector<Line> lines;
    for (qsizetype start = 0; start <= typed.size();) {
        const qsizetype found = typed.indexOf(u'\n', start);
        const qsizetype end = found < 0 ? typed.size() : found;
        const bool isDouble = end > start && found >= 0 && typed[end - 1] == u'\r';
        lines.push_back({start, end - (isDouble ? 1 : 0), found < 0 ? typed.size() : found + 1});
        start = end + 1;
    }
    return lines;
}

} // namespace

void scanBlocks(QStringView typed, Mentions &mentions, Marks &marks)
{
    BlockScanner(typed, mentions, marks).scan(split(typed), false);
}

} // namespace Parlor::Markdown
