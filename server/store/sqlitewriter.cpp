// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqlitewriter.h"

#include "server/protocol/amendment.h"
#include "server/store/amendrule.h"
#include "server/store/sqliterows.h"

#include <QSqlError>
#include <QVariant>
#include <algorithm>

namespace Parlor {

SqliteWriter::SqliteWriter(Config config)
    : m_config(std::move(config))
{ }

SqliteWriter::~SqliteWriter() = default;

bool SqliteWriter::open()
{
    if (m_statements)
        return true;
    m_problem = m_connection.openToWrite(m_config.file, m_config.durability, m_config.mostBytes);
    if (m_problem)
        return false;
    const auto prepare = [this](const QString &statement) { return m_connection.prepare(statement); };
    m_statements.emplace();
    Statements &sql = *m_statements;
    sql.findLog = prepare(QLatin1String(SelectLog));
    sql.addLog = prepare(QStringLiteral("INSERT INTO logs (room, epoch) VALUES (?, ?)"));
    sql.countLog = prepare(QStringLiteral("SELECT count(*) FROM events WHERE log = ?"));
    sql.setLast = prepare(QStringLiteral("UPDATE logs SET last = ? WHERE number = ?"));
    // a repetition is ignored, and seen by the number of rows
    sql.insert = prepare(
        QStringLiteral(
            "INSERT INTO events (log, %1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "CAST(? AS TEXT), ?, CAST(? AS TEXT)) ON CONFLICT (log, author, id) WHERE id IS NOT NULL DO "
            "NOTHING")
            .arg(QLatin1String(EventColumns)));
    const auto select = [&](const char *condition) {
        return prepare(QLatin1String(SelectEvents) + QLatin1String(condition));
    };
    sql.findById = select(" WHERE e.log = ? AND e.author = ? AND e.id = ?");
    sql.findBySeq = select(" WHERE e.log = ? AND e.seq = ?");
    sql.changeText = prepare(QStringLiteral(
        "UPDATE events SET text = CAST(? AS TEXT), spans = ?, source = CAST(? AS TEXT), edited = ?, "
        "deleted = ? WHERE log = ? AND seq = ?"));
    sql.seqFromEnd =
        prepare(QStringLiteral("SELECT seq FROM events WHERE log = ? ORDER BY seq DESC LIMIT 1 OFFSET ?"));
    sql.trim = prepare(QStringLiteral("DELETE FROM events WHERE log = ? AND seq < ?"));
    sql.forgetEvents =
        prepare(QStringLiteral("DELETE FROM events WHERE log = (SELECT number FROM logs WHERE room = ?)"));
    sql.forgetLog = prepare(QStringLiteral("DELETE FROM logs WHERE room = ?"));
    sql.saveFact = prepare(QStringLiteral("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)"));
    sql.savePerson =
        prepare(QStringLiteral("INSERT OR REPLACE INTO people (id, name, token, seen) VALUES (?, ?, ?, ?)"));
    sql.forgetPerson = prepare(QStringLiteral("DELETE FROM people WHERE id = ?"));
    sql.saveRoom = prepare(QStringLiteral("INSERT INTO rooms (id, title) VALUES (?, ?) ON CONFLICT (id) DO "
                                          "UPDATE SET title = excluded.title"));
    m_problem = m_connection.problem();
    if (m_problem)
        m_statements.reset();
    return !m_problem;
}

Written SqliteWriter::write(const Writes &writes)
{
    Written written;
    m_problem = {};
    if (!open() || !writeAll(writes, written))
        giveUp(writes, written);
    return written;
}

bool SqliteWriter::writeAll(const Writes &writes, Written &written)
{
    if (!m_connection.exec(QStringLiteral("BEGIN IMMEDIATE"))) {
        m_problem = m_connection.problem();
        return false;
    }
    for (const Write &each : writes) {
        if (!std::visit([&](const auto &one) { return write(one, written); }, each))
            return false;
    }
    if (!finish(written))
        return false;
    if (m_connection.exec(QStringLiteral("COMMIT")))
        return true;
    m_problem = m_connection.problem();
    return false;
}

