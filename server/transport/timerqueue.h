// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <qnamespace.h>
#include <unordered_map>
#include <vector>

class QObject;

namespace Parlor {

/// The timers of one event dispatcher: a heap, so that ten thousand cost little more than ten. Pure: it is
/// told what time it is and fires nothing itself. Any thread.
///
/// Precise timers are due to the nanosecond; coarse ones are moved by up to 2.5 % of their interval to times
/// that they share with others, very coarse ones to full seconds.
class TimerQueue final
{
public:
    using Duration = std::chrono::nanoseconds;
    struct Timer
    {
        QObject *object = nullptr;
        Duration interval{};
        Qt::TimerType type = Qt::PreciseTimer;
        Duration ideal{}; ///< when it would be due if it were precise
        Duration due{};
        quint64 serial = 0;     ///< of its place in the heap
        bool isFiring = false;  ///< between begin() and end()
        bool isAwaited = false; ///< collected by collectDue(), not yet begun
    };

    TimerQueue() = default;
    Q_DISABLE_COPY_MOVE(TimerQueue)

    void add(int id, Duration interval, Qt::TimerType type, QObject *object, Duration now);
    /// @return false if there is no such timer.
    bool remove(int id);
    bool removeAll(const QObject *object);
    const Timer *find(int id) const;
    std::vector<int> timersOf(const QObject *object) const;
    size_t size() const { return m_timers.size(); }
    /// Places that are held for timers, some of which may be gone; for tests.
    size_t places() const { return m_heap.size(); }

    /// How long nothing is due; nothing if there is nothing to wait for. A timer whose handler runs does not
    /// count: it never fires inside itself.
    std::optional<Duration> timeToNext(Duration now);
    /// Puts what is due aside, in the order in which it is due; each timer at most once until it has fired.
    void collectDue(Duration now);
    /// Takes the next one that was put aside. Its handler is to be run now, then end(). Nothing: no more.
    std::optional<int> begin(Duration now);
    /// The handler has returned; the timer, if it is still there, goes on. @p object as it was at begin().
    void end(int id, const QObject *object);

private:
    struct Place
    {
        Duration due;
        quint64 serial;
        int id;
        /// For a heap with the earliest on top; those due at the same time in the order in which they were
        /// added.
        bool operator<(const Place &other) const
        {
            return due != other.due ? due > other.due : serial > other.serial;
        }
    };
    void schedule(int id, Timer &timer);
    bool isStale(const Place &place) const;
    void dropStale();

    std::unordered_map<int, Timer> m_timers;
    std::vector<Place> m_heap; ///< may hold places of timers that are gone or were moved
    std::deque<int> m_due;
    quint64 m_serial = 0;
};

} // namespace Parlor
