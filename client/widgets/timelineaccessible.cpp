// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/timelineaccessible.h"

#include "client/core/timelinemodel.h"
#include "client/widgets/timelineview.h"

#include <QPointer>

namespace Parlor {

namespace {

constexpr int KeptItems = 1000; ///< more are made only while somebody holds them

/// One message.
class MessageAccessible final : public QAccessibleInterface
{
public:
    MessageAccessible(TimelineView *view, const QString &key)
        : m_view(view)
        , m_key(key)
    { }

    int row() const { return m_view && m_view->model() ? m_view->model()->rowOf(m_key) : -1; }

    bool isValid() const override { return row() >= 0; }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    int childCount() const override { return 0; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override { }
    QString text(QAccessible::Text text) const override
    {
        const int at = row();
        return text == QAccessible::Name && at >= 0 ? m_view->spoken(at) : QString();
    }
    QRect rect() const override
    {
        const int at = row();
        const QRect inView = at < 0 ? QRect() : m_view->rowRect(at).intersected(m_view->viewport()->rect());
        return inView.isEmpty() ? QRect()
                                : QRect(m_view->viewport()->mapToGlobal(inView.topLeft()), inView.size());
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        state.focusable = true;
        state.offscreen = rect().isEmpty();
        state.invalid = !isValid();
        state.focused = isValid() && m_view->hasFocus() && m_view->focusedRow() == row();
        return state;
    }

private:
    QPointer<TimelineView> m_view;
    QString m_key;
};

QAccessibleInterface *make(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    auto *view = qobject_cast<TimelineView *>(object);
    return view ? new TimelineAccessible(view) : nullptr;
}

void tell(TimelineView *view, int row, QAccessible::Event what)
{
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(view);
    QAccessibleInterface *item = list ? list->child(row) : nullptr;
    if (!item)
        return;
    QAccessibleEvent event(item, what);
    QAccessible::updateAccessibility(&event);
}

} // namespace

void TimelineAccessible::install()
{
    QAccessible::installFactory(make);
}

void TimelineAccessible::announce(TimelineView *view, int row)
{
    if (!QAccessible::isActive() || !view->isVisible() || !view->mayAnnounce())
        return;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(view, view->spoken(row));
    QAccessible::updateAccessibility(&event);
#else
    tell(view, row, QAccessible::Alert);
#endif
}

void TimelineAccessible::changed(TimelineView *view, int row)
{
    if (QAccessible::isActive())
        tell(view, row, QAccessible::NameChanged);
}

void TimelineAccessible::focus(TimelineView *view, int row)
{
    if (QAccessible::isActive())
        tell(view, row, QAccessible::Focus);
}

TimelineAccessible::TimelineAccessible(TimelineView *view)
    : QAccessibleWidget(view, QAccessible::List)
{ }

TimelineAccessible::~TimelineAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_items))
        QAccessible::deleteAccessibleInterface(id);
}

TimelineView *TimelineAccessible::view() const
{
    return static_cast<TimelineView *>(widget());
}

int TimelineAccessible::childCount() const
{
    return view() && view()->model() ? view()->model()->rowCount() : 0;
}

QAccessibleInterface *TimelineAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const QString key = TimelineModel::keyOf(view()->model()->at(index).event);
    if (const auto known = m_items.constFind(key); known != m_items.constEnd())
        return QAccessible::accessibleInterface(*known);
    if (m_items.size() >= KeptItems) {
        for (const QAccessible::Id id : std::as_const(m_items))
            QAccessible::deleteAccessibleInterface(id);
        m_items.clear();
    }
    auto *item = new MessageAccessible(view(), key);
    m_items.insert(key, QAccessible::registerAccessibleInterface(item));
    return item;
}

QAccessibleInterface *TimelineAccessible::childAt(int x, int y) const
{
    return view() ? child(view()->rowAt(view()->viewport()->mapFromGlobal(QPoint(x, y)))) : nullptr;
}

QAccessibleInterface *TimelineAccessible::focusChild() const
{
    return view() && view()->hasFocus() ? child(view()->focusedRow()) : nullptr;
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *item = dynamic_cast<const MessageAccessible *>(child);
    return item ? item->row() : -1;
}

QString TimelineAccessible::text(QAccessible::Text text) const
{
    return text == QAccessible::Name && view() ? view()->accessibleName() : QAccessibleWidget::text(text);
}

} // namespace Parlor
