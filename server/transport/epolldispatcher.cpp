// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/epolldispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QThread>
#include <QTimerEvent>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace Parlor {

using namespace std::chrono_literals;

static TimerQueue::Duration currentTime()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

EpollDispatcher::EpollDispatcher(QObject *parent)
    : EventDispatcherBase(parent)
    , m_wakeUp(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (m_wakeUp < 0 || !m_sockets.isValid())
        qFatal("EpollDispatcher: no descriptors are left");
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_wakeUp);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_isInterrupted = false;
    m_isBusy = false;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();

    const bool withTimers = !(flags & QEventLoop::X11ExcludeTimers);
    const bool withSockets = !(flags & QEventLoop::ExcludeSocketNotifiers);
    // Whoever posts an event wakes the thread up, so nothing that was posted since is slept over.
    const bool mayWait = (flags & QEventLoop::WaitForMoreEvents) && !m_isBusy && !m_isInterrupted;
    if (mayWait)
        Q_EMIT aboutToBlock();
    if (m_isInterrupted)
        return false;

    std::optional<Duration> timeout = 0ns;
    if (mayWait && !m_isBusy)
        timeout = withTimers ? m_timers.timeToNext(currentTime()) : std::nullopt;
    int handled = waitAndNote(withSockets, timeout) ? 1 : 0;
    if (withSockets)
        handled += activateSockets();
    if (withTimers)
        handled += activateTimers();
    return handled > 0;
}

/// @return whether another thread has woken this one.
bool EpollDispatcher::waitAndNote(bool withSockets, std::optional<Duration> timeout)
{
    bool isWoken = false;
    if (withSockets) {
        isWoken = m_sockets.wait(timeout, m_wakeUp);
    } else {
        pollfd descriptor{m_wakeUp, POLLIN, 0};
        const qint64 wait = timeout ? std::chrono::ceil<std::chrono::milliseconds>(*timeout).count() : -1;
        isWoken = ::poll(&descriptor, 1, int(std::min<qint64>(wait, std::numeric_limits<int>::max()))) > 0;
    }
    if (isWoken) {
        eventfd_t count = 0;
        ::eventfd_read(m_wakeUp, &count);
        m_isWoken = false; // after reading: who comes in between is seen with the events that follow now
    }
    return isWoken;
}

int EpollDispatcher::activateSockets()
{
    int count = 0;
    while (QSocketNotifier *notifier = m_sockets.takeReady()) {
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifier, &event);
        ++count;
    }
    return count;
}

int EpollDispatcher::activateTimers()
{
    const Duration now = currentTime();
    m_timers.collectDue(now);
    int count = 0;
    while (const std::optional<int> id = m_timers.begin(now)) {
        QObject *object = m_timers.find(*id)->object;
        QTimerEvent event(*id);
        QCoreApplication::sendEvent(object, &event);
        m_timers.end(*id, object);
        ++count;
    }
    return count;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    Q_ASSERT(notifier->thread() == thread() && thread() == QThread::currentThread());
    m_sockets.add(notifier);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    Q_ASSERT(notifier->thread() == thread() && thread() == QThread::currentThread());
    m_sockets.remove(notifier);
}

EpollDispatcher::Duration EpollDispatcher::remaining(int timerId) const
{
    const TimerQueue::Timer *timer = m_timers.find(timerId);
    return timer ? std::max<Duration>(timer->due - currentTime(), 0ns) : -1ns;
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

void EpollDispatcher::registerTimer(Qt::TimerId timerId, Duration interval, Qt::TimerType type,
                                    QObject *object)
{
    m_timers.add(int(timerId), interval, type, object, currentTime());
}

bool EpollDispatcher::unregisterTimer(Qt::TimerId timerId)
{
    return m_timers.remove(int(timerId));
}

QList<QAbstractEventDispatcher::TimerInfoV2> EpollDispatcher::timersForObject(QObject *object) const
{
    QList<TimerInfoV2> infos;
    for (const int id : m_timers.timersOf(object)) {
        const TimerQueue::Timer *timer = m_timers.find(id);
        infos.append({timer->interval, Qt::TimerId(id), timer->type});
    }
    return infos;
}

EpollDispatcher::Duration EpollDispatcher::remainingTime(Qt::TimerId timerId) const
{
    return remaining(int(timerId));
}

#else

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType type, QObject *object)
{
    m_timers.add(timerId, std::chrono::milliseconds(interval), type, object, currentTime());
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    return m_timers.remove(timerId);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> infos;
    for (const int id : m_timers.timersOf(object)) {
        const TimerQueue::Timer *timer = m_timers.find(id);
        infos.append({id, int(timer->interval / 1ms), timer->type});
    }
    return infos;
}

int EpollDispatcher::remainingTime(int timerId)
{
    const Duration time = remaining(timerId);
    return time < 0ns ? -1 : int(std::chrono::ceil<std::chrono::milliseconds>(time).count());
}

#endif

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    return m_timers.removeAll(object);
}

void EpollDispatcher::wakeUp()
{
    if (thread() == QThread::currentThread()) {
        m_isBusy = true;
    } else if (!m_isWoken.exchange(true)) {
        ::eventfd_write(m_wakeUp, 1);
    }
}

void EpollDispatcher::interrupt()
{
    m_isInterrupted = true;
    wakeUp();
}

} // namespace Parlor
