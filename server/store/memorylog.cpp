// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/memorylog.h"

#include "server/store/newepoch.h"

#include <QMetaObject>
#include <QPointer>
#include <algorithm>
#include <utility>

namespace Parlor {

MemoryLog::MemoryLog(const Config &config)
    : m_config(config)
{ }

MemoryLog::~MemoryLog() = default;

void MemoryLog::append(Event event, std::function<void(AppendResult)> done)
{
    Room &log = room(event.room);
    const Key key(event.author.id, event.id);
    const Seq known = event.id.isEmpty() ? 0 : log.seqs.value(key);
    if (known) {
        later([done = std::move(done), result = AppendResult{AppendError::None, log.at(known), true}] {
            done(result);
        });
        return;
    }

    event.epoch = log.epoch;
    event.prev = log.last;
    event.seq = ++log.last;
    if (!event.id.isEmpty())
        log.seqs.insert(key, event.seq);
    log.events.push_back(event);
    evict(log);
    later([done = std::move(done), result = AppendResult{AppendError::None, std::move(event), false}] {
        done(result);
    });
}

void MemoryLog::before(const QString &roomId, Seq before, int limit, std::function<void(LogPage)> done)
{
    const Room &log = room(roomId);
    const Seq end = before > 0 ? std::min(before, log.last + 1) : log.last + 1;
    const Seq oldest = std::max<Seq>(log.state().first, 1);
    const Seq start = std::max(oldest, end - std::max(limit, 0));
    LogPage page = log.page(start, end);
    page.more = oldest < std::min(start, end);
    later([done = std::move(done), page = std::move(page)] { done(page); });
}

void MemoryLog::after(const QString &roomId, Seq after, int limit, std::function<void(LogPage)> done)
{
    const Room &log = room(roomId);
    // Not after + 1: a client may send the largest number there is.
    const Seq start =
        after >= log.last ? log.last + 1 : std::max(log.state().first, std::max<Seq>(after, 0) + 1);
    const Seq end = std::min(log.last + 1, start + std::max(limit, 0));
    LogPage page = log.page(start, end);
    page.more = end <= log.last;
    later([done = std::move(done), page = std::move(page)] { done(page); });
}

LogState MemoryLog::state(const QString &roomId)
{
    return room(roomId).state();
}

void MemoryLog::forget(const QString &roomId)
{
    m_rooms.remove(roomId);
}

// Memory takes everything.
void MemoryLog::onHealth(std::function<void(LogHealth)>) { }

MemoryLog::Room &MemoryLog::room(const QString &id)
{
    Room &log = m_rooms[id];
    if (log.epoch.isEmpty())
        log.epoch = newEpoch();
    return log;
}

void MemoryLog::evict(Room &log) const
{
    if (m_config.messagesPerRoom <= 0 || qint64(log.events.size()) <= m_config.messagesPerRoom)
        return;
    const Event &oldest = log.events.front();
    log.seqs.remove(Key(oldest.author.id, oldest.id));
    log.events.pop_front();
}

void MemoryLog::later(std::function<void()> call)
{
    m_due.push_back(std::move(call));
    if (m_due.size() == 1)
        QMetaObject::invokeMethod(
            &m_context, [this] { deliver(); }, Qt::QueuedConnection);
}

void MemoryLog::deliver()
{
    // What a callback asks for is due in the next pass. A callback may also destroy the log.
    const auto due = std::exchange(m_due, {});
    const QPointer<QObject> alive(&m_context);
    for (const auto &call : due) {
        call();
        if (!alive)
            return;
    }
}

LogState MemoryLog::Room::state() const
{
    return {epoch, events.empty() ? 0 : events.front().seq, last};
}

const Event &MemoryLog::Room::at(Seq seq) const
{
    return events[size_t(seq - events.front().seq)];
}

/// The events from @p from up to, not including, @p to; both inside what is there, or an empty stretch.
LogPage MemoryLog::Room::page(Seq from, Seq to) const
{
    LogPage page{state(), {}, false};
    for (Seq seq = from; seq < to; ++seq)
        page.events.append(at(seq));
    return page;
}

} // namespace Parlor
