// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/spanlayout.h"

#include <algorithm>
#include <array>

namespace Parlor {

namespace {

constexpr char16_t LineSeparator = 0x2028;

/// What QTextLayout may be given: it treats some characters as orders. One code unit for one.
QChar displayed(QChar letter)
{
    switch (letter.unicode()) {
    case u'\n':
    case 0x0085:
    case 0x2029:
        return QChar(LineSeparator);
    case u'\r':
        return QChar(u' ');
    case u'\t':
        return letter;
    case 0xFFFC: // stands for an embedded object
        return QChar(QChar::ReplacementCharacter);
    default:
        return letter.unicode() < 0x20 || letter.unicode() == 0x7F ? QChar(QChar::ReplacementCharacter)
                                                                   : letter;
    }
}

/// How many spans of each kind cover a place; spans of a hostile server may cross.
struct Cover
{
    std::array<int, 8> kinds{};
    int ownMentions = 0;

    bool has(SpanKind kind) const { return kinds[size_t(kind)] > 0; }
    bool sameBlock(const Cover &other) const
    {
        return has(SpanKind::Quote) == other.has(SpanKind::Quote)
            && has(SpanKind::CodeBlock) == other.has(SpanKind::CodeBlock);
    }
};

QTextCharFormat formatOf(const Cover &cover, const SpanStyle &style)
{
    QTextCharFormat format;
    if (cover.has(SpanKind::Bold))
        format.setFontWeight(QFont::Bold);
    if (cover.has(SpanKind::Italic))
        format.setFontItalic(true);
    if (cover.has(SpanKind::Strike))
        format.setFontStrikeOut(true);
    if (cover.has(SpanKind::Code) || cover.has(SpanKind::CodeBlock)) {
        format.setFontFamilies(style.code.families());
        format.setProperty(QTextFormat::FontPixelSize, style.code.pixelSize());
        if (!cover.has(SpanKind::CodeBlock))
            format.setBackground(style.codeGround);
    }
    if (cover.has(SpanKind::Mention)) {
        format.setForeground(style.mention);
        format.setBackground(cover.ownMentions > 0 ? style.ownMentionGround : style.mentionGround);
        format.setFontWeight(QFont::DemiBold);
    }
    if (cover.has(SpanKind::Link)) {
        format.setForeground(style.link);
        format.setFontUnderline(true);
    }
    return format;
}

struct Edge
{
    int position;
    SpanKind kind;
    bool own;
    int step; ///< +1 where a span begins, -1 where it ends
};

/// A stretch with the same cover throughout.
struct Stretch
{
    int start, end;
    Cover cover;
};

std::vector<Stretch> stretches(qsizetype length, const Spans &spans, const QString &ownId)
{
    std::vector<Edge> edges;
    for (const Span &span : spans) {
        if (span.length <= 0 || !isSafe(span, length))
            continue;
        const bool own = span.kind == SpanKind::Mention && !ownId.isEmpty() && span.target == ownId;
        edges.push_back({span.start, span.kind, own, 1});
        edges.push_back({span.start + span.length, span.kind, own, -1});
    }
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge &a, const Edge &b) { return a.position < b.position; });
    std::vector<Stretch> found;
    Cover cover;
    int from = 0;
    const auto close = [&](int to) {
        if (to > from)
            found.push_back({from, to, cover});
        from = to;
    };
    for (const Edge &edge : edges) {
        close(edge.position);
        cover.kinds[size_t(edge.kind)] += edge.step;
        cover.ownMentions += edge.own ? edge.step : 0;
    }
    close(int(length));
    return found;
}

/// Lines of one direction that follow each other stay together: each part is one paragraph to the layout of
/// bidirectional text.
void splitByDirection(const TextPart &part, QVector<TextPart> &parts)
{
    const QStringView all = part.text;
    qsizetype from = 0;
    bool direction = false;
    bool known = false;
    const auto take = [&](qsizetype end) {
        TextPart piece{
            int(part.start + from), all.mid(from, end - from).toString(), {}, part.quote, part.code};
        for (QTextLayout::FormatRange range : part.formats) {
            const int start = qMax(range.start, int(from));
            const int stop = qMin(range.start + range.length, int(end));
            if (stop > start) {
                range.start = start - int(from);
                range.length = stop - start;
                piece.formats << range;
            }
        }
        parts << piece;
    };
    for (qsizetype line = 0; line <= all.size();) {
        qsizetype end = all.indexOf(QChar(LineSeparator), line);
        if (end < 0)
            end = all.size();
        const QStringView text = all.mid(line, end - line);
        const bool letters = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
        if (letters) {
            const bool rightToLeft = text.isRightToLeft();
            if (known && rightToLeft != direction) {
                take(line - 1);
                from = line;
            }
            direction = rightToLeft;
            known = true;
        }
        line = end + 1;
    }
    take(all.size());
}

} // namespace

QVector<TextPart> layoutSpans(QStringView text, const Spans &spans, const SpanStyle &style)
{
    const std::vector<Stretch> found = stretches(text.size(), spans, style.ownId);
    QVector<TextPart> parts;
    for (size_t i = 0; i < found.size();) {
        size_t end = i + 1;
        while (end < found.size() && found[end].cover.sameBlock(found[i].cover))
            ++end;
        int start = found[i].start;
        int stop = found[end - 1].end;
        // The break before and after a block is already shown by its being a block.
        if (i > 0 && start < stop && text.at(start) == u'\n' && text.at(start - 1) != u'\n')
            ++start;
        if (end < found.size() && start < stop && text.at(stop - 1) == u'\n')
            --stop;
        if (start < stop) {
            TextPart part;
            part.start = start;
            part.quote = found[i].cover.has(SpanKind::Quote);
            part.code = found[i].cover.has(SpanKind::CodeBlock);
            part.text.reserve(stop - start);
            for (const QChar letter : text.mid(start, stop - start))
                part.text += displayed(letter);
            for (size_t each = i; each < end; ++each) {
                const int from = qMax(found[each].start, start);
                const int to = qMin(found[each].end, stop);
                QTextCharFormat format = formatOf(found[each].cover, style);
                if (to > from && !format.isEmpty())
                    part.formats << QTextLayout::FormatRange{from - start, to - from, format};
            }
            splitByDirection(part, parts);
        }
        i = end;
    }
    return parts;
}

QString linkAt(qsizetype textLength, const Spans &spans, int position)
{
    for (const Span &span : spans) {
        if (span.kind == SpanKind::Link && position >= span.start && position < span.start + span.length
            && isSafe(span, textLength))
            return span.target;
    }
    return {};
}

} // namespace Parlor
