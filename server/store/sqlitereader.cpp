// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqlitereader.h"

#include "server/store/sqlitemarks.h"
#include "server/store/sqliterows.h"

#include <QSqlError>
#include <QVariant>
#include <algorithm>

namespace Parlor {

namespace {

bool execute(QSqlQuery &query, std::initializer_list<qint64> values)
{
    int place = 0;
    for (const qint64 value : values)
        query.bindValue(place++, value);
    return query.exec();
}

// A broken page looks like the end: only the error tells.
bool readRows(QSqlQuery &query, std::initializer_list<qint64> values, Events &events)
{
    if (!execute(query, values))
        return false;
    while (query.next())
        events.append(readEvent(query));
    const bool isWhole = !query.lastError().isValid();
    query.finish();
    return isWhole;
}

bool findSeq(QSqlQuery &query, std::initializer_list<qint64> values, Seq otherwise, Seq &seq)
{
    if (!execute(query, values))
        return false;
    seq = query.next() ? query.value(0).toLongLong() : otherwise;
    const bool isWhole = !query.lastError().isValid();
    query.finish();
    return isWhole;
}

} // namespace

SqliteReader::SqliteReader(QString file)
    : m_file(std::move(file))
{ }

SqliteReader::~SqliteReader() = default;

bool SqliteReader::open()
{
    if (m_statements)
        return true;
    if (m_connection.openToRead(m_file))
        return false;
    const auto prepare = [this](const char *condition) {
        return m_connection.prepare(QLatin1String(SelectEvents) + QLatin1String(condition));
    };
    Statements sql;
    sql.findLog = m_connection.prepare(QLatin1String(SelectLog));
    sql.before = prepare(" WHERE e.log = ? AND e.seq < ? AND e.seq >= ? ORDER BY e.seq DESC LIMIT ?");
    sql.after = prepare(" WHERE e.log = ? AND e.seq > ? AND e.seq >= ? ORDER BY e.seq LIMIT ?");
    sql.bySeq = prepare(" WHERE e.log = ? AND e.seq = ?");
    sql.firstSince = m_connection.prepare(QLatin1String(SelectFirstSince));
    sql.fromNewest = m_connection.prepare(QLatin1String(SelectFromNewest));
    sql.reactions = m_connection.prepare(QLatin1String(SelectReactions));
    if (m_connection.problem())
        return false;
    m_statements = std::move(sql);
    return true;
}

LogPage SqliteReader::read(const ReadRequest &request)
{
    if (open() && m_connection.exec(QStringLiteral("BEGIN"))) {
        std::optional<LogPage> page = readPage(request);
        m_connection.exec(QStringLiteral("COMMIT"));
        if (page)
            return std::move(*page);
    }
    m_statements.reset();
    m_connection.close();
    LogPage nothing;
    nothing.failed = true;
    return nothing;
}

std::optional<LogPage> SqliteReader::readPage(const ReadRequest &request)
{
    LogPage page;
    page.state.epoch = request.epochIfNew;
    QSqlQuery &log = m_statements->findLog;
    log.bindValue(0, request.room);
    if (!log.exec())
        return std::nullopt;
    if (!log.next())
        return log.lastError().isValid() ? std::nullopt : std::optional(page);
    const qint64 number = log.value(0).toLongLong();
    page.state = {log.value(1).toString(), log.value(3).toLongLong(), log.value(2).toLongLong()};
    log.finish();

    if (!readRange(number, request.range, page.events) || !addReactions(number, request.range, page.events))
        return std::nullopt;
    for (Event &event : page.events) {
        event.room = request.room;
        event.epoch = page.state.epoch;
    }
    setEnds(page, request.range);
    return page;
}

bool SqliteReader::readRange(qint64 log, const LogRange &range, Events &events)
{
    const int limit = std::max(range.limit, 0);
    int fromThere = limit;
    Seq from = range.at;
    switch (range.place) {
    case LogRange::Place::Before:
        return readBefore(log, range.at > 0 ? range.at : MaxSeq, range.since, limit, events);
    case LogRange::Place::After:
        return readAfter(log, range.at, range.since, limit, events);
    case LogRange::Place::Each:
        return readEach(log, range, events);
    case LogRange::Place::Around:
        if (!readBefore(log, range.at, range.since, limit / 2, events))
            return false;
        fromThere = limit - limit / 2;
        break;
    case LogRange::Place::Time:
        if (!findSeq(m_statements->firstSince, {log, range.at}, MaxSeq, from))
            return false;
        break;
    case LogRange::Place::Newest:
        if (!findSeq(m_statements->fromNewest, {log, range.at, range.messages - 1}, 0, from))
            return false;
        break;
    }
    return readAfter(log, from - 1, range.since, fromThere, events);
}

bool SqliteReader::readBefore(qint64 log, Seq before, Seq since, int limit, Events &events)
{
    if (!readRows(m_statements->before, {log, before, since, limit}, events))
        return false;
    std::reverse(events.begin(), events.end());
    return true;
}

bool SqliteReader::readAfter(qint64 log, Seq after, Seq since, int limit, Events &events)
{
    return readRows(m_statements->after, {log, after, since, limit}, events);
}

bool SqliteReader::readEach(qint64 log, const LogRange &range, Events &events)
{
    for (const Seq seq : ascending(range.seqs)) {
        if (events.size() < range.limit && seq >= range.since
            && !readRows(m_statements->bySeq, {log, seq}, events))
            return false;
    }
    return true;
}

bool SqliteReader::addReactions(qint64 log, const LogRange &range, Events &events)
{
    QSqlQuery &reactions = m_statements->reactions;
    if (range.place != LogRange::Place::Each)
        return readReactions(reactions, log, events);
    for (Event &event : events) { // they may lie far apart
        if (!readReactions(reactions, log, {&event, 1}))
            return false;
    }
    return true;
}

} // namespace Parlor
