// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/timerqueue.h"

#include <algorithm>
#include <array>

namespace Parlor {

using namespace std::chrono_literals;
using Duration = TimerQueue::Duration;

// Coarse timers meet at multiples of the largest of these that is at most 5 % of their interval.
static constexpr std::array<Duration, 10> grids{1s, 500ms, 200ms, 100ms, 50ms, 20ms, 10ms, 5ms, 2ms, 1ms};

static Duration rounded(Duration time, Duration grid)
{
    return (time + grid / 2) / grid * grid;
}

static Duration dueTime(const TimerQueue::Timer &timer)
{
    if (timer.interval == 0ns)
        return timer.ideal;
    switch (timer.type) {
    case Qt::PreciseTimer:
        break;
    case Qt::CoarseTimer:
        for (const Duration grid : grids) {
            if (grid <= timer.interval / 20)
                return rounded(timer.ideal, grid);
        }
        break;
    case Qt::VeryCoarseTimer: {
        const Duration due = rounded(timer.ideal, 1s);
        return due > timer.ideal - timer.interval ? due : due + 1s;
    }
    }
    return timer.ideal;
}

void TimerQueue::add(int id, Duration interval, Qt::TimerType type, QObject *object, Duration now)
{
    Timer &timer = m_timers[id];
    timer = {};
    timer.object = object;
    timer.interval = std::max(interval, 0ns);
    timer.type = type;
    timer.ideal = now + timer.interval;
    timer.due = dueTime(timer);
    schedule(id, timer);
}

bool TimerQueue::remove(int id)
{
    if (m_timers.erase(id) == 0)
        return false;
    dropStale();
    return true;
}

bool TimerQueue::removeAll(const QObject *object)
{
    const size_t removed =
        std::erase_if(m_timers, [object](const auto &timer) { return timer.second.object == object; });
    dropStale();
    return removed > 0;
}

const TimerQueue::Timer *TimerQueue::find(int id) const
{
    const auto found = m_timers.find(id);
    return found == m_timers.end() ? nullptr : &found->second;
}

std::vector<int> TimerQueue::timersOf(const QObject *object) const
{
    std::vector<int> ids;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object)
            ids.push_back(id);
    }
    return ids;
}

void TimerQueue::schedule(int id, Timer &timer)
{
    timer.serial = ++m_serial;
    m_heap.push_back({timer.due, timer.serial, id});
    std::push_heap(m_heap.begin(), m_heap.end());
}

bool TimerQueue::isStale(const Place &place) const
{
    const Timer *timer = find(place.id);
    return !timer || timer->serial != place.serial;
}

/// Keeps the heap from growing where timers are started and stopped without ever being due.
void TimerQueue::dropStale()
{
    if (m_heap.size() < 2 * m_timers.size() + 64)
        return;
    std::erase_if(m_heap, [this](const Place &place) { return isStale(place); });
    std::make_heap(m_heap.begin(), m_heap.end());
}

std::optional<Duration> TimerQueue::timeToNext(Duration now)
{
    const bool isAwaited = std::any_of(m_due.begin(), m_due.end(), [this](int id) {
        const Timer *timer = find(id);
        return timer && timer->isAwaited;
    });
    if (isAwaited)
        return 0ns;
    while (!m_heap.empty() && isStale(m_heap.front())) {
        std::pop_heap(m_heap.begin(), m_heap.end());
        m_heap.pop_back();
    }
    if (m_heap.empty())
        return std::nullopt;
    return std::max(m_heap.front().due - now, 0ns);
}

void TimerQueue::collectDue(Duration now)
{
    while (!m_heap.empty() && (m_heap.front().due <= now || isStale(m_heap.front()))) {
        std::pop_heap(m_heap.begin(), m_heap.end());
        const Place place = m_heap.back();
        m_heap.pop_back();
        if (isStale(place))
            continue;
        m_timers[place.id].isAwaited = true;
        m_due.push_back(place.id);
    }
}

std::optional<int> TimerQueue::begin(Duration now)
{
    while (!m_due.empty()) {
        const int id = m_due.front();
        m_due.pop_front();
        const auto found = m_timers.find(id);
        if (found == m_timers.end() || !found->second.isAwaited)
            continue; // stopped, or stopped and started again, since it was put aside
        Timer &timer = found->second;
        timer.isAwaited = false;
        timer.isFiring = true;
        timer.serial = 0; // not in the heap, so that it does not fire inside itself
        timer.ideal += timer.interval;
        if (timer.ideal < now)
            timer.ideal = now + timer.interval; // what was missed is not made up for
        timer.due = dueTime(timer);
        return id;
    }
    return std::nullopt;
}

void TimerQueue::end(int id, const QObject *object)
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end() || found->second.object != object || !found->second.isFiring)
        return;
    found->second.isFiring = false;
    schedule(id, found->second);
}

} // namespace Parlor