// What the connection believes of the file is not to be trusted after the disk failed: it is opened anew.
void SqliteWriter::giveUp(const Writes &writes, Written &written)
{
    if (m_connection.isOpen())
        m_connection.exec(QStringLiteral("ROLLBACK"));
    if (m_problem.reason != StoreProblem::Reason::Full || !m_statements) {
        m_statements.reset();
        m_connection.close();
    }
    m_logs.clear();
    written = {};
    written.problem = m_problem;
    for (const Write &each : writes) {
        if (isAnswered(each))
            written.appended.push_back({AppendError::Unavailable, {}, false});
    }
}

bool SqliteWriter::emptyWriteAheadLog()
{
    if (!m_statements)
        return true; // closed, and opened anew it begins with an empty one
    // Not to be waited for: acknowledgements would wait, too. The first column: whether it could not be done.
    m_connection.exec(QStringLiteral("PRAGMA busy_timeout = 0"));
    const bool isDone = m_connection.number(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"), 1) == 0;
    m_connection.exec(QStringLiteral("PRAGMA busy_timeout = 5000"));
    return isDone;
}

bool SqliteWriter::run(QSqlQuery &query)
{
    if (query.exec())
        return true;
    m_problem = storeProblem(query.lastError());
    return false;
}

SqliteWriter::Log *SqliteWriter::log(const QString &room, const QString &epochIfNew)
{
    if (const auto known = m_logs.find(room); known != m_logs.end())
        return &*known;
    Log log;
    Statements &sql = *m_statements;
    sql.findLog.bindValue(0, room);
    if (!run(sql.findLog))
        return nullptr;
    if (sql.findLog.next()) {
        const QSqlQuery &found = sql.findLog;
        log.number = found.value(0).toLongLong();
        log.state = {found.value(1).toString(), found.value(3).toLongLong(), found.value(2).toLongLong()};
        sql.findLog.finish();
    } else {
        sql.addLog.bindValue(0, room);
        sql.addLog.bindValue(1, epochIfNew);
        if (!run(sql.addLog))
            return nullptr;
        log.number = sql.addLog.lastInsertId().toLongLong();
        log.state = {epochIfNew, 0, 0};
    }
    if (m_config.messagesPerRoom > 0) {
        sql.countLog.bindValue(0, log.number);
        if (!run(sql.countLog))
            return nullptr;
        log.count = sql.countLog.next() ? sql.countLog.value(0).toLongLong() : 0;
        sql.countLog.finish();
    }
    return &*m_logs.insert(room, log);
}

bool SqliteWriter::write(const AppendEvent &append, Written &written)
{
    Log *const log = this->log(append.event.room, append.event.epoch);
    if (!log)
        return false;
    Event event = append.event;
    if (!insert(*log, event))
        return false;
    if (m_statements->insert.numRowsAffected() > 0) {
        count(*log, std::move(event), written);
        return true;
    }
    const std::optional<Event> old = findRepeated(*log, event);
    if (old)
        written.appended.push_back({AppendError::None, *old, true});
    return old.has_value();
}

bool SqliteWriter::write(const AmendMessage &amend, Written &written)
{
    Log *const log = this->log(amend.event.room, amend.event.epoch);
    if (!log)
        return false;
    Event event = amend.event;
    // First of all: sent again, it finds the message changed by itself.
    if (const std::optional<Event> old = findRepeated(*log, event)) {
        written.appended.push_back({AppendError::None, *old, true});
        return true;
    }
    QSqlQuery &bySeq = m_statements->findBySeq;
    bySeq.bindValue(0, log->number);
    bySeq.bindValue(1, event.target);
    std::optional<Event> target = find(bySeq, *log, event.room);
    if (m_problem)
        return false;
    const AppendError error = checkAmendment(target ? &*target : nullptr, event, amend.rule);
    if (error != AppendError::None) {
        written.appended.push_back({error, std::move(event), false});
        return true;
    }
    event.seq = log->state.last + 1;
    amendMessage(*target, event);
    Event row = event; // the text is in the message alone
    showAmendment(row, nullptr);
    QSqlQuery &change = m_statements->changeText;
    bindText(change, 0, *target);
    change.bindValue(3, target->edited);
    change.bindValue(4, target->deleted);
    change.bindValue(5, log->number);
    change.bindValue(6, target->seq);
    if (!insert(*log, row) || !run(change))
        return false;
    written.erased = true;
    count(*log, std::move(event), written);
    return true;
}

// Behind the last; sets what is the log's to set.
bool SqliteWriter::insert(Log &log, const Event &event)
{
    Event row = event;
    row.prev = log.state.last;
    row.seq = log.state.last + 1;
    QSqlQuery &insert = m_statements->insert;
    insert.bindValue(0, log.number);
    bindEvent(insert, 1, row);
    return run(insert);
}

// It is written.
void SqliteWriter::count(Log &log, Event event, Written &written)
{
    event.epoch = log.state.epoch;
    event.prev = log.state.last;
    event.seq = ++log.state.last;
    if (log.state.first == 0)
        log.state.first = event.seq;
    ++log.count;
    written.logs.insert(event.room, log.state);
    written.appended.push_back({AppendError::None, std::move(event), false});
}

std::optional<Event> SqliteWriter::findRepeated(const Log &log, const Event &event)
{
    if (event.id.isEmpty())
        return std::nullopt;
    QSqlQuery &byId = m_statements->findById;
    byId.bindValue(0, log.number);
    byId.bindValue(1, event.author.id);
    byId.bindValue(2, event.id);
    return find(byId, log, event.room);
}

std::optional<Event> SqliteWriter::find(QSqlQuery &query, const Log &log, const QString &room)
{
    if (!run(query) || !query.next())
        return std::nullopt;
    Event event = readEvent(query);
    query.finish();
    event.room = room;
    event.epoch = log.state.epoch;
    return event;
}

bool SqliteWriter::write(const ForgetLog &forget, Written &written)
{
    Statements &sql = *m_statements;
    sql.forgetEvents.bindValue(0, forget.room);
    sql.forgetLog.bindValue(0, forget.room);
    m_logs.remove(forget.room);
    written.logs.remove(forget.room);
    written.erased = true;
    return run(sql.forgetEvents) && run(sql.forgetLog);
}

bool SqliteWriter::write(const SaveFact &save, Written &)
{
    QSqlQuery &query = m_statements->saveFact;
    query.bindValue(0, save.name);
    query.bindValue(1, save.value);
    return run(query);
}

bool SqliteWriter::write(const SavePerson &save, Written &)
{
    QSqlQuery &query = m_statements->savePerson;
    query.bindValue(0, save.person.id);
    query.bindValue(1, save.person.name);
    query.bindValue(2, save.person.tokenHash);
    query.bindValue(3, save.person.seen);
    return run(query);
}

bool SqliteWriter::write(const ForgetPerson &forget, Written &)
{
    QSqlQuery &query = m_statements->forgetPerson;
    query.bindValue(0, forget.id);
    return run(query);
}

bool SqliteWriter::write(const SaveRoom &save, Written &)
{
    QSqlQuery &query = m_statements->saveRoom;
    query.bindValue(0, save.room.id);
    query.bindValue(1, save.room.title);
    return run(query);
}

// Once for each log and transaction, however much was appended.
bool SqliteWriter::finish(Written &written)
{
    for (auto changed = written.logs.begin(); changed != written.logs.end(); ++changed) {
        Log &log = m_logs[changed.key()];
        QSqlQuery &setLast = m_statements->setLast;
        setLast.bindValue(0, log.state.last);
        setLast.bindValue(1, log.number);
        if (!run(setLast) || !trim(log))
            return false;
        *changed = log.state;
    }
    return true;
}

bool SqliteWriter::trim(Log &log)
{
    if (m_config.messagesPerRoom <= 0 || log.count <= m_config.messagesPerRoom)
        return true;
    Statements &sql = *m_statements;
    sql.seqFromEnd.bindValue(0, log.number);
    sql.seqFromEnd.bindValue(1, m_config.messagesPerRoom - 1);
    if (!run(sql.seqFromEnd) || !sql.seqFromEnd.next())
        return false;
    const Seq first = sql.seqFromEnd.value(0).toLongLong();
    sql.seqFromEnd.finish();
    sql.trim.bindValue(0, log.number);
    sql.trim.bindValue(1, first);
    if (!run(sql.trim))
        return false;
    log.count -= sql.trim.numRowsAffected();
    log.state.first = first;
    return true;
}

} // namespace Parlor
