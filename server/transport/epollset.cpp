// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/epollset.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <unistd.h>

namespace Parlor {

static constexpr size_t EventsAtOnce = 512;

// What a notifier asks for, and what wakes it: as with poll(), an error or a hang-up wakes them all.
static constexpr std::array<quint32, 3> asked{EPOLLIN, EPOLLOUT, EPOLLPRI};

EpollSet::EpollSet()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{ }

EpollSet::~EpollSet()
{
    if (m_epoll >= 0)
        ::close(m_epoll);
}

quint32 EpollSet::wanted(const Entry &entry)
{
    quint32 events = 0;
    for (size_t type = 0; type < Types; ++type) {
        if (entry.notifiers[type])
            events |= asked[type];
    }
    return events;
}

void EpollSet::add(QSocketNotifier *notifier)
{
    const auto descriptor = size_t(notifier->socket());
    if (descriptor >= m_entries.size())
        m_entries.resize(descriptor + 1);
    Entry &entry = m_entries[descriptor];
    QSocketNotifier *&place = entry.notifiers[notifier->type()];
    if (place && place != notifier)
        qWarning("EpollSet: two notifiers of one type for descriptor %d", int(descriptor));
    place = notifier;
    if (!entry.isDirty) {
        entry.isDirty = true;
        m_dirty.push_back(int(descriptor));
    }
}

void EpollSet::remove(QSocketNotifier *notifier)
{
    const auto descriptor = size_t(notifier->socket());
    if (descriptor >= m_entries.size() || m_entries[descriptor].notifiers[notifier->type()] != notifier)
        return;
    Entry &entry = m_entries[descriptor];
    entry.notifiers[notifier->type()] = nullptr;
    entry.ready &= quint8(~(1U << notifier->type()));
    if (wanted(entry) == 0) {
        // At once: the descriptor may be closed now, and the next one of that number is another.
        apply(int(descriptor), entry);
    } else if (!entry.isDirty) {
        entry.isDirty = true;
        m_dirty.push_back(int(descriptor));
    }
}

void EpollSet::apply(int descriptor, Entry &entry)
{
    const quint32 events = wanted(entry);
    if (events == entry.watched)
        return;
    if (entry.isPlainFile) {
        entry.watched = events;
        if (events == 0) {
            std::erase(m_plainFiles, descriptor);
            entry.isPlainFile = false;
        }
        return;
    }
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    ++m_changes;
    if (events == 0) {
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor,
                    &event); // fails if it was closed too early: just as well
    } else {
        int result =
            ::epoll_ctl(m_epoll, entry.watched == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, &event);
        if (result < 0 && errno == ENOENT) // closed and opened again without telling
            result = ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
        if (result < 0 && errno == EPERM) {
            entry.isPlainFile = true;
            m_plainFiles.push_back(descriptor);
        } else if (result < 0) {
            qErrnoWarning("EpollSet: cannot watch descriptor %d", descriptor);
            return;
        }
    }
    entry.watched = events;
}

void EpollSet::applyDirty()
{
    for (const int descriptor : m_dirty) {
        Entry &entry = m_entries[size_t(descriptor)];
        entry.isDirty = false;
        apply(descriptor, entry);
    }
    m_dirty.clear();
}

void EpollSet::watchWakeUp(int wakeUp)
{
    if (m_wakeUp == wakeUp)
        return;
    m_wakeUp = wakeUp;
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = wakeUp;
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, wakeUp, &event) < 0)
        qErrnoWarning("EpollSet: cannot watch the wake-up descriptor");
}

bool EpollSet::wait(std::optional<std::chrono::nanoseconds> timeout, int wakeUp)
{
    watchWakeUp(wakeUp);
    applyDirty();
    if (!m_plainFiles.empty() || !m_ready.empty())
        timeout = std::chrono::nanoseconds(0);
    int milliseconds = -1;
    if (timeout) {
        // Rounded up: waking too early would only mean waiting again.
        const auto ceiled = std::chrono::ceil<std::chrono::milliseconds>(*timeout).count();
        milliseconds = int(std::min<qint64>(ceiled, std::numeric_limits<int>::max()));
    }
    std::array<epoll_event, EventsAtOnce> events;
    const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), milliseconds);
    bool isWoken = false;
    for (int i = 0; i < count; ++i) {
        if (events[size_t(i)].data.fd == wakeUp)
            isWoken = true;
        else
            note(events[size_t(i)].data.fd, events[size_t(i)].events);
    }
    for (const int descriptor : m_plainFiles)
        note(descriptor, EPOLLIN | EPOLLOUT);
    return isWoken;
}

void EpollSet::note(int descriptor, quint32 events)
{
    Entry &entry = m_entries[size_t(descriptor)];
    for (int type = 0; type < Types; ++type) {
        const auto bit = quint8(1U << type);
        const bool isReady = events & (asked[size_t(type)] | EPOLLERR | EPOLLHUP);
        if (!isReady || !entry.notifiers[type] || (entry.ready & bit))
            continue;
        entry.ready |= bit;
        m_ready.push_back({descriptor, type});
    }
}

QSocketNotifier *EpollSet::takeReady()
{
    while (!m_ready.empty()) {
        const Ready ready = m_ready.front();
        m_ready.pop_front();
        Entry &entry = m_entries[size_t(ready.descriptor)];
        const auto bit = quint8(1U << ready.type);
        if (!(entry.ready & bit))
            continue; // removed since it was noted; perhaps somebody else has the number by now
        entry.ready &= quint8(~bit);
        return entry.notifiers[ready.type];
    }
    return nullptr;
}

} // namespace Parlor
