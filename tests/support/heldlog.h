// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/amendment.h"
#include "server/store/amendrule.h"
#include "server/store/eventlog.h"

#include <QHash>
#include <QPair>
#include <QSet>
#include <algorithm>
#include <deque>
#include <iterator>

namespace Parlor {

/// An EventLog in memory that answers when the test says so, in the order of the calls, and fails when it is
/// told to.
class HeldLog final : public ChatLog
{
public:
    /// What becomes of the next append.
    enum class Next {
        Written,
        Unavailable,        ///< not written
        UnavailableWritten, ///< written, but it cannot be said
        Rejected
    };
    Next next = Next::Written;
    enum class Reads {
        InTurn, ///< they see what is there when they are asked and are answered in the order of all calls
        Late,   ///< they see what is there when they are answered
        Last    ///< they see what is there when they are asked and are answered when no append waits
    };
    Reads answersReads = Reads::InTurn; ///< a log with a second reader may do any of it
    bool failsReads = false;
    Seq step = 1; ///< from one seq to the next
    int reads = 0;
    QSet<QString> offRecord; ///< what it was told so
    int retentions = 0;
    SearchResult found; ///< the answer to every search
    QVector<SearchRequest> searched;

    /// Answers the oldest call. @return false if there is none.
    bool answerOne()
    {
        auto &due = m_due.empty() ? m_dueLast : m_due;
        if (due.empty())
            return false;
        const std::function<void()> call = std::move(due.front());
        due.pop_front();
        call();
        return true;
    }
    void answerAll()
    {
        while (answerOne()) { }
    }
    qsizetype waiting() const { return qsizetype(m_due.size() + m_dueLast.size()); }

    /// Puts a message there, as if it had been before the server started.
    void seed(const QString &room, const QString &text)
    {
        Event event;
        event.room = room;
        event.text = text;
        event.author.id = QStringLiteral("seed");
        event.author.name = QStringLiteral("Seed");
        write(event);
    }
    /// As retention does: the oldest events of @p room, up to @p seq, cannot be read any more.
    void dropUpTo(const QString &room, Seq seq)
    {
        Log &log = m_logs[room];
        while (!log.events.isEmpty() && log.events.first().seq <= seq)
            log.events.removeFirst();
    }
    const Events &events(const QString &room) { return m_logs[room].events; }

    void append(Event event, std::function<void(AppendResult)> done) override
    {
        const Next now = std::exchange(next, Next::Written);
        AppendResult result;
        if (now == Next::Rejected || now == Next::Unavailable) {
            result.error = now == Next::Rejected ? AppendError::Rejected : AppendError::Unavailable;
        } else {
            for (const Event &each : m_logs[event.room].events) {
                if (!event.id.isEmpty() && each.id == event.id && each.author.id == event.author.id) {
                    result.duplicate = true;
                    result.event = each;
                }
            }
            const Event *const original = find(event.room, event.reply);
            if (!original || original->kind != EventKind::Message)
                event.reply = 0;
            if (!result.duplicate)
                result.event = shown(write(event));
            if (now == Next::UnavailableWritten)
                result = {AppendError::Unavailable, {}, false};
        }
        m_due.push_back([done, result] { done(result); });
    }
    void amend(Event event, const AmendRule &rule, std::function<void(AppendResult)> done) override
    {
        const Next now = std::exchange(next, Next::Written);
        AppendResult result{AppendError::Unavailable, {}, false};
        if (now == Next::Written || now == Next::UnavailableWritten)
            result = amended(event, rule);
        if (now != Next::Written)
            result = {AppendError::Unavailable, {}, false};
        m_due.push_back([done, result] { done(result); });
    }
    void read(const QString &room, const LogRange &range, std::function<void(LogPage)> done) override
    {
        answerRead(done, [this, room, range] {
            LogPage page{state(room), {}};
            for (const Event &event : stretch(m_logs[room].events, range))
                page.events.append(shown(event));
            setEnds(page, range);
            return page;
        });
    }
    void retain(const QString &room, const Retention &rule, std::function<void()> done) override
    {
        ++retentions;
        m_due.push_back([this, room, rule, done] {
            Events &events = m_logs[room].events;
            qsizetype first = 0;
            if (rule.messages > 0) {
                qint64 left = rule.messages;
                first = events.size();
                while (first > 0 && left > 0) {
                    --first;
                    left -= events.at(first).kind == EventKind::Message ? 1 : 0;
                }
                if (left > 0)
                    first = 0;
            }
            while (first < events.size() && events.at(first).time < rule.notBefore)
                ++first;
            events.remove(0, first);
            done();
        });
    }
    RoomState roomState(const QString &room) override { return m_logs[room].roomState; }
    void search(const SearchRequest &request, std::function<void(SearchResult)> done) override
    {
        searched.append(request);
        m_due.push_back([done = std::move(done), result = found] { done(result); });
    }
    LogState state(const QString &room) override
    {
        const Log &log = m_logs[room];
        const Seq first = log.last == 0 ? 0 : log.events.isEmpty() ? log.last + 1 : log.events.first().seq;
        return {QStringLiteral("epoch-") + room, first, log.last};
    }
    void forget(const QString &room) override { m_logs.remove(room); }
    void setOffRecord(const QString &room) override { offRecord.insert(room); }
    void onHealth(std::function<void(LogHealth)> changed) override { m_healthChanged = std::move(changed); }
    /// Says that the health is another now.
    void become(LogHealth health) { m_healthChanged(health); }

private:
    struct Log
    {
        Events events;
        Seq last = 0;
        qint64 time = 0;
        RoomState roomState;
    };

