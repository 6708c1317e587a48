// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/eventlog.h"

#include <QStringList>
#include <QTest>

// Calls to an EventLog that wait for the answer, for the tests beside.

namespace Parlor {

constexpr int MostWait = 60'000; ///< ms; sanitizers on a busy machine are slow

inline const QString Lobby = QStringLiteral("lobby");
inline const QString Attic = QStringLiteral("attic");

inline Event message(const QString &id, const QString &text = {}, const QString &room = Lobby,
                     const QString &author = QStringLiteral("ana"))
{
    Event event;
    event.room = room;
    event.id = id;
    event.author.id = author;
    event.text = text;
    return event;
}

inline AppendResult append(EventLog &log, const Event &event)
{
    AppendResult result{AppendError::Unavailable, {}, false};
    bool done = false;
    log.append(event, [&](AppendResult r) {
        result = std::move(r);
        done = true;
    });
    if (!QTest::qWaitFor([&] { return done; }, MostWait))
        qFatal("append was never answered");
    return result;
}

inline Event amendment(EventKind kind, Seq target, const QString &id, const QString &text = {})
{
    Event event = message(id, kind == EventKind::Edit ? text : QString());
    event.kind = kind;
    event.target = target;
    return event;
}

inline AppendResult amend(EventLog &log, const Event &event, const AmendRule &rule = {})
{
    AppendResult result{AppendError::Unavailable, {}, false};
    bool done = false;
    log.amend(event, rule, [&](AppendResult r) {
        result = std::move(r);
        done = true;
    });
    if (!QTest::qWaitFor([&] { return done; }, MostWait))
        qFatal("amend was never answered");
    return result;
}

inline void fill(EventLog &log, int count, const QString &room = Lobby)
{
    for (int i = 1; i <= count; ++i)
        append(log, message(QString::number(i), {}, room));
}

inline LogPage read(EventLog &log, const LogRange &range, const QString &room = Lobby)
{
    LogPage page;
    bool done = false;
    log.read(room, range, [&](LogPage p) {
        page = std::move(p);
        done = true;
    });
    if (!QTest::qWaitFor([&] { return done; }, MostWait))
        qFatal("read was never answered");
    return page;
}

inline LogPage readBefore(EventLog &log, Seq seq, int limit, const QString &room = Lobby)
{
    return read(log, {LogRange::Place::Before, seq, limit}, room);
}

inline LogPage readAfter(EventLog &log, Seq seq, int limit, const QString &room = Lobby)
{
    return read(log, {LogRange::Place::After, seq, limit}, room);
}

inline void retain(EventLog &log, const Retention &rule, const QString &room = Lobby)
{
    bool done = false;
    log.retain(room, rule, [&] { done = true; });
    if (!QTest::qWaitFor([&] { return done; }, MostWait))
        qFatal("retain was never answered");
}

// A log may skip numbers, so tests name events by their ids, which fill() counts up from 1.
inline QString ids(const LogPage &page)
{
    QStringList all;
    for (const Event &event : page.events)
        all.append(event.id);
    return all.join(QLatin1Char(' '));
}

inline Seq seqOf(EventLog &log, const QString &id)
{
    for (const Event &event : readBefore(log, 0, 1000).events) {
        if (event.id == id)
            return event.seq;
    }
    return 0;
}

} // namespace Parlor
