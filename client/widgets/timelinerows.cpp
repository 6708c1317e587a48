// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/timelinerows.h"

#include "client/core/timelinemodel.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFontMetrics>
#include <QTextBoundaryFinder>
#include <chrono>
#include <cmath>
#include <limits>

namespace Parlor {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds GroupFor = 5min;
constexpr int GroupGap = 8; ///< above a message that starts a group
constexpr int RowGap = 3;   ///< above one that continues it, and below each
constexpr int NameHeight = 21;
constexpr int LineHeight = 21;
constexpr int DayHeight = 36;
constexpr int UnreadHeight = 26;
constexpr int StateHeight = 20;
constexpr int BlockPadding = 8;
constexpr int QuoteIndent = 14;
constexpr int WholeCharacters = 4000; ///< longer messages are shown shortened ...
constexpr int WholeLines = 40;        ///< ... and those of more lines

QDate dayOf(const TimelineItem &item)
{
    return QDateTime::fromMSecsSinceEpoch(item.event.time).date();
}

/// Where to cut a text so that no letter is torn apart.
qsizetype cutAt(const QString &text, qsizetype limit)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, QStringView(text).mid(limit - 64, 128));
    finder.setPosition(64);
    const qsizetype back = finder.isAtBoundary() ? 64 : finder.toPreviousBoundary();
    return limit - 64 + qMax<qsizetype>(0, back);
}

} // namespace

void TimelineRows::setModel(const TimelineModel *model)
{
    m_model = model;
    m_cache.clear();
    m_whole.clear();
    m_unfolded.clear();
    m_unread.clear();
    m_pins.clear();
    setSeen(0, {});
}

void TimelineRows::setLook(const QFont &font, const Theme &theme, int width)
{
    m_font = font;
    m_bold = sized(font, pixelsOf(font), QFont::DemiBold);
    m_small = sized(font, Metrics::SmallPixels);
    m_style = {codeFont(font),   theme.accent,     theme.code,   theme.accent,
               theme.accentTint, theme.ownMention, m_style.ownId};
    m_faint = theme.faint;
    m_width = width;
    m_cache.clear();
}

void TimelineRows::setOwnId(const QString &id)
{
    m_style.ownId = id;
    m_cache.clear();
}

int TimelineRows::estimate(int row) const
{
    const Event &event = m_model->at(row).event;
    const qsizetype characters = qMin<qsizetype>(event.text.size(), WholeCharacters);
    const int column = qMin(m_width - Metrics::TextLeft - Metrics::RowMargin, Metrics::TextWidth);
    const int lines = qMin(WholeLines, 1 + int(characters) / qMax(1, column / 7));
    // Days are left out: a calendar costs more than all the rest.
    const bool header = row == 0 || m_model->at(row - 1).event.author.id != event.author.id;
    const int parts = (event.quote ? 47 : 0) + (event.reactions.isEmpty() ? 0 : 33);
    return lines * LineHeight + 2 * RowGap + parts + (header ? NameHeight + GroupGap : 0);
}

int TimelineRows::measure(int row)
{
    return at(row).height;
}

const MessageRow &TimelineRows::at(int row)
{
    const QString key = TimelineModel::keyOf(m_model->at(row).event);
    const MessageRow *kept = m_cache.object(key);
    // What stands above a message changes with its neighbours, and its marks without its own doing.
    if (kept && kept->header == startsGroup(row) && kept->day.isEmpty() != startsDay(row)
        && kept->unread == (key == m_unread) && kept->marks == marks(row))
        return *kept;
    auto *made = make(row).release();
    m_cache.insert(key, made);
    return *made;
}

void TimelineRows::toggleWhole(const QString &key)
{
    if (!m_whole.remove(key))
        m_whole.insert(key);
    forget(key);
}

void TimelineRows::toggleFolded(const QString &key)
{
    if (!m_unfolded.remove(key))
        m_unfolded.insert(key);
    forget(key);
}

void TimelineRows::setSeen(Seq seq, const QString &words)
{
    m_seen = seq;
    m_seenWords = words;
}

