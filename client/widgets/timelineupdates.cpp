// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What a TimelineView does when its model changes.

#include "client/core/timelinemodel.h"
#include "client/widgets/timelineaccessible.h"
#include "client/widgets/timelineview.h"

namespace Parlor {

void TimelineView::connectModel()
{
    const auto range = [](auto handler) {
        return [handler](const QModelIndex &, int first, int last) { handler(first, last); };
    };
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            range([this](int a, int b) { onRowsInserted(a, b); }));
    connect(m_model, &QAbstractItemModel::rowsRemoved, this,
            range([this](int a, int b) { onRowsRemoved(a, b); }));
    connect(m_model, &QAbstractItemModel::rowsMoved, this,
            [this](const QModelIndex &, int first, int last, const QModelIndex &, int to) {
                onRowsRemoved(first, last);
                const int target = to > first ? to - (last - first + 1) : to;
                m_layout.insert(target, last - first + 1);
                m_selection.insertRows(target, last - first + 1);
            });
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                onDataChanged(first.row(), last.row());
            });
    connect(m_model, &QAbstractItemModel::modelReset, this, &TimelineView::onModelReset);
    connect(m_model, &TimelineModel::olderLoaded, this, &TimelineView::later);
    connect(m_model, &QObject::destroyed, this, [this](QObject *gone) {
        m_positions.remove(gone);
        m_layout.reset(0);
        later();
    });
}

void TimelineView::onRowsInserted(int first, int last)
{
    const int count = last - first + 1;
    const bool atEnd = last == m_model->rowCount() - 1;
    const bool wasAtBottom = m_layout.atBottom();
    m_layout.insert(first, count);
    m_selection.insertRows(first, count);
    m_focused += m_focused >= first ? count : 0;
    m_hovered = -1;
    if (m_model->at(last).own && atEnd) {
        m_layout.scrollToBottom();
    } else if (first > 0 && !m_model->at(first).own) {
        // News that nobody may have seen gets the "New" line; where the reader is further up, it is counted
        // as well.
        const bool unseen = !wasAtBottom || !isActiveWindow();
        if (unseen && (m_rows.unread().isEmpty() || m_unreadSeen) && isVisible()) {
            m_layout.invalidate(m_model->rowOf(m_rows.unread()));
            m_rows.setUnread(TimelineModel::keyOf(m_model->at(first).event));
            m_layout.invalidate(first);
            m_unreadSeen = false;
        }
        if (!wasAtBottom)
            m_belowCount += count;
    }
    if (atEnd && !m_model->at(last).own)
        TimelineAccessible::announce(this, last);
    later();
}

void TimelineView::onRowsRemoved(int first, int last)
{
    const int count = last - first + 1;
    m_layout.remove(first, count);
    m_selection.removeRows(first, count);
    if (m_focused > last)
        m_focused -= count;
    else if (m_focused >= first)
        m_focused = -1;
    m_hovered = -1;
    later();
}

void TimelineView::onDataChanged(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        m_rows.forget(TimelineModel::keyOf(m_model->at(row).event));
        m_layout.invalidate(row);
        TimelineAccessible::changed(this, row);
    }
    m_layout.invalidate(last + 1);
    later();
}

void TimelineView::onModelReset()
{
    m_rows.forgetAll();
    m_selection.clear();
    m_focused = m_hovered = -1;
    m_askedBefore = -1;
    m_layout.reset(m_model->rowCount());
    later();
}

} // namespace Parlor
