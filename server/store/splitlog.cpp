// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/splitlog.h"

#include <utility>

namespace Parlor {

SplitLog::SplitLog(std::unique_ptr<EventLog> kept, const MemoryLog::Config &unkept)
    : m_kept(std::move(kept))
    , m_unkept(unkept)
{ }

SplitLog::~SplitLog() = default;

EventLog &SplitLog::logOf(const QString &room)
{
    return m_offRecord.contains(room) ? m_unkept : *m_kept;
}

void SplitLog::setOffRecord(const QString &room)
{
    m_offRecord.insert(room);
}

void SplitLog::append(Event event, std::function<void(AppendResult)> done)
{
    EventLog &log = logOf(event.room);
    log.append(std::move(event), std::move(done));
}

void SplitLog::amend(Event event, const AmendRule &rule, std::function<void(AppendResult)> done)
{
    EventLog &log = logOf(event.room);
    log.amend(std::move(event), rule, std::move(done));
}

void SplitLog::read(const QString &room, const LogRange &range, std::function<void(LogPage)> done)
{
    logOf(room).read(room, range, std::move(done));
}

void SplitLog::retain(const QString &room, const Retention &rule, std::function<void()> done)
{
    logOf(room).retain(room, rule, std::move(done));
}

RoomState SplitLog::roomState(const QString &room)
{
    return logOf(room).roomState(room);
}

LogState SplitLog::state(const QString &room)
{
    return logOf(room).state(room);
}

void SplitLog::forget(const QString &room)
{
    logOf(room).forget(room);
    m_offRecord.remove(room);
}

void SplitLog::onHealth(std::function<void(LogHealth)> changed)
{
    m_kept->onHealth(std::move(changed));
}

} // namespace Parlor