bool TimelineRows::isFolded(int row) const
{
    const TimelineItem &item = m_model->at(row);
    return item.ignored && !item.event.deleted && !m_unfolded.contains(TimelineModel::keyOf(item.event));
}

MessageMarks TimelineRows::marks(int row) const
{
    const Event &event = m_model->at(row).event;
    return {event.seq > 0 && !event.deleted && m_pins.contains(event.seq), isFolded(row),
            event.seq > 0 && event.seq == m_seen ? m_seenWords : QString()};
}

bool TimelineRows::startsDay(int row) const
{
    return row == 0 || dayOf(m_model->at(row - 1)) != dayOf(m_model->at(row));
}

bool TimelineRows::startsGroup(int row) const
{
    if (isFolded(row))
        return false; // it says nothing of whom it is
    if (row == 0 || isFolded(row - 1))
        return true;
    const TimelineItem &item = m_model->at(row);
    const TimelineItem &before = m_model->at(row - 1);
    return before.event.author.id != item.event.author.id
        || before.event.author.name != item.event.author.name
        || item.event.time - before.event.time > GroupFor.count() || startsDay(row)
        || (!m_unread.isEmpty() && TimelineModel::keyOf(item.event) == m_unread);
}

int TimelineRows::textColumn() const
{
    return qBound(40, m_width - Metrics::TextLeft - Metrics::RowMargin, Metrics::TextWidth);
}

int TimelineRows::rightEdge() const
{
    return qMax(m_width - Metrics::RowMargin, Metrics::TextLeft + 40);
}

int TimelineRows::wordsWidth(const QString &words) const
{
    return QFontMetrics(m_small).horizontalAdvance(words) + 4;
}

std::unique_ptr<MessageRow> TimelineRows::make(int row) const
{
    const TimelineItem &item = m_model->at(row);
    const QString key = TimelineModel::keyOf(item.event);
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(item.event.time);
    auto made = std::make_unique<MessageRow>();
    made->width = m_width;
    made->header = startsGroup(row);
    made->time = Texts::clock(time);
    if (made->header && item.event.edited > 0)
        made->time = Texts::editedAt(made->time);
    int y = 0;
    if (startsDay(row)) {
        made->day = Texts::day(time, QDateTime::currentDateTime());
        y += DayHeight;
    }
    made->unread = key == m_unread;
    if (made->unread) {
        made->unreadTop = y;
        y += UnreadHeight;
    }
    made->bodyTop = y;
    made->marks = marks(row);
    layOutHead(item, *made, y);
    if (made->marks.folded) {
        layOutFolded(*made, y);
    } else {
        layOutPinned(*made, y);
        layOutQuote(item, *made, y);
        layOutText(item, key, *made, y);
        layOutChips(item, *made, y);
        layOutSeen(*made, y);
        if (item.ignored && !item.event.deleted) {
            made->fold = MessageTexts::tr("Hide");
            made->foldRect = QRect(Metrics::TextLeft, y, wordsWidth(made->fold), StateHeight);
            y += StateHeight;
        }
    }
    layOutState(item, *made, y);
    made->height = y + RowGap;
    if (made->header)
        made->height = qMax(made->height, made->avatar.bottom() + 1 + RowGap);
    return made;
}

void TimelineRows::layOutHead(const TimelineItem &item, MessageRow &made, int &y) const
{
    if (!made.header) {
        y += RowGap;
        made.clock = QRect(4, y, Metrics::TextLeft - 12, LineHeight);
        return;
    }
    y += GroupGap;
    made.avatar = QRect(Metrics::RowMargin, y, Metrics::RowAvatar, Metrics::RowAvatar);
    const int clockWidth = wordsWidth(made.time);
    const int nameWidth = qMin(QFontMetrics(m_bold).horizontalAdvance(item.event.author.name) + 2,
                               rightEdge() - Metrics::TextLeft - clockWidth - 8);
    made.name = QRect(Metrics::TextLeft, y - 1, nameWidth, NameHeight);
    made.clock = QRect(made.name.right() + 9, y - 1, clockWidth, NameHeight);
    y += NameHeight - 1;
}

