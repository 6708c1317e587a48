// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqlitereader.h"

#include "server/store/sqlitemarks.h"
#include "server/store/sqliterows.h"

#include <QSqlError>
#include <QVariant>
#include <algorithm>
#include <set>

namespace Parlor {

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
    sql.before = prepare(" WHERE e.log = ? AND e.seq < ? ORDER BY e.seq DESC LIMIT ?");
    sql.after = prepare(" WHERE e.log = ? AND e.seq > ? ORDER BY e.seq LIMIT ?");
    sql.at = prepare(" WHERE e.log = ? AND e.seq = ?");
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

    const bool isRead = request.direction == ReadRequest::Direction::None
        ? readSome(request.seqs, number, page)
        : readStretch(request, number, page);
    if (!isRead)
        return std::nullopt;
    for (Event &event : page.events) {
        event.room = request.room;
        event.epoch = page.state.epoch;
    }
    return page;
}

bool SqliteReader::readStretch(const ReadRequest &request, qint64 log, LogPage &page)
{
    const bool before = request.direction == ReadRequest::Direction::Before;
    const int limit = std::max(request.limit, 0);
    QSqlQuery &events = before ? m_statements->before : m_statements->after;
    events.bindValue(0, log);
    events.bindValue(1, before && request.from <= 0 ? MaxSeq : request.from);
    events.bindValue(2, qint64(limit) + 1); // one more tells whether there are more
    if (!events.exec())
        return false;
    while (events.next()) {
        if (page.events.size() == limit) {
            page.more = true;
            break;
        }
        page.events.append(readEvent(events));
    }
    if (events.lastError().isValid())
        return false; // a broken page looks like the end
    events.finish();
    if (before)
        std::reverse(page.events.begin(), page.events.end());
    return readReactions(m_statements->reactions, log, page.events);
}

// They may lie far apart.
bool SqliteReader::readSome(const QVector<Seq> &seqs, qint64 log, LogPage &page)
{
    QSqlQuery &at = m_statements->at;
    for (const Seq seq : std::set<Seq>(seqs.begin(), seqs.end())) {
        at.bindValue(0, log);
        at.bindValue(1, seq);
        if (!at.exec())
            return false;
        if (!at.next()) {
            if (at.lastError().isValid())
                return false;
            continue;
        }
        page.events.append(readEvent(at));
        at.finish();
        if (!readReactions(m_statements->reactions, log, {&page.events.last(), 1}))
            return false;
    }
    return true;
}

} // namespace Parlor