    Event *find(const QString &room, Seq seq)
    {
        Events &events = m_logs[room].events;
        const auto there =
            std::find_if(events.begin(), events.end(), [seq](const Event &each) { return each.seq == seq; });
        return there == events.end() ? nullptr : &*there;
    }
    Event shown(Event event)
    {
        if (const Event *const original = event.reply > 0 ? find(event.room, event.reply) : nullptr)
            event.quote = quoteOf(*original);
        return event;
    }
    AppendResult amended(const Event &event, const AmendRule &rule)
    {
        Log &log = m_logs[event.room];
        for (const Event &each : log.events) {
            if (!event.id.isEmpty() && each.id == event.id && each.author.id == event.author.id)
                return {AppendError::None, each, true};
        }
        const AmendDecision decision =
            decide(find(event.room, event.target), event, rule, log.roomState.pins);
        if (decision.error != AppendError::None)
            return {decision.error, event, false};
        if (decision.isSo) {
            const auto made =
                std::find_if(log.events.rbegin(), log.events.rend(), [&event](const Event &each) {
                    return each.kind == event.kind && each.target == event.target
                        && each.emoji == event.emoji;
                });
            return {AppendError::None, made == log.events.rend() ? event : *made, true};
        }
        const Event written = write(event);
        if (event.kind != EventKind::Pin)
            amendMessage(*find(event.room, event.target), written);
        return {AppendError::None, written, false};
    }

    static Events stretch(const Events &all, const LogRange &range)
    {
        Events seen;
        std::copy_if(all.begin(), all.end(), std::back_inserter(seen),
                     [&](const Event &event) { return event.seq >= range.since; });
        const auto countIf = [&](const auto &test) {
            return qsizetype(std::count_if(seen.begin(), seen.end(), test));
        };
        const qsizetype before = countIf([&](const Event &event) { return event.seq < range.at; });
        switch (range.place) {
        case LogRange::Place::Before: {
            const qsizetype end = range.at == 0 ? seen.size() : before;
            return seen.mid(std::max<qsizetype>(0, end - range.limit), std::min<qsizetype>(end, range.limit));
        }
        case LogRange::Place::After:
            return seen.mid(countIf([&](const Event &event) { return event.seq <= range.at; }), range.limit);
        case LogRange::Place::Around: {
            const qsizetype older = std::min<qsizetype>(before, range.limit / 2);
            return seen.mid(before - older, older + range.limit - range.limit / 2);
        }
        case LogRange::Place::Time:
            return seen.mid(countIf([&](const Event &event) { return event.time < range.at; }), range.limit);
        case LogRange::Place::Newest: { // all are messages
            const qsizetype end = countIf([&](const Event &event) { return event.seq <= range.at; });
            return seen.mid(std::max<qsizetype>(0, end - range.messages), range.limit);
        }
        case LogRange::Place::Each:
            seen.removeIf([&](const Event &event) { return !range.seqs.contains(event.seq); });
            return seen.first(std::min<qsizetype>(seen.size(), range.limit));
        }
        return {};
    }
    Event write(Event event)
    {
        Log &log = m_logs[event.room];
        event.epoch = QStringLiteral("epoch-") + event.room;
        event.prev = log.last;
        event.seq = log.last += step;
        event.time = log.time = std::max(log.time, event.time);
        log.events.append(event);
        fold(log.roomState, event);
        return event;
    }
    template <typename Read>
    void answerRead(const std::function<void(LogPage)> &done, const Read &read)
    {
        ++reads;
        if (failsReads) {
            m_due.push_back([done] {
                LogPage nothing;
                nothing.failed = true;
                done(nothing);
            });
        } else if (answersReads == Reads::Late) {
            m_due.push_back([done, read] { done(read()); });
        } else {
            const LogPage page = read();
            auto &due = answersReads == Reads::Last ? m_dueLast : m_due;
            due.push_back([done, page] { done(page); });
        }
    }

    QHash<QString, Log> m_logs;
    std::deque<std::function<void()>> m_due, m_dueLast;
    std::function<void(LogHealth)> m_healthChanged;
};

} // namespace Parlor