void TimelineRows::layOutText(const TimelineItem &item, const QString &key, MessageRow &made, int &y) const
{
    const int column = textColumn();
    if (item.event.deleted) {
        made.gone = Texts::deleted();
        made.goneRect = QRect(Metrics::TextLeft, y, column, LineHeight);
        y += LineHeight;
        return;
    }
    const QString &text = item.event.text;
    const bool whole = m_whole.contains(key);
    const bool cut = !whole && text.size() > WholeCharacters;
    const QStringView shown = cut ? QStringView(text).left(cutAt(text, WholeCharacters)) : QStringView(text);
    Spans spans = item.event.spans;
    for (Span &span : spans) {
        if (span.start >= 0 && span.start < shown.size() && span.length > shown.size() - span.start
            && span.length <= text.size() - span.start)
            span.length = int(shown.size()) - span.start;
    }
    // Where no time is to be seen, the words themselves end with it.
    const bool marked = !made.header && item.event.edited > 0;
    const QString mark = marked ? Texts::tr("(edited)") : QString();
    const int most = whole ? std::numeric_limits<int>::max() : WholeLines;
    const QVector<TextPart> parts = layoutSpans(shown, spans, m_style);
    int lines = 0;
    bool shortened = cut;
    bool placed = false;
    for (const TextPart &part : parts) {
        if (lines >= most) {
            shortened = true;
            break;
        }
        const bool last = &part == &parts.constLast() && !part.code && !part.quote;
        lines += layOutPart(part, last ? mark : QString(), most - lines, made, y);
        placed = last && made.textLength == part.start + part.text.size();
        shortened |= made.textLength < part.start + part.text.size();
    }
    if (marked && !placed)
        layOutPart(TextPart{made.textLength, {}, {}, false, false}, mark, 1, made, y);
    const bool isLong = text.size() > WholeCharacters || lines > WholeLines;
    if (shortened || (whole && isLong)) {
        made.more = whole ? Texts::tr("Show less") : Texts::tr("Show more");
        made.moreRect =
            QRect(Metrics::TextLeft, y, QFontMetrics(m_small).horizontalAdvance(made.more) + 4, StateHeight);
        y += StateHeight;
    }
}

/// Lays out one part, and behind it a mark, in at most @p most lines. @return how many it took; textLength
/// says how far it came.
int TimelineRows::layOutPart(TextPart part, const QString &mark, int most, MessageRow &made, int &y) const
{
    MessageRow::Block block;
    const bool framed = part.quote || part.code;
    if (framed)
        y += 4;
    const int column = textColumn();
    const int inset = part.code ? BlockPadding : 0;
    const int left = Metrics::TextLeft + (part.quote ? QuoteIndent : 0) + (part.code ? BlockPadding + 2 : 0);
    const int width = Metrics::TextLeft + column - left - (part.code ? BlockPadding + 2 : 0);
    QString text = part.text;
    QList<QTextLayout::FormatRange> formats = part.formats;
    if (!mark.isEmpty()) {
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + Texts::isolated(mark);
        QTextCharFormat format;
        format.setFont(m_small);
        format.setForeground(m_faint);
        formats << QTextLayout::FormatRange{int(part.text.size()), int(text.size() - part.text.size()),
                                            format};
    }
    block.layout = std::make_unique<QTextLayout>(text, m_font);
    block.layout->setFormats(formats);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    block.layout->setTextOption(option);
    int height = 0;
    int laid = 0;
    int lines = 0;
    block.layout->beginLayout();
    for (; lines < most; ++lines) {
        QTextLine line = block.layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        const int natural = int(std::ceil(line.height()));
        const int lineHeight = part.code ? natural + 2 : qMax(LineHeight, natural);
        line.setPosition(QPointF(0, height + (lineHeight - line.height()) / 2));
        height += lineHeight;
        laid = line.textStart() + line.textLength();
    }
    block.layout->endLayout();
    block.text = QRect(left, y + inset, width, height);
    block.frame = QRect(Metrics::TextLeft, y, column, height + 2 * inset);
    made.textLength = part.start + qMin(laid, int(part.text.size()));
    block.part = std::move(part);
    y = block.frame.bottom() + 1 + (framed ? 4 : 0);
    made.blocks.push_back(std::move(block));
    return lines;
}

} // namespace Parlor
