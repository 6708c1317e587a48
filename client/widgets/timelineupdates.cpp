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
    connect(m_model, &TimelineModel::olderLoaded, this, [this] {
        placeUnread();
        later();
    });
    connect(m_model, &TimelineModel::atEndChanged, this, &TimelineView::later);
    connect(m_model, &QObject::destroyed, this, [this](QObject *gone) {
        m_positions.remove(gone);
        m_layout.reset(0);
        later();
    });
}

void TimelineView::onRowsInserted(int first, int last)
{
    const int count = last - first + 1;
    // News; what is read of the past comes in behind the last line as well.
    const bool atEnd = last == m_model->rowCount() - 1 && m_model->isAtEnd();
    const bool wasAtBottom = m_layout.atBottom();
    if (!m_model->isAtEnd() && wasAtBottom && m_layout.count() > 0) {
        const PlacedRow top = m_layout.rows().front();
        m_layout.place(top.row, top.top); // or one would run along with what is loaded, to the end
    }
    m_layout.insert(first, count);
    m_selection.insertRows(first, count);
    m_focused += m_focused >= first ? count : 0;
    m_hovered = -1;
    if (m_model->at(last).own && atEnd) {
        m_layout.scrollToBottom();
    } else if (!m_model->isAtEnd() || first == 0) {
        placeUnread();
    } else if (!m_model->at(first).own && !m_model->at(first).ignored) {
        // News that nobody may have seen gets the "New" line; where the reader is further up, it is counted
        // as well.
        const bool unseen = !wasAtBottom || !isActiveWindow();
        if (unseen && (m_rows.unread().isEmpty() || m_unreadSeen) && isVisible()) {
            m_readTo = m_model->at(first).event.seq - 1;
            placeUnread();
            m_unreadSeen = false;
        }
        if (!wasAtBottom)
            m_belowCount += count;
    }
    if (atEnd && !m_model->at(last).own && !m_model->at(last).ignored)
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
    m_found.clear();
    m_layout.reset(m_model->rowCount());
    placeUnread();
    later();
}

/// The "New" line stands above the first message of somebody else behind what was read, if that is loaded.
void TimelineView::placeUnread()
{
    int row = m_model && m_readTo >= 0 ? m_model->rowFrom(m_readTo + 1) : -1;
    if (row == 0 && m_model->hasOlder() && m_model->oldest() > m_readTo + 1)
        row = -1; // it may be further up
    const auto isNews = [](const TimelineItem &item) {
        return !item.own && !item.ignored && !item.event.deleted;
    };
    while (row >= 0 && !isNews(m_model->at(row)))
        row = row + 1 < m_model->rowCount() && m_model->at(row + 1).event.seq > 0 ? row + 1 : -1;
    const QString key = row < 0 ? QString() : TimelineModel::keyOf(m_model->at(row).event);
    if (key == m_rows.unread())
        return;
    const int before = m_rows.unread().isEmpty() ? -1 : m_model->rowOf(m_rows.unread());
    m_rows.setUnread(key);
    m_layout.invalidate(before);
    m_layout.invalidate(row);
}

} // namespace Parlor
