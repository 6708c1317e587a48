// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/splitlog.h"

#include <algorithm>
#include <utility>

namespace Parlor {

namespace {

// What is older than where one of the pages ends may be missing from that one, so it is left to the next
// page.
SearchResult merged(const SearchResult &one, const SearchResult &other, int limit)
{
    qint64 notBefore = 0;
    for (const SearchResult *const each : {&one, &other}) {
        if (each->more && !each->events.isEmpty())
            notBefore = std::max(notBefore, each->events.last().time);
    }
    SearchResult result{{}, one.more || other.more, one.lag + other.lag};
    Events all = one.events + other.events;
    std::stable_sort(all.begin(), all.end(), [](const Event &a, const Event &b) { return a.time > b.time; });
    for (const Event &event : std::as_const(all)) {
        const bool isFull = result.events.size() >= limit && event.time != result.events.last().time;
        if (isFull || event.time < notBefore) {
            result.more = true;
            break;
        }
        result.events.append(event);
    }
    return result;
}

} // namespace

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

void SplitLog::search(const SearchRequest &request, std::function<void(SearchResult)> done)
{
    SearchRequest kept = request, unkept = request;
    kept.rooms.removeIf([this](const SearchRoom &each) { return m_offRecord.contains(each.room); });
    unkept.rooms.removeIf([this](const SearchRoom &each) { return !m_offRecord.contains(each.room); });
    if (unkept.rooms.isEmpty()) {
        m_kept->search(kept, std::move(done));
        return;
    }
    m_unkept.search(unkept, [this, kept, done = std::move(done)](SearchResult first) mutable {
        m_kept->search(kept,
                       [limit = kept.limit, first = std::move(first),
                        done = std::move(done)](const SearchResult &second) {
                           done(second.failed ? second : merged(first, second, limit));
                       });
    });
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
