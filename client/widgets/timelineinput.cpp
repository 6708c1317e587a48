// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What mouse and keyboard do to a TimelineView.

#include "client/core/timelinemodel.h"
#include "client/widgets/messagerow.h"
#include "client/widgets/timelineview.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleHints>
#include <QTextBoundaryFinder>
#include <QToolTip>

namespace Parlor {

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (!m_model || m_model->rowCount() == 0)
        return QAbstractScrollArea::keyPressEvent(event);
    const int last = m_model->rowCount() - 1;
    const int page = qMax(40, viewport()->height() - 40);
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    switch (event->key()) {
    case Qt::Key_Up:
        return setFocusedRow(m_focused < 0 ? m_layout.rows().back().row : m_focused - 1);
    case Qt::Key_Down:
        return setFocusedRow(m_focused < 0 ? last : m_focused + 1);
    case Qt::Key_PageUp:
        return scrollPixels(page);
    case Qt::Key_PageDown:
        return scrollPixels(-page);
    case Qt::Key_Home:
        return setFocusedRow(0);
    case Qt::Key_End:
        setFocusedRow(last);
        return scrollToBottom();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return activate(m_focused);
    case Qt::Key_Menu:
        return popUpMenu(m_focused, viewport()->mapToGlobal(rowRect(m_focused).center()));
    case Qt::Key_Escape:
        m_selection.clear();
        viewport()->update();
        Q_EMIT left();
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

TextPlace TimelineView::placeAt(QPoint point)
{
    const int row = qMax(0, m_layout.rowAt(point.y()));
    const QRect rect = rowRect(row);
    const MessageRow &made = m_rows.at(row);
    if (point.y() >= rect.bottom())
        return {row, int(m_model->at(row).event.text.size())};
    return {row, made.positionAt(point - rect.topLeft(), layoutDirection())};
}

QString TimelineView::linkUnder(QPoint point)
{
    const int row = m_model ? rowAt(point) : -1;
    if (row < 0 || !m_rows.at(row).isOnText(point - rowRect(row).topLeft(), layoutDirection()))
        return {};
    const Event &event = m_model->at(row).event;
    return linkAt(event.text.size(), event.spans, placeAt(point).offset);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_model || m_model->rowCount() == 0)
        return;
    m_pressed = true;
    m_pressedAt = event->pos();
    if (event->modifiers() & Qt::ShiftModifier && !m_selection.isEmpty())
        m_selection.extend(placeAt(event->pos()));
    else
        m_selection.start(placeAt(event->pos()));
    viewport()->update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    updateHover(event->pos());
    if (!m_pressed || !m_model || m_model->rowCount() == 0)
        return;
    // Beyond the edge the text comes along.
    if (event->pos().y() < 0)
        scrollPixels(-event->pos().y() / 2 + 4);
    else if (event->pos().y() > viewport()->height())
        scrollPixels((viewport()->height() - event->pos().y()) / 2 - 4);
    m_selection.extend(placeAt(event->pos()));
    viewport()->update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed = false;
    if (!m_model || m_model->rowCount() == 0)
        return;
    if (!m_selection.isEmpty()) {
        if (QApplication::clipboard()->supportsSelection())
            QApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
        return;
    }
    const QPoint point = event->pos();
    if ((point - m_pressedAt).manhattanLength() > QApplication::styleHints()->startDragDistance())
        return;
    const int row = rowAt(point);
    if (row < 0)
        return;
    const MessageRow &made = m_rows.at(row);
    const QPoint local = point - rowRect(row).topLeft();
    const TimelineItem &item = m_model->at(row);
    if (made.mirrored(made.actionRect, layoutDirection()).contains(local))
        return Q_EMIT takeBackRequested(item.event.id);
    if (!made.more.isEmpty() && made.mirrored(made.moreRect, layoutDirection()).contains(local)) {
        m_rows.toggleWhole(TimelineModel::keyOf(item.event));
        m_layout.invalidate(row);
        m_layout.place(row, rowRect(row).top());
        return later();
    }
    if (const QString target = linkUnder(point); !target.isEmpty())
        activateLink(target);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_model && m_model->rowCount() > 0)
        selectWord(placeAt(event->pos()));
}

void TimelineView::selectWord(TextPlace place)
{
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, m_model->at(place.row).event.text);
    words.setPosition(place.offset);
    const bool atStart = words.isAtBoundary() && (words.boundaryReasons() & QTextBoundaryFinder::StartOfItem);
    const auto from = atStart ? qsizetype(place.offset) : words.toPreviousBoundary();
    words.setPosition(place.offset);
    const auto to = words.toNextBoundary();
    m_selection.start({place.row, int(qMax<qsizetype>(0, from))});
    m_selection.extend({place.row, int(qMax<qsizetype>(0, to))});
    viewport()->update();
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const int row = m_model && event->reason() == QContextMenuEvent::Mouse ? rowAt(event->pos()) : m_focused;
    popUpMenu(row, event->globalPos());
}

void TimelineView::updateHover(QPoint point)
{
    const int row = m_model && viewport()->rect().contains(point) ? rowAt(point) : -1;
    if (row != m_hovered) {
        viewport()->update(rowRect(m_hovered));
        viewport()->update(rowRect(row));
        m_hovered = row;
    }
    if (row < 0)
        return;
    const MessageRow &made = m_rows.at(row);
    const QPoint local = point - rowRect(row).topLeft();
    const bool action = made.mirrored(made.actionRect, layoutDirection()).contains(local)
        || (!made.more.isEmpty() && made.mirrored(made.moreRect, layoutDirection()).contains(local));
    const bool onText = made.isOnText(local, layoutDirection());
    const bool hand = action || !linkUnder(point).isEmpty();
    viewport()->setCursor(hand ? Qt::PointingHandCursor : onText ? Qt::IBeamCursor : Qt::ArrowCursor);
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        updateHover({-1, -1});
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString target = linkUnder(help->pos());
        // Where a link really goes; as text, whatever it contains.
        QToolTip::showText(help->globalPos(), target.isEmpty() ? QString() : Qt::convertFromPlainText(target),
                           viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    if (m_focused < 0 && m_model && event->reason() != Qt::MouseFocusReason)
        m_focused = m_model->rowCount() - 1;
    viewport()->update();
    QAbstractScrollArea::focusInEvent(event);
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    viewport()->update();
    QAbstractScrollArea::focusOutEvent(event);
}

void TimelineView::copy() const
{
    if (!m_selection.isEmpty())
        QApplication::clipboard()->setText(selectedText());
    else if (m_model && m_focused >= 0)
        QApplication::clipboard()->setText(m_model->at(m_focused).event.text);
}

void TimelineView::selectAll()
{
    const int last = m_model ? m_model->rowCount() - 1 : -1;
    if (last < 0)
        return;
    m_selection.start({0, 0});
    m_selection.extend({last, int(m_model->at(last).event.text.size())});
    viewport()->update();
}

} // namespace Parlor
