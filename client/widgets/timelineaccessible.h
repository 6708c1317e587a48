// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessibleWidget>
#include <QHash>

namespace Parlor {

class TimelineView;

/// The timeline for screen readers: a list with one item for each message, made when asked for and known by
/// the message's key, so that it stays the same object while others come and go. GUI thread; owned by Qt's
/// accessibility cache.
class TimelineAccessible final : public QAccessibleWidget
{
    Q_DISABLE_COPY_MOVE(TimelineAccessible)

public:
    /// Teaches Qt to make these for TimelineViews; harmless when repeated.
    static void install();
    /// Tells a screen reader, if there is one, that a message came in, at most every two seconds.
    static void announce(TimelineView *view, int row);
    /// ... that a message says something else now,
    static void changed(TimelineView *view, int row);
    /// ... and that the keyboard is on this message.
    static void focus(TimelineView *view, int row);

    explicit TimelineAccessible(TimelineView *view);
    ~TimelineAccessible() override;

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QString text(QAccessible::Text text) const override;

    TimelineView *view() const;

private:
    mutable QHash<QString, QAccessible::Id> m_items; ///< by the message's key
};

} // namespace Parlor
