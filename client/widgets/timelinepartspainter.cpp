// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// How TimelinePainter draws what stands at a message beside its text.

#include "client/widgets/iconpainter.h"
#include "client/widgets/messagerow.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"
#include "client/widgets/timelinepainter.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace Parlor {

namespace {
constexpr int MarkIcon = 13;
constexpr int ChipPadding = 10;
constexpr int QuoteBar = 3;
} // namespace

void TimelinePainter::paintQuote(QPainter &painter, const MessageRow &row, bool hovered) const
{
    if (row.quoteRect.isEmpty())
        return;
    const int leading =
        int(QStyle::visualAlignment(m_direction, Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine);
    const QRect frame = row.mirrored(row.quoteRect, m_direction);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath ground;
    ground.addRoundedRect(frame, 6, 6);
    painter.fillPath(ground, hovered ? m_theme.selected : m_theme.code);
    const QRect bar(frame.left(), frame.top(), QuoteBar, frame.height());
    painter.fillRect(QStyle::visualRect(m_direction, frame, bar), m_theme.quoteBar);
    const auto words = [&](const QRect &rect, const QFont &font, const QColor &color, const QString &text) {
        painter.setFont(font);
        painter.setPen(color);
        // In its own direction, from the side where the interface begins.
        const QString line = QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width());
        const QString isolated = QChar(0x2068) + line + QChar(0x2069);
        painter.drawText(row.mirrored(rect, m_direction), leading, isolated);
    };
    QFont said = m_quote;
    said.setItalic(row.quoteGone);
    words(row.quoteNameRect, m_smallBold, m_theme.quoteBar, row.quoteName);
    words(row.quoteTextRect, said, m_theme.secondary, row.quote);
}

void TimelinePainter::paintChips(QPainter &painter, const MessageRow &row, int hovered) const
{
    for (size_t i = 0; i < row.chips.size(); ++i) {
        const MessageRow::Chip &chip = row.chips[i];
        const QRect rect = row.mirrored(chip.rect, m_direction);
        const QColor &frame = chip.own ? m_theme.accent : int(i) == hovered ? m_theme.faint : m_theme.line;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(frame, 1));
        painter.setBrush(chip.own ? m_theme.accentTint : m_theme.code);
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), rect.height() / 2.0,
                                rect.height() / 2.0);
        const QRect inside = rect.adjusted(ChipPadding, 0, -ChipPadding, 0);
        const auto emojiSide = QStyle::visualAlignment(m_direction, Qt::AlignLeft) | Qt::AlignVCenter;
        const auto countSide = QStyle::visualAlignment(m_direction, Qt::AlignRight) | Qt::AlignVCenter;
        painter.setFont(chip.font);
        painter.setPen(m_theme.text);
        painter.drawText(inside, int(emojiSide) | Qt::TextSingleLine, chip.emoji);
        painter.setFont(m_smallBold);
        painter.setPen(chip.own ? m_theme.accent : m_theme.secondary);
        painter.drawText(inside, int(countSide) | Qt::TextSingleLine, chip.count);
    }
}

/// "Pinned" and "Seen by": an icon and words.
void TimelinePainter::paintMarks(QPainter &painter, const MessageRow &row) const
{
    const auto mark = [&](const QRect &all, Icon icon, const QString &words, const QColor &color) {
        if (all.isEmpty())
            return;
        const QRect picture(all.left(), all.top() + (all.height() - MarkIcon) / 2, MarkIcon, MarkIcon);
        paintIcon(painter, icon, row.mirrored(picture, m_direction), color);
        const QRect rest = row.mirrored(all.adjusted(MarkIcon + 4, 0, 0, 0), m_direction);
        painter.setFont(m_small);
        painter.setPen(color);
        painter.drawText(
            rest,
            int(QStyle::visualAlignment(m_direction, Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine),
            QFontMetrics(m_small).elidedText(words, Qt::ElideRight, rest.width()));
    };
    mark(row.pinnedRect, Icon::Pin, MessageTexts::pinned(), m_theme.secondary);
    mark(row.seenRect, Icon::Check, row.marks.seen, m_theme.faint);
}

} // namespace Parlor
