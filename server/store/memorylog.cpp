// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/memorylog.h"

#include "server/protocol/amendment.h"
#include "server/protocol/protocolinfo.h"
#include "server/store/amendrule.h"
#include "server/store/newepoch.h"
#include "server/store/searchmatcher.h"

#include <QMetaObject>
#include <QPointer>
#include <algorithm>
#include <memory>
#include <numeric>
#include <set>
#include <utility>

namespace Parlor {

namespace {

constexpr int SearchedAtOnce = 250; // a millisecond, in the thread in which all is answered

// What an event takes of the memory, about.
qint64 sizeOf(const Event &event)
{
    qint64 characters = event.text.size() + event.source.size();
    for (const Span &span : event.spans)
        characters += qint64(sizeof(Span)) + span.target.size();
    for (const Reaction &reaction : event.reactions)
        characters += reaction.people.size() * MaxIdLength;
    return qint64(sizeof(Event)) + characters * qint64(sizeof(QChar));
}

} // namespace

/// A search that is under way.
struct MemoryLog::Scan
{
    struct Part
    {
        QString room;
        Seq since = 0, last = 0; ///< what is left of it
    };

    SearchMatcher matcher;
    int limit;
    std::vector<Part> parts;
    std::function<void(SearchResult)> done;
    SearchResult result = {};
};

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
        log.bytes -= sizeOf(*target);
        amendMessage(*target, amendment);
        log.bytes += sizeOf(*target);
    }
    showAmendment(event, nullptr); // the text is the message's now
    write(log, std::move(event));
    answer(std::move(done), {AppendError::None, log.at(log.last), false});
}

void MemoryLog::write(Room &log, Event event)
{
    event.epoch = log.epoch;
    event.prev = log.last;
    event.seq = ++log.last;
    event.time = log.lastTime = std::max(log.lastTime, event.time);
    if (!event.id.isEmpty())
        log.seqs.insert(Key(event.author.id, event.id), event.seq);
    fold(log.roomState, event);
    log.bytes += sizeOf(event);
    log.events.push_back(std::move(event));
    if (m_config.messagesPerRoom > 0 && qint64(log.events.size()) > m_config.messagesPerRoom)
        log.removeOldest();
    keepBytes();
}

// Not from the room that is written to, or whoever fills one would empty the others. The newest of each
// stays.
void MemoryLog::keepBytes()
{
    if (m_config.bytes <= 0)
        return;
    const auto bytesOf = [](const Room &log) { return log.events.size() > 1 ? log.bytes : 0; };
    const auto all = [&] {
        return std::accumulate(m_rooms.begin(), m_rooms.end(), qint64(0),
                               [](qint64 sum, const Room &log) { return sum + log.bytes; });
    };
    for (qint64 over = all() - m_config.bytes; over > 0;) {
        Room &largest = *std::max_element(m_rooms.begin(), m_rooms.end(), [&](const Room &a, const Room &b) {
            return bytesOf(a) < bytesOf(b);
        });
        if (bytesOf(largest) == 0)
            return;
        const qint64 before = largest.bytes;
        largest.removeOldest();
        over -= before - largest.bytes;
    }
}

void MemoryLog::answer(std::function<void(AppendResult)> done, AppendResult result)
{
    later([done = std::move(done), result = std::move(result)] { done(result); });
}

void MemoryLog::read(const QString &roomId, const LogRange &range, std::function<void(LogPage)> done)
{
    const Room &log = room(roomId);
    LogPage page;
    page.state = log.state();
    page.events = log.read(range);
    setEnds(page, range);
    later([done = std::move(done), page = std::move(page)] { done(page); });
}

