// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/memorylog.h"

#include "server/protocol/amendment.h"
#include "server/store/amendrule.h"
#include "server/store/newepoch.h"

#include <QMetaObject>
#include <QPointer>
#include <algorithm>
#include <set>
#include <utility>

namespace Parlor {

MemoryLog::MemoryLog(const Config &config)
    : m_config(config)
{ }

MemoryLog::~MemoryLog() = default;

void MemoryLog::append(Event event, std::function<void(AppendResult)> done)
{
    Room &log = room(event.room);
    if (const Seq known = log.knownSeq(event)) {
        answer(std::move(done), {AppendError::None, log.at(known), true});
        return;
    }
    const Event *const original = log.find(event.reply);
    if (!original || original->kind != EventKind::Message)
        event.reply = 0;
    write(log, std::move(event));
    answer(std::move(done), {AppendError::None, log.at(log.last), false});
}

void MemoryLog::amend(Event event, const AmendRule &rule, std::function<void(AppendResult)> done)
{
    Room &log = room(event.room);
    if (const Seq known = log.knownSeq(event)) {
        answer(std::move(done), {AppendError::None, log.at(known), true});
        return;
    }
    Event *const target = log.find(event.target);
    const AmendDecision decision = decide(target, event, rule, log.roomState.pins);
    if (decision.error != AppendError::None) {
        answer(std::move(done), {decision.error, std::move(event), false});
        return;
    }
    if (decision.isSo) {
        answer(std::move(done), {AppendError::None, log.madeSo(event), true});
        return;
    }
    if (event.kind != EventKind::Pin) {
        Event amendment = event;
        amendment.seq = log.last + 1;
        amendMessage(*target, amendment);
    }
    showAmendment(event, nullptr); // the text is the message's now
    write(log, std::move(event));
    answer(std::move(done), {AppendError::None, log.at(log.last), false});
}

void MemoryLog::write(Room &log, Event event) const
{
    event.epoch = log.epoch;
    event.prev = log.last;
    event.seq = ++log.last;
    if (!event.id.isEmpty())
        log.seqs.insert(Key(event.author.id, event.id), event.seq);
    fold(log.roomState, event);
    log.events.push_back(std::move(event));
    evict(log);
}

void MemoryLog::answer(std::function<void(AppendResult)> done, AppendResult result)
{
    later([done = std::move(done), result = std::move(result)] { done(result); });
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

void MemoryLog::at(const QString &roomId, const QVector<Seq> &seqs, std::function<void(LogPage)> done)
{
    const Room &log = room(roomId);
    LogPage page{log.state(), {}, false};
    for (const Seq seq : std::set<Seq>(seqs.begin(), seqs.end())) {
        if (log.has(seq))
            page.events.append(log.at(seq));
    }
    later([done = std::move(done), page = std::move(page)] { done(page); });
}

RoomState MemoryLog::roomState(const QString &roomId)
{
    return room(roomId).roomState;
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
    log.roomState.pins.removeAll(oldest.seq);
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

Seq MemoryLog::Room::knownSeq(const Event &event) const
{
    return event.id.isEmpty() ? 0 : seqs.value(Key(event.author.id, event.id));
}

bool MemoryLog::Room::has(Seq seq) const
{
    return !events.empty() && seq >= events.front().seq && seq <= last;
}

/// One that is here, as it is to be shown now.
Event MemoryLog::Room::at(Seq seq) const
{
    Event event = events[index(seq)];
    if (event.kind == EventKind::Edit)
        showAmendment(event, find(event.target));
    if (const Event *const original = find(event.reply))
        event.quote = quoteOf(*original);
    return event;
}

/// The latest reaction or pin of the kind that @p wish is; without a seq if there is none.
Event MemoryLog::Room::madeSo(const Event &wish) const
{
    const auto found = std::find_if(events.rbegin(), events.rend(), [&wish](const Event &event) {
        const bool isSame = event.kind == wish.kind && event.target == wish.target;
        return isSame
            && (event.kind == EventKind::Pin
                || (event.emoji == wish.emoji && event.author.id == wish.author.id));
    });
    return found == events.rend() ? wish : *found;
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
