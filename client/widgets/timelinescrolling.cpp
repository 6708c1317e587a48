// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Where a TimelineView stands, and what follows from it.

#include "client/core/timelinemodel.h"
#include "client/widgets/timelineaccessible.h"
#include "client/widgets/timelineview.h"

#include <QApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QWheelEvent>

namespace Parlor {

namespace {
constexpr int FarViews = 2; ///< so many views above the end, the way back is offered
} // namespace

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

void TimelineView::showMessage(Seq seq)
{
    const int row = m_model && seq > 0 ? m_model->rowFrom(seq) : -1;
    if (row < 0)
        return scrollToBottom();
    clearFound();
    m_found = TimelineModel::keyOf(m_model->at(row).event);
    m_focused = row;
    m_layout.setViewport(viewport()->height());
    m_layout.show(row, TimelineLayout::Place::Middle);
    setFocus(Qt::OtherFocusReason);
    settle();
    TimelineAccessible::focus(this, row);
}

/// One goes on from the message that was jumped to.
void TimelineView::clearFound()
{
    if (m_found.isEmpty())
        return;
    m_found.clear();
    viewport()->update();
}

void TimelineView::onPillClicked()
{
    if (m_model && !m_model->isAtEnd())
        Q_EMIT endRequested();
    else
        scrollToBottom();
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
    if (m_model && !m_model->isAtEnd() && isVisible() && maximum - value < viewport()->height())
        Q_EMIT newerRequested();
    tellSeen();
    viewport()->update();
}

/// At the bottom of a window that nobody looks at, news is followed only until the "New" line reaches the
/// top.
void TimelineView::keepUnreadInView()
{
    if (m_model && !isActiveWindow() && m_layout.atBottom())
        showUnread();
}

/// Goes up until the "New" line is to be seen.
void TimelineView::showUnread()
{
    const int row = m_rows.unread().isEmpty() ? -1 : m_model->rowOf(m_rows.unread());
    if (row < 0 || m_layout.rows().empty())
        return;
    const PlacedRow &first = m_layout.rows().front();
    if (row < first.row || (row == first.row && first.top < 0))
        m_layout.show(row, TimelineLayout::Place::Top);
}

void TimelineView::updatePill()
{
    const bool isEnd = !m_model || m_model->isAtEnd();
    const qint64 rest = m_layout.maximum() - m_layout.value();
    const bool isFar = !isEnd || rest > FarViews * qint64(viewport()->height());
    m_pill->setVisible(m_belowCount > 0 || (isFar && m_model));
    if (m_pill->isHidden())
        return;
    m_pill->setText(m_belowCount > 0 && isEnd ? tr("%n new", "messages further down", m_belowCount)
                                              : tr("Back to the newest"));
    m_pill->adjustSize();
    m_pill->move((viewport()->width() - m_pill->width()) / 2, viewport()->height() - m_pill->height() - 12);
}

/// The bar tells where it was dragged or clicked to; its value was derived from the layout and is again
/// afterwards.
void TimelineView::onScrollBarAction()
{
    clearFound();
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
    clearFound();
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

/// Only what is wholly in view of somebody who is there has been seen.
void TimelineView::tellSeen()
{
    const bool looks = m_model && isVisible() && isActiveWindow();
    Seq upTo = 0;
    bool end = false;
    if (looks) {
        for (const PlacedRow &placed : m_layout.rows()) {
            if (placed.top + placed.height <= viewport()->height())
                upTo = qMax(upTo, m_model->at(placed.row).event.seq);
        }
        end = m_layout.atBottom() && m_model->isAtEnd();
    }
    if (upTo == m_seenTo && end == m_seenEnd)
        return;
    m_seenTo = upTo;
    m_seenEnd = end;
    Q_EMIT seen(upTo, end);
}

} // namespace Parlor
