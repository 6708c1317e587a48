// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/timelinepainter.h"

#include "client/core/timelinemodel.h"
#include "client/widgets/avatar.h"
#include "client/widgets/iconpainter.h"
#include "client/widgets/messagerow.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace Parlor {

namespace {
constexpr int StateIcon = 14;
} // namespace

TimelinePainter::TimelinePainter(const Theme &theme, const QFont &font, Qt::LayoutDirection direction)
    : m_theme(theme)
    , m_font(font)
    , m_bold(sized(font, pixelsOf(font), QFont::DemiBold))
    , m_italic(font)
    , m_small(sized(font, Metrics::SmallPixels))
    , m_smallBold(sized(font, Metrics::SmallPixels, QFont::DemiBold))
    , m_quote(sized(font, pixelsOf(font) - 1))
    , m_direction(direction)
{
    m_italic.setItalic(true);
}

void TimelinePainter::paint(QPainter &painter, QPoint topLeft, const MessageRow &row,
                            const TimelineItem &item, const RowState &state) const
{
    painter.save();
    painter.translate(topLeft);
    // Piled up marks must not reach into the message of somebody else.
    painter.setClipRect(QRect(0, 0, row.width, row.height), Qt::IntersectClip);
    paintLines(painter, row);
    const QRect body(0, row.bodyTop, row.width, row.height - row.bodyTop);
    if (state.found || state.hovered)
        painter.fillRect(body, state.found ? m_theme.accentTint : m_theme.hover);
    if (state.focused) {
        painter.setPen(QPen(m_theme.accent, 1));
        painter.drawRect(body.adjusted(1, 1, -2, -2));
    }
    paintHeader(painter, row, item, state.hovered || state.focused);
    paintQuote(painter, row, state.quote);
    paintBlocks(painter, row, item, state);
    paintChips(painter, row, state.chip);
    paintMarks(painter, row);
    paintState(painter, row, item);
    painter.restore();
}

void TimelinePainter::paintLines(QPainter &painter, const MessageRow &row) const
{
    const int left = Metrics::RowMargin;
    const int right = row.width - Metrics::RowMargin;
    painter.setFont(m_smallBold);
    const QFontMetrics metrics(m_smallBold);
    if (!row.day.isEmpty()) {
        const QRect label(left, row.dayTop + 6, right - left, 26);
        const int half = metrics.horizontalAdvance(row.day) / 2 + 30;
        const int middle = label.center().y();
        painter.fillRect(QRect(left, middle, label.width() / 2 - half, 1), m_theme.faintLine);
        painter.fillRect(QRect(label.center().x() + half, middle, label.width() / 2 - half, 1),
                         m_theme.faintLine);
        painter.setPen(m_theme.secondary);
        painter.drawText(label, Qt::AlignCenter | Qt::TextSingleLine, row.day);
    }
    if (row.unread) {
        const QString text = Texts::tr("New", "line above the first unread message");
        const int width = metrics.horizontalAdvance(text) + 20;
        const QRect pill = row.mirrored(QRect(right - width, row.unreadTop + 4, width, 18), m_direction);
        const QRect rule =
            row.mirrored(QRect(left, row.unreadTop + 12, right - width - left - 4, 2), m_direction);
        painter.fillRect(rule, m_theme.newLine);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.dangerFill);
        painter.drawRoundedRect(pill, 9, 9);
        painter.setPen(Qt::white);
        painter.drawText(pill, Qt::AlignCenter | Qt::TextSingleLine, text);
    }
}

