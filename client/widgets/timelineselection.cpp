// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/timelineselection.h"

#include "client/core/timelinemodel.h"
#include "client/widgets/texts.h"

#include <QDateTime>
#include <algorithm>

namespace Parlor {

void TimelineSelection::insertRows(int row, int count)
{
    if (isEmpty())
        return;
    for (TextPlace *place : {&m_from, &m_to})
        place->row += place->row >= row ? count : 0;
}

void TimelineSelection::removeRows(int row, int count)
{
    for (const TextPlace &place : {m_from, m_to}) {
        if (place.row >= row && place.row < row + count)
            return clear();
    }
    for (TextPlace *place : {&m_from, &m_to})
        place->row -= place->row >= row ? count : 0;
}

std::pair<int, int> TimelineSelection::inRow(int row, int length) const
{
    const auto [first, last] = std::minmax(m_from, m_to);
    if (row < first.row || row > last.row)
        return {0, 0};
    const int from = row == first.row ? std::min(first.offset, length) : 0;
    const int to = row == last.row ? std::min(last.offset, length) : length;
    return {from, to};
}

QString TimelineSelection::text(const TimelineModel &model,
                                const std::function<bool(int row)> &isHidden) const
{
    if (isEmpty())
        return {};
    const auto [first, last] = std::minmax(m_from, m_to);
    QString all;
    for (int row = first.row; row <= last.row && row < model.rowCount(); ++row) {
        const Event &event = model.at(row).event;
        if (event.deleted || isHidden(row))
            continue;
        const auto [from, to] = inRow(row, int(event.text.size()));
        const QString piece = event.text.mid(from, to - from);
        if (first.row == last.row)
            return piece;
        if (!all.isEmpty())
            all += u'\n';
        const QString time = Texts::clock(QDateTime::fromMSecsSinceEpoch(event.time));
        all +=
            Texts::tr("[%1] %2: %3", "time, name, text: a copied line").arg(time, event.author.name, piece);
    }
    return all;
}

} // namespace Parlor
