// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QPoint>
#include <utility>

class QPainter;

namespace Parlor {

struct MessageRow;
struct Theme;
struct TimelineItem;

/// Draws laid out messages; knows nothing of scrolling or of a widget. GUI thread.
class TimelinePainter final
{
public:
    /// What a row looks like beside its content.
    struct RowState
    {
        bool hovered = false;
        bool focused = false;           ///< has the keyboard's mark
        std::pair<int, int> selected{}; ///< offsets into the message's text
        bool found = false;             ///< has just been jumped to
        int chip = -1;                  ///< the mouse is on this one ...
        bool quote = false;             ///< ... or on the quote
    };

    TimelinePainter(const Theme &theme, const QFont &font, Qt::LayoutDirection direction);

    void paint(QPainter &painter, QPoint topLeft, const MessageRow &row, const TimelineItem &item,
               const RowState &state) const;

private:
    void paintLines(QPainter &painter, const MessageRow &row) const;
    void paintHeader(QPainter &painter, const MessageRow &row, const TimelineItem &item, bool hovered) const;
    void paintBlocks(QPainter &painter, const MessageRow &row, const TimelineItem &item,
                     const RowState &state) const;
    void paintQuote(QPainter &painter, const MessageRow &row, bool hovered) const;
    void paintChips(QPainter &painter, const MessageRow &row, int hovered) const;
    void paintMarks(QPainter &painter, const MessageRow &row) const;
    void paintState(QPainter &painter, const MessageRow &row, const TimelineItem &item) const;

    const Theme &m_theme;
    QFont m_font, m_bold, m_italic, m_small, m_smallBold, m_quote;
    Qt::LayoutDirection m_direction;
};

} // namespace Parlor
