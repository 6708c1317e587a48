// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <chrono>
#include <optional>

class QTimer;

namespace Parlor {

class Clock;

/// One deadline on the injected clock. A timer of the event loop wakes it; whether it is due the clock
/// decides, so a test moves the clock and calls check(). GUI thread; owned by whoever waits.
class Alarm final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Alarm)

public:
    Alarm(const Clock &clock, QObject *parent);

    /// Due @p delay from now; an earlier deadline is forgotten.
    void set(std::chrono::milliseconds delay);
    void clear();
    bool isSet() const { return m_due.has_value(); }
    std::chrono::milliseconds left() const; ///< 0 when not set, or overdue

    /// Emits due() if the time has come.
    void check();

Q_SIGNALS:
    /// Emitted once for each set(); the alarm is clear by then.
    void due();

private:
    const Clock &m_clock;
    QTimer *m_timer = nullptr;
    std::optional<std::chrono::milliseconds> m_due;
};

} // namespace Parlor
