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
    sql.setTopic = prepare(QStringLiteral("UPDATE logs SET topic = CAST(? AS TEXT) WHERE number = ?"));
    // a repetition is ignored, and seen by the number of rows
    sql.insert = prepare(
        QStringLiteral(
            "INSERT INTO events (log, %1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
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
        "deleted = ?, reacted = ? WHERE log = ? AND seq = ?"));
    sql.seqFromEnd =
        prepare(QStringLiteral("SELECT seq FROM events WHERE log = ? ORDER BY seq DESC LIMIT 1 OFFSET ?"));
    sql.firstSince = prepare(QLatin1String(SelectFirstSince));
    sql.fromNewest = prepare(QLatin1String(SelectFromNewest));
    sql.removeOldest = prepare(QStringLiteral("DELETE FROM events WHERE log = ? AND seq < ?"));
    sql.forgetEvents =
        prepare(QStringLiteral("DELETE FROM events WHERE log = (SELECT number FROM logs WHERE room = ?)"));
    sql.forgetLog = prepare(QStringLiteral("DELETE FROM logs WHERE room = ?"));
    m_marks.emplace(m_connection, m_problem);
    m_directory.emplace(m_connection, m_problem);
    m_problem = m_connection.problem();
    if (m_problem)
        closeStatements();
    return !m_problem;
}

void SqliteWriter::closeStatements()
{
    m_marks.reset();
    m_directory.reset();
    m_statements.reset();
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
        closeStatements();
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
        log.time = found.value(4).toLongLong();
        sql.findLog.finish();
    } else if (epochIfNew.isEmpty()) {
        return nullptr;
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
    event.time = std::max(event.time, log->time);
    if (event.reply > 0 && !quote(*log, event))
        return false;
    if (!insert(*log, event))
        return false;
    if (m_statements->insert.numRowsAffected() > 0) {
        if (event.kind == EventKind::Topic && !setTopic(*log, event.text))
            return false;
        count(*log, std::move(event), written);
        return true;
    }
    const std::optional<Event> old = findRepeated(*log, event);
    if (old)
        written.appended.push_back({AppendError::None, *old, true});
    return old.has_value();
}

bool SqliteWriter::quote(const Log &log, Event &reply)
{
    const std::optional<Event> original = findBySeq(log, reply.room, reply.reply);
    if (m_problem)
        return false;
    if (original && original->kind == EventKind::Message)
        reply.quote = quoteOf(*original);
    else
        reply.reply = 0;
    return true;
}

bool SqliteWriter::setTopic(const Log &log, const QString &topic)
{
    QSqlQuery &query = m_statements->setTopic;
    query.bindValue(0, topic.isEmpty() ? QByteArray("") : topic.toUtf8());
    query.bindValue(1, log.number);
    return run(query);
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
    std::optional<Event> target;
    AmendDecision decision;
    if (!decideOn(*log, amend, target, decision))
        return false;
    if (decision.error != AppendError::None) {
        written.appended.push_back({decision.error, std::move(event), false});
        return true;
    }
    if (decision.isSo)
        return answerIsSo(*log, event, written);
    event.seq = log->state.last + 1;
    event.time = std::max(event.time, log->time);
    Event row = event; // the text is in the message alone
    showAmendment(row, nullptr);
    if (!insert(*log, row) || !change(*log, *target, event))
        return false;
    written.erased = written.erased || isChange(event);
    count(*log, std::move(event), written);
    return true;
}

bool SqliteWriter::decideOn(const Log &log, const AmendMessage &amend, std::optional<Event> &target,
                            AmendDecision &decision)
{
    const Event &event = amend.event;
    target = findBySeq(log, event.room, event.target);
    if (m_problem)
        return false;
    if (target && event.kind == EventKind::React && !m_marks->readReactions(log.number, *target))
        return false;
    QVector<Seq> pins;
    if (event.kind == EventKind::Pin && !m_marks->readPins(log.number, pins))
        return false;
    decision = decide(target ? &*target : nullptr, event, amend.rule, pins);
    return true;
}

bool SqliteWriter::change(const Log &log, Event &target, const Event &amendment)
{
    if (!isChange(amendment))
        return m_marks->set(log.number, amendment);
    amendMessage(target, amendment);
    QSqlQuery &change = m_statements->changeText;
    bindText(change, 0, target);
    change.bindValue(3, target.edited);
    change.bindValue(4, target.deleted);
    change.bindValue(5, target.reacted);
    change.bindValue(6, log.number);
    change.bindValue(7, target.seq);
    return run(change) && (!target.deleted || m_marks->clear(log.number, target.seq));
}

bool SqliteWriter::answerIsSo(const Log &log, const Event &wish, Written &written)
{
    Seq seq = 0;
    if (!m_marks->readSeq(log.number, wish, seq))
        return false;
    const std::optional<Event> madeSo = seq > 0 ? findBySeq(log, wish.room, seq) : std::optional<Event>();
    if (m_problem)
        return false;
    written.appended.push_back({AppendError::None, madeSo.value_or(wish), true});
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
    if (!run(insert))
        return false;
    // Where it was there already nothing was inserted, but the next position is another all the same.
    if (insert.numRowsAffected() > 0)
        m_position = insert.lastInsertId().toLongLong();
    return true;
}

// It is written.
void SqliteWriter::count(Log &log, Event event, Written &written)
{
    event.epoch = log.state.epoch;
    event.prev = log.state.last;
    event.seq = ++log.state.last;
    log.time = event.time;
    if (log.state.first == 0)
        log.state.first = event.seq;
    ++log.count;
    written.position = m_position;
    written.logs.insert(event.room, log.state);
    written.appended.push_back({AppendError::None, std::move(event), false});
}

std::optional<Event> SqliteWriter::findBySeq(const Log &log, const QString &room, Seq seq)
{
    QSqlQuery &bySeq = m_statements->findBySeq;
    bySeq.bindValue(0, log.number);
    bySeq.bindValue(1, seq);
    return find(bySeq, log, room);
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
    written.isSomethingRemoved = true;
    return run(sql.forgetEvents) && m_marks->forget(forget.room) && run(sql.forgetLog);
}

template <typename Entry>
bool SqliteWriter::write(const Entry &entry, Written &)
{
    return m_directory->write(entry);
}

bool SqliteWriter::write(const ForgetRoom &forget, Written &written)
{
    written.erased = true;
    return m_directory->write(forget);
}

bool SqliteWriter::write(const Confirm &, Written &written)
{
    written.appended.push_back({AppendError::None, {}, true}); // no new event
    return true;
}

// Once for each log and transaction, however much was appended.
bool SqliteWriter::finish(Written &written)
{
    for (auto changed = written.logs.begin(); changed != written.logs.end(); ++changed) {
        Log &log = m_logs[changed.key()];
        QSqlQuery &setLast = m_statements->setLast;
        setLast.bindValue(0, log.state.last);
        setLast.bindValue(1, log.number);
        if (!run(setLast) || !trim(log, written))
            return false;
        *changed = log.state;
    }
    return true;
}

} // namespace Parlor
