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
    connect(m_pill, &QPushButton::clicked, this, &TimelineView::onPillClicked);

    // What comes in during one pass of the event loop is laid out once.
    m_settle->setSingleShot(true);
    m_settle->setInterval(0);
    connect(m_settle, &QTimer::timeout, this, &TimelineView::settle);
    restyle();
}

TimelineView::~TimelineView() = default;

void TimelineView::setModel(TimelineModel *model, Seq readTo)
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
    m_found.clear();
    m_seenBy.clear();
    m_seenTo = 0;
    m_seenEnd = false;
    m_readTo = readTo;
    placeUnread();
    const bool allThere = model && model->isAtEnd() && (!model->hasOlder() || model->oldest() <= readTo + 1);
    if (allThere && m_rows.unread().isEmpty())
        m_readTo = -1; // what comes from now on is news only where it is not seen
    m_layout.reset(model ? model->rowCount() : 0);
    if (model) {
        connectModel();
        const Position position = m_positions.value(model);
        const int row = position.key.isEmpty() ? -1 : model->rowOf(position.key);
        if (row >= 0)
            m_layout.place(row, position.top);
        else
            showUnread();
    }
    settle();
}

void TimelineView::setRights(const MessageRights &rights)
{
    m_rights = rights;
}

void TimelineView::setPins(const QVector<Seq> &pins)
{
    const QSet<Seq> before = m_rows.pins();
    const QSet<Seq> now(pins.cbegin(), pins.cend());
    m_rows.setPins(now);
    for (const Seq seq : (before - now) + (now - before))
        refresh(seq);
}

void TimelineView::setSeen(Seq seq, const QVector<QString> &people)
{
    const Seq before = m_rows.seen();
    m_seenBy = people;
    m_rows.setSeen(seq, people.isEmpty() ? QString() : MessageTexts::seenBy(int(people.size())));
    refresh(before);
    refresh(seq);
}

/// The marks of a message are others now.
void TimelineView::refresh(Seq seq)
{
    if (!m_model || seq <= 0 || !m_model->contains(seq))
        return;
    const int row = m_model->rowFrom(seq);
    m_layout.invalidate(row);
    TimelineAccessible::changed(this, row);
    later();
}

QString TimelineView::spoken(int row) const
{
    return MessageTexts::spoken(m_model->at(row), m_rows.marks(row), m_rows.ownId(), m_rights.nameOf);
}

void TimelineView::setOwnId(const QString &id)
{
    m_rows.setOwnId(id);
    m_layout.invalidateAll();
    later();
}

void TimelineView::clearUnread()
{
    const int row = m_model && !m_rows.unread().isEmpty() ? m_model->rowOf(m_rows.unread()) : -1;
    m_rows.setUnread({});
    m_readTo = -1;
    m_layout.invalidate(row);
    later();
}

QString TimelineView::selectedText() const
{
    return m_model ? m_selection.text(*m_model, [this](int row) { return m_rows.isFolded(row); }) : QString();
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
    clearFound();
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
        TimelinePainter::RowState state;
        state.hovered = placed.row == m_hovered;
        state.focused = placed.row == m_focused && hasFocus();
        state.selected = m_selection.inRow(placed.row, int(item.event.text.size()));
        state.found = !m_found.isEmpty() && TimelineModel::keyOf(item.event) == m_found;
        state.quote = state.hovered && m_hit.part == MessageRow::Part::Quote;
        state.chip = state.hovered ? m_hit.chip : -1;
        rows.paint(painter, QPoint(0, placed.top), m_rows.at(placed.row), item, state);
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
    case QEvent::WindowDeactivate:
    case QEvent::Show:
    case QEvent::Hide:
        later();
        break;
    default:
        break;
    }
    return QAbstractScrollArea::event(event);
}

} // namespace Parlor
