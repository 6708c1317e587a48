// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/messagerow.h"

#include <QStyle>
#include <utility>

namespace Parlor {

namespace {

const QTextLine lineAt(const QTextLayout &layout, qreal y)
{
    for (int i = 0; i + 1 < layout.lineCount(); ++i) {
        if (y < layout.lineAt(i + 1).y())
            return layout.lineAt(i);
    }
    return layout.lineCount() > 0 ? layout.lineAt(layout.lineCount() - 1) : QTextLine();
}

} // namespace

QRect MessageRow::mirrored(const QRect &rect, Qt::LayoutDirection direction) const
{
    return QStyle::visualRect(direction, QRect(0, 0, width, height), rect);
}

MessageRow::Hit MessageRow::hitAt(QPoint point, Qt::LayoutDirection direction) const
{
    const std::pair<QRect, Part> parts[] = {
        {actionRect, Part::Action}, {moreRect, Part::More}, {foldRect, Part::Fold}, {quoteRect, Part::Quote}};
    for (const auto &[rect, part] : parts) {
        if (mirrored(rect, direction).contains(point))
            return {part, -1};
    }
    for (size_t i = 0; i < chips.size(); ++i) {
        if (mirrored(chips[i].rect, direction).contains(point))
            return {Part::Chip, int(i)};
    }
    return {};
}

int MessageRow::positionAt(QPoint point, Qt::LayoutDirection direction) const
{
    if (blocks.empty() || point.y() < blocks.front().frame.top())
        return 0;
    const Block *found = &blocks.front();
    for (const Block &block : blocks) {
        if (point.y() >= block.frame.top())
            found = &block;
    }
    if (point.y() > found->frame.bottom() && found == &blocks.back())
        return textLength;
    const QPoint local = point - mirrored(found->text, direction).topLeft();
    const QTextLine line = lineAt(*found->layout, local.y());
    // Behind the text there may be a mark that is no part of it.
    const int offset = line.isValid() ? line.xToCursor(local.x()) : 0;
    return found->part.start + qMin(offset, int(found->part.text.size()));
}

bool MessageRow::isOnText(QPoint point, Qt::LayoutDirection direction) const
{
    for (const Block &block : blocks) {
        const QPoint local = point - mirrored(block.text, direction).topLeft();
        for (int i = 0; i < block.layout->lineCount(); ++i) {
            if (block.layout->lineAt(i).naturalTextRect().contains(local))
                return true;
        }
    }
    return false;
}

} // namespace Parlor
