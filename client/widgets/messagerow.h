// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/widgets/messagetexts.h"
#include "client/widgets/spanlayout.h"

#include <QRect>
#include <QString>
#include <QTextLayout>
#include <memory>
#include <vector>

namespace Parlor {

/// One message as it stands in the timeline, laid out for one width: where its parts are. Rectangles are
/// relative to the row's top left, always as if reading from left to right; mirrored() turns them for a
/// right-to-left interface. GUI thread.
struct MessageRow
{
    struct Block
    {
        TextPart part;
        std::unique_ptr<QTextLayout> layout; ///< drawn at text.topLeft()
        QRect frame;                         ///< with the ground or the bar of a block
        QRect text;
    };
    /// One emoji below the message, and how often.
    struct Chip
    {
        QString emoji, count;
        QFont font; ///< of the emoji
        bool own = false;
        QRect rect;
    };
    /// What a click can be meant for.
    enum class Part { None, Action, More, Fold, Quote, Chip };
    struct Hit
    {
        Part part = Part::None;
        int chip = -1; ///< Chip: which
    };

    int width = 0;
    int height = 0;
    int bodyTop = 0;     ///< below day line and unread line
    bool header = false; ///< shows avatar, name and time; others continue the message above
    QString day;         ///< the day line above, if any
    int dayTop = 0;
    bool unread = false; ///< the "New" line above
    int unreadTop = 0;
    QString time;
    QRect avatar, name, clock;
    QString gone; ///< what a tombstone says in the place of its text
    QRect goneRect;
    std::vector<Block> blocks;
    int textLength = 0; ///< of the message that is laid out; less than all of it while it is shortened
    QString more;       ///< "Show more" or "Show less"
    QRect moreRect;
    QString state;  ///< "Waiting to be sent", "Not sent: ..."
    QString action; ///< what a click on it does
    QRect stateRect, actionRect;
    MessageMarks marks;
    QRect pinnedRect, seenRect; ///< an icon and words
    QString quoteName, quote;   ///< of what it answers
    bool quoteGone = false;
    QRect quoteRect, quoteNameRect, quoteTextRect; ///< the frame, and what is in it
    std::vector<Chip> chips;
    QString fold; ///< of somebody ignored: "Show" or "Hide"
    QRect foldRect;

    QRect mirrored(const QRect &rect, Qt::LayoutDirection direction) const;
    Hit hitAt(QPoint point, Qt::LayoutDirection direction) const;
    /// The place in the message's text that is nearest to @p point.
    int positionAt(QPoint point, Qt::LayoutDirection direction) const;
    /// Whether @p point is on a letter rather than beside the text.
    bool isOnText(QPoint point, Qt::LayoutDirection direction) const;
};

} // namespace Parlor
