// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqlitemarks.h"

#include "server/store/sqliteconnection.h"
#include "server/store/sqliterows.h"

#include <QSqlError>
#include <QVariant>
#include <algorithm>

namespace Parlor {

bool readReactions(QSqlQuery &query, qint64 log, std::span<Event> events)
{
    const auto hasAny = [](const Event &event) { return event.reacted > 0; };
    const auto first = std::find_if(events.begin(), events.end(), hasAny);
    if (first == events.end())
        return true;
    const auto last = std::find_if(events.rbegin(), events.rend(), hasAny);
    query.bindValue(0, log);
    query.bindValue(1, first->seq);
    query.bindValue(2, last->seq);
    if (!query.exec())
        return false;
    for (auto event = first; query.next();) {
        const Seq target = query.value(0).toLongLong();
        event = std::find_if(event, events.end(), [target](const Event &each) { return each.seq >= target; });
        if (event == events.end())
            break;
        if (event->seq != target)
            continue;
        const QString emoji = textOf(query.value(1).toByteArray());
        if (event->reactions.isEmpty() || event->reactions.last().emoji != emoji)
            event->reactions.append({emoji, {}});
        event->reactions.last().people.append(query.value(2).toString());
    }
    if (query.lastError().isValid())
        return false; // a broken page looks like the end
    query.finish();
    return true;
}

// `came` is the seq with which an emoji came onto a message, the same for all whose it is; NULL: taken back.
SqliteMarks::SqliteMarks(SqliteConnection &connection, StoreProblem &problem)
    : m_problem(problem)
{
    const auto prepare = [&connection](const char *statement) {
        return connection.prepare(QLatin1String(statement));
    };
    m_selectReactions = prepare(SelectReactions);
    m_selectPins = prepare("SELECT target FROM pins WHERE log = ? AND is_on ORDER BY seq");
    m_findReaction =
        prepare("SELECT seq FROM reactions WHERE log = ? AND target = ? AND emoji = ? AND person = ?");
    m_findPin = prepare("SELECT seq FROM pins WHERE log = ? AND target = ?");
    m_setReaction = prepare(
        "INSERT OR REPLACE INTO reactions (log, target, emoji, person, seq, came) VALUES (?, ?, ?, ?, ?, "
        "iif(?, (SELECT ifnull(min(came), ?) FROM reactions WHERE log = ? AND target = ? AND emoji = ?), "
        "NULL))");
    m_setReacted = prepare("UPDATE events SET reacted = ? WHERE log = ? AND seq = ?");
    m_setPin = prepare("INSERT OR REPLACE INTO pins (log, target, seq, is_on) VALUES (?, ?, ?, ?)");
    m_removeReactions = prepare("DELETE FROM reactions WHERE log = ? AND target BETWEEN ? AND ?");
    m_removePins = prepare("DELETE FROM pins WHERE log = ? AND target BETWEEN ? AND ?");
    m_forgetReactions = prepare("DELETE FROM reactions WHERE log = (SELECT number FROM logs WHERE room = ?)");
    m_forgetPins = prepare("DELETE FROM pins WHERE log = (SELECT number FROM logs WHERE room = ?)");
}

bool SqliteMarks::run(QSqlQuery &query)
{
    return query.exec() || fail(query);
}

bool SqliteMarks::fail(const QSqlQuery &query)
{
    m_problem = storeProblem(query.lastError());
    return false;
}

bool SqliteMarks::readReactions(qint64 log, Event &message)
{
    return Parlor::readReactions(m_selectReactions, log, {&message, 1}) || fail(m_selectReactions);
}

bool SqliteMarks::readPins(qint64 log, QVector<Seq> &pins)
{
    m_selectPins.bindValue(0, log);
    if (!run(m_selectPins))
        return false;
    while (m_selectPins.next())
        pins.append(m_selectPins.value(0).toLongLong());
    return !m_selectPins.lastError().isValid() || fail(m_selectPins);
}

bool SqliteMarks::readSeq(qint64 log, const Event &wish, Seq &seq)
{
    QSqlQuery &find = wish.kind == EventKind::React ? m_findReaction : m_findPin;
    find.bindValue(0, log);
    find.bindValue(1, wish.target);
    if (wish.kind == EventKind::React) {
        find.bindValue(2, wish.emoji.toUtf8());
        find.bindValue(3, wish.author.id);
    }
    if (!run(find))
        return false;
    seq = find.next() ? find.value(0).toLongLong() : 0;
    find.finish();
    return true;
}

bool SqliteMarks::set(qint64 log, const Event &mark)
{
    if (mark.kind == EventKind::React)
        return setReaction(log, mark);
    m_setPin.bindValue(0, log);
    m_setPin.bindValue(1, mark.target);
    m_setPin.bindValue(2, mark.seq);
    m_setPin.bindValue(3, mark.on);
    return run(m_setPin);
}

bool SqliteMarks::setReaction(qint64 log, const Event &react)
{
    const QByteArray emoji = react.emoji.toUtf8();
    int place = 0;
    for (const QVariant &value :
         {QVariant(log), QVariant(react.target), QVariant(emoji), QVariant(react.author.id),
          QVariant(react.seq), QVariant(react.on), QVariant(react.seq), QVariant(log), QVariant(react.target),
          QVariant(emoji)})
        m_setReaction.bindValue(place++, value);
    m_setReacted.bindValue(0, react.seq);
    m_setReacted.bindValue(1, log);
    m_setReacted.bindValue(2, react.target);
    return run(m_setReaction) && run(m_setReacted);
}

bool SqliteMarks::clear(qint64 log, Seq target)
{
    return runOnRange(m_removeReactions, log, target, target)
        && runOnRange(m_removePins, log, target, target);
}

bool SqliteMarks::trim(qint64 log, Seq first)
{
    return runOnRange(m_removeReactions, log, 0, first - 1) && runOnRange(m_removePins, log, 0, first - 1);
}

bool SqliteMarks::forget(const QString &room)
{
    m_forgetReactions.bindValue(0, room);
    m_forgetPins.bindValue(0, room);
    return run(m_forgetReactions) && run(m_forgetPins);
}

bool SqliteMarks::runOnRange(QSqlQuery &query, qint64 log, Seq from, Seq to)
{
    query.bindValue(0, log);
    query.bindValue(1, from);
    query.bindValue(2, to);
    return run(query);
}

} // namespace Parlor
