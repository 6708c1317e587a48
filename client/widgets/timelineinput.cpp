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
    if (event->key() == Qt::Key_R && event->modifiers() == Qt::NoModifier) {
        if (mayAnswer(m_focused))
            Q_EMIT replyRequested(TimelineModel::keyOf(m_model->at(m_focused).event));
        return;
    }
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
        return onPillClicked();
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
    clearFound();
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
    if (const MessageRow::Hit hit = hitAt(point); hit.part != MessageRow::Part::None)
        return click(row, hit);
    if (const QString target = linkUnder(point); !target.isEmpty())
        activateLink(target);
}

void TimelineView::click(int row, MessageRow::Hit hit)
{
    const Event &event = m_model->at(row).event;
    switch (hit.part) {
    case MessageRow::Part::Action:
        return Q_EMIT takeBackRequested(event.id);
    case MessageRow::Part::More:
        return toggle(row, &TimelineRows::toggleWhole);
    case MessageRow::Part::Fold:
        return toggle(row, &TimelineRows::toggleFolded);
    case MessageRow::Part::Quote:
        return Q_EMIT jumpRequested(event.reply);
    case MessageRow::Part::Chip:
        if (mayAnswer(row) && hit.chip < event.reactions.size()) {
            const Reaction &reaction = event.reactions.at(hit.chip);
            Q_EMIT reactionRequested(TimelineModel::keyOf(event), reaction.emoji,
                                     !reaction.people.contains(m_rows.ownId()));
        }
        return;
    case MessageRow::Part::None:
        return;
    }
}

MessageRow::Hit TimelineView::hitAt(QPoint point)
{
    const int row = m_model ? rowAt(point) : -1;
    return row < 0 ? MessageRow::Hit()
                   : m_rows.at(row).hitAt(point - rowRect(row).topLeft(), layoutDirection());
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
    const MessageRow::Hit hit = row < 0 ? MessageRow::Hit() : hitAt(point);
    if (row != m_hovered || hit.part != m_hit.part || hit.chip != m_hit.chip) {
        viewport()->update(rowRect(m_hovered));
        viewport()->update(rowRect(row));
        m_hovered = row;
        m_hit = hit;
    }
    if (row < 0)
        return;
    const bool onText = m_rows.at(row).isOnText(point - rowRect(row).topLeft(), layoutDirection());
    const bool hand = hit.part != MessageRow::Part::None || !linkUnder(point).isEmpty();
    viewport()->setCursor(hand ? Qt::PointingHandCursor : onText ? Qt::IBeamCursor : Qt::ArrowCursor);
}

/// Who has put an emoji there, who has seen it, or where a link really goes.
QString TimelineView::tipAt(QPoint point)
{
    const int row = m_model ? rowAt(point) : -1;
    if (row < 0)
        return {};
    const MessageRow &made = m_rows.at(row);
    const QPoint local = point - rowRect(row).topLeft();
    const Event &event = m_model->at(row).event;
    const MessageRow::Hit hit = made.hitAt(local, layoutDirection());
    if (hit.part == MessageRow::Part::Chip && hit.chip < event.reactions.size())
        return MessageTexts::names(event.reactions.at(hit.chip).people, m_rows.ownId(), m_rights.nameOf);
    if (hit.part == MessageRow::Part::Quote)
        return tr("Go to the answered message");
    if (made.mirrored(made.seenRect, layoutDirection()).contains(local))
        return MessageTexts::names(m_seenBy, m_rows.ownId(), m_rights.nameOf);
    return linkUnder(point);
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        updateHover({-1, -1});
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = tipAt(help->pos());
        // As text, whatever it contains.
        QToolTip::showText(help->globalPos(), tip.isEmpty() ? QString() : Qt::convertFromPlainText(tip),
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
    else if (m_model && m_focused >= 0 && !m_rows.isFolded(m_focused))
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
