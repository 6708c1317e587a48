// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/transport/epollset.h"
#include "server/transport/timerqueue.h"

#include <QAbstractEventDispatcher>
#include <atomic>

namespace Parlor {

#if QT_VERSION >= QT_VERSION_CHECK(7, 0, 0) || QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
using EventDispatcherBase = QAbstractEventDispatcher;
#else
using EventDispatcherBase = QAbstractEventDispatcherV2;
#endif

/// An event loop on epoll for a thread with many sockets (Linux): a pass costs what is ready, not what is
/// there, and posting an event to the own thread costs no system call. Made in any thread and given to
/// QThread::setEventDispatcher() before the thread starts; the thread destroys it. Behaves as Qt's own
/// dispatchers do; native event filters are never called.
class EpollDispatcher final : public EventDispatcherBase
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EpollDispatcher)

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // What they hide are the older forms, which the base class forwards to these.
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_GCC("-Woverloaded-virtual")
    QT_WARNING_DISABLE_CLANG("-Woverloaded-virtual")
    void registerTimer(Qt::TimerId timerId, Duration interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(Qt::TimerId timerId) override;
    QList<TimerInfoV2> timersForObject(QObject *object) const override;
    Duration remainingTime(Qt::TimerId timerId) const override;
    QT_WARNING_POP
#else
    using Duration = TimerQueue::Duration;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;
#endif
    bool unregisterTimers(QObject *object) override;

    void wakeUp() override;
    void interrupt() override;

    /// For tests and figures.
    const EpollSet &sockets() const
    {
        return m_sockets;
    }

private:
    bool waitAndNote(bool withSockets, std::optional<Duration> timeout);
    int activateSockets();
    int activateTimers();
    /// Negative: there is no such timer.
    Duration remaining(int timerId) const;

    EpollSet m_sockets;
    TimerQueue m_timers;
    int m_wakeUp = -1;                  ///< an eventfd
    std::atomic<bool> m_isWoken{false}; ///< by another thread, until it is noticed
    std::atomic<bool> m_isInterrupted{false};
    bool m_isBusy = false; ///< this thread has something to do: do not wait
};

} // namespace Parlor