void TimelinePainter::paintHeader(QPainter &painter, const MessageRow &row, const TimelineItem &item,
                                  bool hovered) const
{
    const auto leading = QStyle::visualAlignment(m_direction, Qt::AlignLeft) | Qt::AlignVCenter;
    const auto trailing = QStyle::visualAlignment(m_direction, Qt::AlignRight) | Qt::AlignVCenter;
    if (row.header) {
        paintAvatar(painter, row.mirrored(row.avatar, m_direction), item.event.author, m_theme, m_font);
        painter.setFont(m_bold);
        painter.setPen(item.own ? m_theme.accent : m_theme.name(item.event.author.color));
        const QString name = QFontMetrics(m_bold).elidedText(Texts::isolated(item.event.author.name),
                                                             Qt::ElideRight, row.name.width());
        painter.drawText(row.mirrored(row.name, m_direction), int(leading) | Qt::TextSingleLine, name);
    }
    if (row.header || hovered) {
        painter.setFont(m_small);
        painter.setPen(m_theme.faint);
        painter.drawText(row.mirrored(row.clock, m_direction),
                         int(row.header ? leading : trailing) | Qt::TextSingleLine, row.time);
    }
}

void TimelinePainter::paintBlocks(QPainter &painter, const MessageRow &row, const TimelineItem &item,
                                  const RowState &state) const
{
    if (!row.gone.isEmpty()) {
        painter.setFont(m_italic);
        painter.setPen(m_theme.secondary);
        const QRect rect = row.mirrored(row.goneRect, m_direction);
        painter.drawText(rect,
                         int(QStyle::visualAlignment(m_direction, Qt::AlignLeft) | Qt::AlignVCenter)
                             | Qt::TextSingleLine,
                         QFontMetrics(m_italic).elidedText(row.gone, Qt::ElideRight, rect.width()));
    }
    const auto [from, to] = state.selected;
    for (const MessageRow::Block &block : row.blocks) {
        const QRect frame = row.mirrored(block.frame, m_direction);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        if (block.part.code || block.part.quote) {
            painter.setBrush(m_theme.code);
            painter.drawRoundedRect(frame, 6, 6);
        }
        if (block.part.quote) {
            painter.setBrush(m_theme.quoteBar);
            painter.drawRect(
                QStyle::visualRect(m_direction, frame, QRect(frame.left(), frame.top(), 3, frame.height())));
        }
        QList<QTextLayout::FormatRange> selections;
        const int start = qMax(from - block.part.start, 0);
        const int end = qMin(to - block.part.start, int(block.part.text.size()));
        if (end > start) {
            QTextCharFormat format;
            format.setBackground(m_theme.selection);
            selections << QTextLayout::FormatRange{start, end - start, format};
        }
        const bool muted = block.part.quote || item.state != SendState::Sent;
        painter.setPen(muted ? m_theme.secondary : m_theme.text);
        block.layout->draw(&painter, row.mirrored(block.text, m_direction).topLeft(), selections);
    }
}

void TimelinePainter::paintState(QPainter &painter, const MessageRow &row, const TimelineItem &item) const
{
    const auto leading =
        QStyle::visualAlignment(m_direction, Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine;
    QFont link = m_smallBold;
    link.setUnderline(true);
    const std::pair<const QString &, QRect> links[] = {{row.more, row.moreRect}, {row.fold, row.foldRect}};
    for (const auto &[words, rect] : links) {
        painter.setFont(link);
        painter.setPen(m_theme.accent);
        painter.drawText(row.mirrored(rect, m_direction), int(leading), words);
    }
    if (row.state.isEmpty())
        return;
    const bool failed = item.state == SendState::Failed;
    const QColor color = failed ? m_theme.danger : m_theme.bannerText;
    const QRect &all = row.stateRect;
    const QRect picture(all.left(), all.top() + (all.height() - StateIcon) / 2, StateIcon, StateIcon);
    paintIcon(painter, failed ? Icon::Warning : Icon::Clock, row.mirrored(picture, m_direction), color);
    painter.setFont(m_small);
    painter.setPen(color);
    const QRect words = row.mirrored(all.adjusted(StateIcon + 3, 0, 0, 0), m_direction);
    painter.drawText(words, int(leading),
                     QFontMetrics(m_small).elidedText(row.state, Qt::ElideRight, words.width()));
    if (!row.action.isEmpty()) {
        painter.setFont(link);
        painter.drawText(row.mirrored(row.actionRect, m_direction), int(leading), row.action);
    }
}

} // namespace Parlor
