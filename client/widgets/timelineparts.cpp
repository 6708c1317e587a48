// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What stands at a message of TimelineRows beside its text.

#include "client/core/timelinemodel.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"
#include "client/widgets/timelinerows.h"

#include <QFontMetrics>
#include <QLocale>

namespace Parlor {

namespace {

constexpr int LineHeight = 21;
constexpr int NameHeight = 21;
constexpr int StateHeight = 20;
constexpr int MarkHeight = 18;
constexpr int IconWidth = 18;
constexpr int QuoteWidth = 540;
constexpr int QuoteIndent = 14;
constexpr int QuotePadding = 4;
constexpr int QuoteNameHeight = 17;
constexpr int QuoteTextHeight = 19;
constexpr int ChipHeight = 26;
constexpr int ChipPadding = 10;
constexpr int ChipGap = 6;
constexpr int EmojiWidth = 120; ///< a server may call anything an emoji

} // namespace

/// One line, and behind it, or below where there is no room, the word that unfolds it.
void TimelineRows::layOutFolded(MessageRow &made, int &y) const
{
    made.gone = MessageTexts::folded();
    made.fold = MessageTexts::tr("Show");
    QFont italic = m_font;
    italic.setItalic(true);
    const int width = QFontMetrics(italic).horizontalAdvance(made.gone) + 4;
    const int foldWidth = wordsWidth(made.fold);
    made.goneRect = QRect(Metrics::TextLeft, y, qMin(width, rightEdge() - Metrics::TextLeft), LineHeight);
    const bool beside = made.goneRect.right() + ChipGap + foldWidth <= rightEdge();
    if (!beside)
        y += LineHeight;
    made.foldRect =
        QRect(beside ? made.goneRect.right() + ChipGap : Metrics::TextLeft, y, foldWidth, LineHeight);
    y += LineHeight;
}

void TimelineRows::layOutPinned(MessageRow &made, int &y) const
{
    if (!made.marks.pinned)
        return;
    const int width = wordsWidth(MessageTexts::pinned()) + IconWidth;
    made.pinnedRect = QRect(Metrics::TextLeft, y, qMin(width, rightEdge() - Metrics::TextLeft), MarkHeight);
    y += MarkHeight;
}

void TimelineRows::layOutQuote(const TimelineItem &item, MessageRow &made, int &y) const
{
    if (!item.event.quote || item.event.deleted)
        return;
    made.quoteName = Texts::isolated(item.event.quote->name);
    made.quote = MessageTexts::quoted(*item.event.quote);
    made.quoteGone = item.event.quote->deleted;
    y += 3;
    const int height = QuoteNameHeight + QuoteTextHeight + 2 * QuotePadding;
    made.quoteRect = QRect(Metrics::TextLeft, y, qMin(textColumn(), QuoteWidth), height);
    const QRect inside = made.quoteRect.adjusted(QuoteIndent, QuotePadding, -QuotePadding, -QuotePadding);
    made.quoteNameRect = QRect(inside.left(), inside.top(), inside.width(), QuoteNameHeight);
    made.quoteTextRect =
        QRect(inside.left(), inside.top() + QuoteNameHeight, inside.width(), QuoteTextHeight);
    y += height + 3;
}

void TimelineRows::layOutChips(const TimelineItem &item, MessageRow &made, int &y) const
{
    if (item.event.reactions.isEmpty() || item.event.deleted)
        return;
    const QFontMetrics countMetrics(sized(m_font, Metrics::SmallPixels, QFont::DemiBold));
    y += 3;
    int left = Metrics::TextLeft;
    const int end = Metrics::TextLeft + textColumn();
    for (const Reaction &reaction : item.event.reactions) {
        MessageRow::Chip chip;
        chip.font = emojiFont(m_font, reaction.emoji);
        const QFontMetrics emojiMetrics(chip.font);
        chip.emoji = emojiMetrics.elidedText(Texts::isolated(reaction.emoji), Qt::ElideRight, EmojiWidth);
        chip.count = QLocale().toString(reaction.people.size());
        chip.own = !m_style.ownId.isEmpty() && reaction.people.contains(m_style.ownId);
        const int width = 2 * ChipPadding + emojiMetrics.horizontalAdvance(chip.emoji) + ChipGap
            + countMetrics.horizontalAdvance(chip.count);
        if (left > Metrics::TextLeft && left + width > end) {
            left = Metrics::TextLeft;
            y += ChipHeight + ChipGap;
        }
        chip.rect = QRect(left, y, width, ChipHeight);
        left += width + ChipGap;
        made.chips.push_back(std::move(chip));
    }
    y += ChipHeight + 3;
}

void TimelineRows::layOutSeen(MessageRow &made, int &y) const
{
    if (made.marks.seen.isEmpty())
        return;
    const int width = wordsWidth(made.marks.seen) + IconWidth;
    made.seenRect = QRect(Metrics::TextLeft, y, qMin(width, rightEdge() - Metrics::TextLeft), MarkHeight);
    y += MarkHeight;
}

void TimelineRows::layOutState(const TimelineItem &item, MessageRow &made, int &y) const
{
    if (item.state == SendState::Sent)
        return;
    const QFontMetrics metrics(m_small);
    const int right = rightEdge();
    if (item.state == SendState::Waiting) {
        made.state = Texts::tr("Waiting to be sent");
        const int width = metrics.horizontalAdvance(made.state) + IconWidth + 2;
        if (made.header && made.clock.right() + 12 + width < right) {
            made.stateRect = QRect(made.clock.right() + 6, made.clock.top(), width, NameHeight);
            return;
        }
        made.stateRect = QRect(Metrics::TextLeft, y, qMin(width, right - Metrics::TextLeft), StateHeight);
        y += StateHeight;
        return;
    }
    made.state = Texts::tr("Not sent: %1").arg(Texts::reason(item.refusal));
    made.action = Texts::tr("Edit and send again");
    const int stateWidth = metrics.horizontalAdvance(made.state) + IconWidth + 2;
    const int actionWidth = metrics.horizontalAdvance(made.action) + 4;
    made.stateRect = QRect(Metrics::TextLeft, y, qMin(stateWidth, right - Metrics::TextLeft), StateHeight);
    if (made.stateRect.right() + 8 + actionWidth > right)
        y += StateHeight;
    const int actionLeft = made.stateRect.top() == y ? made.stateRect.right() + 8 : Metrics::TextLeft;
    made.actionRect = QRect(actionLeft, y, actionWidth, StateHeight);
    y += StateHeight;
}

} // namespace Parlor
