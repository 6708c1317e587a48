// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/timelineview.h"

#include "client/core/timelinemodel.h"
#include "client/widgets/iconpainter.h"
#include "client/widgets/messagerow.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"
#include "client/widgets/timelineaccessible.h"
#include "client/widgets/timelinepainter.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <chrono>

namespace Parlor {

namespace {
constexpr std::chrono::seconds AnnounceEvery{2};
} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_pill(new QPushButton(viewport()))
    , m_settle(new QTimer(this))
{
    TimelineAccessible::install();
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Messages"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(40);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, &TimelineView::onScrollBarAction);

    m_pill->setObjectName(QStringLiteral("newPill"));
    m_pill->setProperty("look", QStringLiteral("primary"));
    m_pill->hide();
    connect(m_pill, &QPushButton::clicked, this, &TimelineView::scrollToBottom);

    // What comes in during one pass of the event loop is laid out once.
    m_settle->setSingleShot(true);
    m_settle->setInterval(0);
    connect(m_settle, &QTimer::timeout, this, &TimelineView::settle);
    restyle();
}

TimelineView::~TimelineView() = default;

void TimelineView::setModel(TimelineModel *model, int unread)
{
    if (m_model == model)
        return;
    if (m_model) {
        Position position;
        if (!m_layout.atBottom()) {
            const PlacedRow first = m_layout.rows().front();
            position = {TimelineModel::keyOf(m_model->at(first.row).event), first.top};
        }
        m_positions.insert(m_model, position);
        m_model->disconnect(this);
        connect(m_model, &QObject::destroyed, this, [this](QObject *gone) { m_positions.remove(gone); });
    }
    m_model = model;
    m_rows.setModel(model);
    m_selection.clear();
    m_focused = m_hovered = -1;
    m_belowCount = 0;
    m_askedBefore = -1;
    m_unreadSeen = false;
    const int count = model ? model->rowCount() : 0;
    if (unread > 0 && unread <= count)
        m_rows.setUnread(TimelineModel::keyOf(model->at(count - unread).event));
    m_layout.reset(count);
    if (model) {
        connectModel();
        const Position position = m_positions.value(model);
        const int row = position.key.isEmpty() ? -1 : model->rowOf(position.key);
        if (row >= 0)
            m_layout.place(row, position.top);
    }
    keepUnreadInView();
    settle();
}

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

void TimelineView::setAllowed(Allowed edit, Allowed remove)
{
    m_mayEdit = std::move(edit);
    m_mayRemove = std::move(remove);
}

void TimelineView::setOwnId(const QString &id)
{
    m_rows.setOwnId(id);
    m_layout.invalidateAll();
    later();
}

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

void TimelineView::clearUnread()
{
    const int row = m_model && !m_rows.unread().isEmpty() ? m_model->rowOf(m_rows.unread()) : -1;
    m_rows.setUnread({});
    m_layout.invalidate(row);
    later();
}

QString TimelineView::selectedText() const
{
    return m_model ? m_selection.text(*m_model) : QString();
}

QRect TimelineView::rowRect(int row)
{
    for (const PlacedRow &placed : m_layout.rows()) {
        if (placed.row == row)
            return {0, placed.top, viewport()->width(), placed.height};
    }
    return {};
}

int TimelineView::rowAt(QPoint point)
{
    const int row = m_layout.rowAt(point.y());
    return rowRect(row).contains(point) ? row : -1;
}

bool TimelineView::mayAnnounce()
{
    if (!m_quietUntil.hasExpired())
        return false;
    m_quietUntil.setRemainingTime(AnnounceEvery);
    return true;
}

void TimelineView::setFocusedRow(int row)
{
    if (!m_model || m_model->rowCount() == 0)
        return;
    m_focused = qBound(0, row, m_model->rowCount() - 1);
    m_layout.show(m_focused, TimelineLayout::Place::Nearest);
    settle();
    TimelineAccessible::focus(this, m_focused);
}

/// Fonts, colours or the width are others now.
void TimelineView::restyle()
{
    const Theme &theme = Theme::of(palette());
    m_rows.setLook(font(), theme, viewport()->width());
    m_layout.invalidateAll();
    m_pill->setFont(sized(font(), Metrics::SmallPixels, QFont::DemiBold));
    m_pill->setIcon(makeIcon(Icon::Down, theme.onAccent));
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

void TimelineView::paintEvent(QPaintEvent *event)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme.base);
    if (!m_model || m_model->rowCount() == 0) {
        painter.setPen(theme.faint);
        painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24),
                         int(Qt::AlignCenter) | Qt::TextWordWrap, tr("No messages yet. Say hello!"));
        return;
    }
    if (m_settle->isActive())
        settle();
    const TimelinePainter rows(theme, font(), layoutDirection());
    for (const PlacedRow &placed : m_layout.rows()) {
        if (!event->rect().intersects(QRect(0, placed.top, viewport()->width(), placed.height)))
            continue;
        const TimelineItem &item = m_model->at(placed.row);
        rows.paint(painter, QPoint(0, placed.top), m_rows.at(placed.row), item,
                   {placed.row == m_hovered, placed.row == m_focused && hasFocus(),
                    m_selection.inRow(placed.row, int(item.event.text.size()))});
    }
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        restyle();
    m_layout.setViewport(viewport()->height());
    settle();
}

bool TimelineView::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::LayoutDirectionChange:
        restyle();
        break;
    case QEvent::WindowActivate:
    case QEvent::Show:
        later();
        break;
    default:
        break;
    }
    return QAbstractScrollArea::event(event);
}

} // namespace Parlor