void MemoryLog::retain(const QString &roomId, const Retention &rule, std::function<void()> done)
{
    Room &log = room(roomId);
    const Seq oldest = log.state().first;
    const Seq first = std::max(rule.notBefore > 0 ? log.firstSince(rule.notBefore, oldest) : oldest,
                               rule.messages > 0 ? log.newest(rule.messages, log.last) : oldest);
    while (!log.events.empty() && log.events.front().seq < first)
        log.removeOldest();
    later(std::move(done));
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

void MemoryLog::search(const SearchRequest &request, std::function<void(SearchResult)> done)
{
    const auto scan =
        std::make_shared<Scan>(Scan{SearchMatcher(request.query), request.limit, {}, std::move(done)});
    for (const SearchRoom &each : request.rooms)
        scan->parts.push_back({each.room, each.since, state(each.room).last});
    later([this, scan] { searchOn(scan); });
}

// Others have their turn in between, so at the end all is looked at again.
void MemoryLog::searchOn(const std::shared_ptr<Scan> &scan)
{
    for (int left = SearchedAtOnce; left > 0; --left) {
        const Event *const event = newestOf(*scan);
        if (!event) {
            finishSearch(*scan);
            return;
        }
        if (scan->matcher.matches(*event) && !takeHit(scan->result, scan->limit, *event)) {
            finishSearch(*scan);
            return;
        }
    }
    later([this, scan] { searchOn(scan); });
}

/// Of all that is left, which is one less then.
const Event *MemoryLog::newestOf(Scan &scan) const
{
    Scan::Part *newest = nullptr;
    const Event *found = nullptr;
    for (Scan::Part &part : scan.parts) {
        const auto log = m_rooms.constFind(part.room);
        const Event *const event =
            log != m_rooms.constEnd() && part.last >= part.since ? log->find(part.last) : nullptr;
        if (event && (!found || event->time > found->time)) {
            found = event;
            newest = &part;
        }
    }
    if (newest)
        --newest->last;
    return found;
}

void MemoryLog::finishSearch(Scan &scan) const
{
    SearchResult result = std::move(scan.result);
    Events events;
    for (const Event &hit : std::as_const(result.events)) {
        const auto log = m_rooms.constFind(hit.room);
        const Event *const now = log != m_rooms.constEnd() ? log->find(hit.seq) : nullptr;
        if (now && now->epoch == hit.epoch && scan.matcher.matches(*now))
            events.append(log->at(hit.seq));
    }
    result.events = events;
    scan.done(std::move(result));
}

MemoryLog::Room &MemoryLog::room(const QString &id)
{
    Room &log = m_rooms[id];
    if (log.epoch.isEmpty())
        log.epoch = newEpoch();
    return log;
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
    const Seq behind = last > 0 ? last + 1 : 0;
    return {epoch, events.empty() ? behind : events.front().seq, last};
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

/// The first message from @p oldest on that is not older than @p time; behind the last if there is none.
Seq MemoryLog::Room::firstSince(qint64 time, Seq oldest) const
{
    for (Seq seq = oldest; has(seq); ++seq) {
        const Event &event = events[index(seq)];
        if (event.kind == EventKind::Message && event.time >= time)
            return seq;
    }
    return last + 1;
}

/// Where the newest @p messages up to @p upTo begin; the oldest event if there are fewer.
Seq MemoryLog::Room::newest(qint64 messages, Seq upTo) const
{
    qint64 left = messages;
    for (Seq seq = upTo; has(seq); --seq) {
        if (events[index(seq)].kind == EventKind::Message && --left == 0)
            return seq;
    }
    return state().first;
}

Events MemoryLog::Room::read(const LogRange &range) const
{
    Events found;
    const Seq oldest = std::max<Seq>({state().first, range.since, 1});
    if (range.place == LogRange::Place::Each) {
        for (const Seq seq : ascending(range.seqs)) {
            if (seq >= oldest && has(seq) && found.size() < range.limit)
                found.append(at(seq));
        }
        return found;
    }
    const Seq behind = last + 1;
    const Seq limit = std::max(range.limit, 0);
    Seq start = std::clamp(range.at, std::min(oldest, behind), behind);
    Seq count = limit; // from there on
    switch (range.place) {
    case LogRange::Place::Before:
        start = range.at == 0 ? behind : start;
        count = 0;
        break;
    case LogRange::Place::Around:
        count = limit - limit / 2;
        break;
    case LogRange::Place::After:
        start = range.at < start || start == behind ? start : start + 1; // the largest number has no next
        break;
    case LogRange::Place::Time:
        start = firstSince(range.at, oldest);
        break;
    case LogRange::Place::Newest:
        start = std::max(oldest, newest(range.messages, std::min(range.at, last)));
        break;
    case LogRange::Place::Each:
        break;
    }
    const Seq end = std::min(behind, start + count);
    for (Seq seq = std::max(oldest, start - (limit - count)); seq < end; ++seq)
        found.append(at(seq));
    return found;
}

void MemoryLog::Room::removeOldest()
{
    const Event &oldest = events.front();
    bytes -= sizeOf(oldest);
    seqs.remove(Key(oldest.author.id, oldest.id));
    roomState.pins.removeAll(oldest.seq);
    events.pop_front();
}

} // namespace Parlor
