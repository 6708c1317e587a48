// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/amendment.h"
#include "server/store/amendrule.h"
#include "server/store/eventlog.h"

#include <QHash>
#include <QPair>
#include <deque>

namespace Parlor {

/// An EventLog in memory that answers when the test says so, in the order of the calls, and fails when it is
/// told to.
class HeldLog final : public EventLog
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
            if (!result.duplicate)
                result.event = write(event);
            if (now == Next::UnavailableWritten)
                result = {AppendError::Unavailable, {}, false};
        }
        m_due.push_back([done, result] { done(result); });
    }
    void amend(Event event, const AmendRule &rule, std::function<void(AppendResult)> done) override
    {
        if (const Next now = std::exchange(next, Next::Written); now != Next::Written) {
            m_due.push_back([done] { done({AppendError::Unavailable, {}, false}); });
            return;
        }
        Log &log = m_logs[event.room];
        Event *target = nullptr;
        for (Event &each : log.events) {
            if (each.seq == event.target)
                target = &each;
        }
        AppendResult result{checkAmendment(target, event, rule), event, false};
        if (result.error == AppendError::None) {
            const qsizetype place = target - log.events.data();
            result.event = write(event);
            amendMessage(log.events[place], result.event);
        }
        m_due.push_back([done, result] { done(result); });
    }
    void before(const QString &room, Seq before, int limit, std::function<void(LogPage)> done) override
    {
        answerRead(done, [this, room, before, limit] {
            LogPage page{state(room), {}, false};
            for (const Event &event : m_logs[room].events) {
                if (before == 0 || event.seq < before)
                    page.events.append(event);
            }
            page.more = page.events.size() > limit;
            page.events = page.events.last(std::min<qsizetype>(limit, page.events.size()));
            return page;
        });
    }
    void after(const QString &room, Seq after, int limit, std::function<void(LogPage)> done) override
    {
        answerRead(done, [this, room, after, limit] {
            LogPage page{state(room), {}, false};
            for (const Event &event : m_logs[room].events) {
                if (event.seq > after)
                    page.events.append(event);
            }
            page.more = page.events.size() > limit;
            page.events = page.events.first(std::min<qsizetype>(limit, page.events.size()));
            return page;
        });
    }
    LogState state(const QString &room) override
    {
        const Log &log = m_logs[room];
        const Seq first = log.last == 0 ? 0 : log.events.isEmpty() ? log.last + 1 : log.events.first().seq;
        return {QStringLiteral("epoch-") + room, first, log.last};
    }
    void forget(const QString &room) override { m_logs.remove(room); }
    void onHealth(std::function<void(LogHealth)> changed) override { m_healthChanged = std::move(changed); }
    /// Says that the health is another now.
    void become(LogHealth health) { m_healthChanged(health); }

private:
    struct Log
    {
        Events events;
        Seq last = 0;
    };

    Event write(Event event)
    {
        Log &log = m_logs[event.room];
        event.epoch = QStringLiteral("epoch-") + event.room;
        event.prev = log.last;
        event.seq = log.last += step;
        log.events.append(event);
        return event;
    }
    template <typename Read>
    void answerRead(const std::function<void(LogPage)> &done, const Read &read)
    {
        ++reads;
        if (failsReads) {
            m_due.push_back([done] { done({{}, {}, false, true}); });
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
