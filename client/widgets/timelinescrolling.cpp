// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Where a TimelineView stands, and what follows from it.

#include "client/core/timelinemodel.h"
#include "client/widgets/timelineview.h"

#include <QApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QWheelEvent>

namespace Parlor {

bool TimelineView::atBottom()
{
    return m_layout.atBottom();
}

void TimelineView::scrollToBottom()
{
    m_layout.scrollToBottom();
    m_belowCount = 0;
    settle();
}

void TimelineView::askForOlderAgain()
{
    m_askedBefore = -1;
    later();
}

void TimelineView::later()
{
    m_settle->start();
    viewport()->update();
}

/// Brings scroll bar, pill and the request for older lines up to date with the layout.
void TimelineView::settle()
{
    m_settle->stop();
    m_layout.setViewport(viewport()->height());
    keepUnreadInView();
    const auto maximum = int(qMin<qint64>(m_layout.maximum(), INT_MAX));
    const auto value = int(qMin<qint64>(m_layout.value(), INT_MAX));
    QScrollBar *bar = verticalScrollBar();
    {
        const QSignalBlocker blocker(bar);
        bar->setPageStep(viewport()->height());
        bar->setRange(0, maximum);
        bar->setValue(value);
        bar->setEnabled(maximum > 0); // it stays, so that lines keep their width, but shows no handle
    }
    bar->update();
    if (m_layout.atBottom()) {
        m_belowCount = 0;
        m_unreadSeen |= isActiveWindow();
    }
    updatePill();
    const bool nearTop = m_model && m_model->hasOlder() && value < viewport()->height();
    if (nearTop && isVisible() && m_askedBefore != m_model->oldest()) {
        m_askedBefore = m_model->oldest();
        Q_EMIT olderRequested();
    }
    viewport()->update();
}

/// At the bottom of a window that nobody looks at, news is followed only until the "New" line reaches the
/// top.
void TimelineView::keepUnreadInView()
{
    if (!m_model || m_rows.unread().isEmpty() || isActiveWindow() || !m_layout.atBottom())
        return;
    const int row = m_model->rowOf(m_rows.unread());
    if (row < 0 || m_layout.rows().empty())
        return;
    const PlacedRow &first = m_layout.rows().front();
    if (row < first.row || (row == first.row && first.top < 0))
        m_layout.show(row, TimelineLayout::Place::Top);
}

void TimelineView::updatePill()
{
    m_pill->setVisible(m_belowCount > 0);
    if (m_belowCount == 0)
        return;
    m_pill->setText(tr("%n new", "messages further down", m_belowCount));
    m_pill->adjustSize();
    m_pill->move((viewport()->width() - m_pill->width()) / 2, viewport()->height() - m_pill->height() - 12);
}

/// The bar tells where it was dragged or clicked to; its value was derived from the layout and is again
/// afterwards.
void TimelineView::onScrollBarAction()
{
    m_layout.scrollTo(verticalScrollBar()->sliderPosition());
    settle();
}

void TimelineView::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx)
    Q_UNUSED(dy) // the layout decides what is where
}

void TimelineView::scrollPixels(int pixels)
{
    m_layout.scrollBy(pixels);
    settle();
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const int pixels = !event->pixelDelta().isNull()
        ? event->pixelDelta().y()
        : event->angleDelta().y() * QApplication::wheelScrollLines() * 20 / 120;
    scrollPixels(pixels);
    updateHover(event->position().toPoint());
    event->accept();
}

} // namespace Parlor
