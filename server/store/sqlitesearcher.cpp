// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqlitesearcher.h"

#include "server/store/indexfile.h"
#include "server/store/searchmatcher.h"
#include "server/store/searchtext.h"
#include "server/store/sqlitemarks.h"
#include "server/store/sqliterows.h"
#include "server/store/threadpriority.h"

#include <QSqlError>
#include <QVariant>
#include <algorithm>
#include <limits>

namespace Parlor {

namespace {

// No token contains a quotation mark.
QByteArray quoted(const QByteArray &token)
{
    return '"' + token + '"';
}

QByteArray anyOf(QByteArrayList tokens)
{
    std::transform(tokens.begin(), tokens.end(), tokens.begin(), quoted);
    return '(' + tokens.join(" OR ") + ')';
}

/// In the language of FTS5: what every message has that is asked for, and others may have.
QString expressionOf(const SearchQuery &folded, const QByteArrayList &rooms)
{
    QByteArrayList all;
    if (!rooms.isEmpty())
        all.append(anyOf(rooms));
    if (!folded.from.isEmpty())
        all.append(quoted(authorGram(folded.from)));
    if (folded.hasLink)
        all.append(quoted(linkGram()));
    for (const SearchTerm &term : folded.terms) {
        for (const QByteArray &gram : gramsFor(term.text))
            all.append(quoted(gram));
    }
    return QString::fromUtf8(all.join(" AND "));
}

} // namespace

SqliteSearcher::SqliteSearcher(QString logFile, QString indexFile)
    : m_logFile(std::move(logFile))
    , m_indexFile(std::move(indexFile))
{ }

SqliteSearcher::~SqliteSearcher() = default;

bool SqliteSearcher::open()
{
    if (m_statements)
        return true;
    lowerThreadPriority();
    if (m_log.openToRead(m_logFile) || m_index.openToRead(m_indexFile))
        return false;
    Statements sql;
    sql.place = m_log.prepare(QStringLiteral("SELECT log, seq FROM events WHERE position = ?"));
    sql.event = m_log.prepare(QLatin1String(SelectEvents) + QLatin1String(" WHERE e.log = ? AND e.seq = ?"));
    sql.reactions = m_log.prepare(QLatin1String(SelectReactions));
    sql.shardTime = m_log.prepare(QStringLiteral(
        "SELECT time FROM events WHERE position >= ? AND position < ? ORDER BY position LIMIT 1"));
    sql.firstSeen = m_log.prepare(
        QStringLiteral("SELECT position FROM events WHERE log = ? AND seq >= ? ORDER BY seq LIMIT 1"));
    if (m_log.problem())
        return false;
    m_statements = std::move(sql);
    return true;
}

SearchResult SqliteSearcher::search(const SearchRequest &request)
{
    SearchResult result;
    // The log's moment is the later one, so it decides.
    if (open() && m_index.exec(QStringLiteral("BEGIN")) && m_log.exec(QStringLiteral("BEGIN"))
        && find(request, result) && m_log.exec(QStringLiteral("COMMIT"))
        && m_index.exec(QStringLiteral("COMMIT")))
        return result;
    m_statements.reset();
    m_log.close();
    m_index.close();
    result = {};
    result.failed = true;
    return result;
}

bool SqliteSearcher::find(const SearchRequest &request, SearchResult &result)
{
    const SearchMatcher matcher(request.query);
    const qint64 indexed = m_index.number(QStringLiteral("SELECT position FROM progress"), -1);
    const qint64 last = lastPosition(m_log);
    if (indexed < 0 || last < 0)
        return false;
    result.lag = std::max<qint64>(last - indexed, 0);
    bool isAll = false;
    const auto rooms = visible(request.rooms, isAll);
    const auto shards = this->shards(request.query.before);
    if (!rooms || !shards)
        return false;
    m_rooms = *rooms;
    if (m_rooms.isEmpty())
        return true;
    if (!findFirst())
        return false;
    QByteArrayList tokens;
    for (auto room = m_rooms.keyBegin(); room != m_rooms.keyEnd(); ++room)
        tokens.append(roomGram(*room));
    QString expression = expressionOf(matcher.folded(), isAll ? QByteArrayList() : tokens);
    if (expression.isEmpty())
        expression = expressionOf(matcher.folded(), tokens);
    for (const qint64 shard : *shards) {
        if ((shard + 1) * ShardPositions <= m_first)
            break;
        if (!findIn(shard, expression, matcher, request.limit, result))
            return false;
        if (result.more)
            break;
    }
    return true;
}

bool SqliteSearcher::findIn(qint64 shard, const QString &expression, const SearchMatcher &matcher, int limit,
                            SearchResult &result)
{
    QSqlQuery positions = m_index.prepare(
        QStringLiteral("SELECT rowid FROM %1 WHERE %1 MATCH ? AND rowid >= ? ORDER BY rowid DESC")
            .arg(shardTable(shard)));
    positions.bindValue(0, expression);
    positions.bindValue(1, m_first);
    std::optional<Event> event;
    for (positions.exec(); positions.next();) {
        if (!readEvent(positions.value(0).toLongLong(), event))
            return false;
        if (event && matcher.matches(*event) && !takeHit(result, limit, *event))
            return true;
    }
    return !positions.lastError().isValid();
}

/// By the number of their log. `isAll`: there is no other log.
std::optional<QHash<qint64, SqliteSearcher::Room>> SqliteSearcher::visible(const QVector<SearchRoom> &rooms,
                                                                           bool &isAll)
{
    QHash<QString, Seq> since;
    for (const SearchRoom &room : rooms)
        since.insert(room.room, room.since);
    QHash<qint64, Room> visible;
    isAll = true;
    QSqlQuery logs = m_log.prepare(QStringLiteral("SELECT number, room, epoch FROM logs"));
    for (logs.exec(); logs.next();) {
        const QString id = logs.value(1).toString();
        if (const auto from = since.constFind(id); from != since.constEnd())
            visible.insert(logs.value(0).toLongLong(), {id, logs.value(2).toString(), *from});
        else
            isAll = false;
    }
    return logs.lastError().isValid() ? std::nullopt : std::optional(visible);
}

/// Within a log positions rise with seqs.
bool SqliteSearcher::findFirst()
{
    m_first = std::numeric_limits<qint64>::max();
    for (auto room = m_rooms.constBegin(); room != m_rooms.constEnd(); ++room) {
        QSqlQuery &first = m_statements->firstSeen;
        first.bindValue(0, room.key());
        first.bindValue(1, room->since);
        if (!first.exec())
            return false;
        if (first.next())
            m_first = std::min(m_first, first.value(0).toLongLong());
        first.finish();
    }
    return true;
}

/// The newest first, without those in which everything is too new. Time rises with the position, unless the
/// clock was set back: so within a shard every hit is asked for its time.
std::optional<QVector<qint64>> SqliteSearcher::shards(qint64 before)
{
    QVector<qint64> all;
    QSqlQuery numbers = m_index.prepare(QStringLiteral("SELECT number FROM shards ORDER BY number DESC"));
    for (numbers.exec(); numbers.next();) {
        const qint64 number = numbers.value(0).toLongLong();
        QSqlQuery &first = m_statements->shardTime;
        first.bindValue(0, number * ShardPositions);
        first.bindValue(1, (number + 1) * ShardPositions);
        if (!first.exec())
            return std::nullopt;
        if (first.next() && first.value(0).toLongLong() < before)
            all.append(number);
        first.finish();
    }
    return numbers.lastError().isValid() ? std::nullopt : std::optional(all);
}

/// As it is now; nothing if it is gone or not for the asker.
bool SqliteSearcher::readEvent(qint64 position, std::optional<Event> &event)
{
    event.reset();
    QSqlQuery &place = m_statements->place;
    place.bindValue(0, position);
    if (!place.exec() || !place.next())
        return !place.lastError().isValid();
    const qint64 log = place.value(0).toLongLong();
    const Seq seq = place.value(1).toLongLong();
    place.finish();
    const auto room = m_rooms.constFind(log);
    if (room == m_rooms.constEnd() || seq < room->since)
        return true;
    QSqlQuery &query = m_statements->event;
    query.bindValue(0, log);
    query.bindValue(1, seq);
    if (!query.exec() || !query.next())
        return !query.lastError().isValid();
    event = Parlor::readEvent(query);
    query.finish();
    event->room = room->id;
    event->epoch = room->epoch;
    return readReactions(m_statements->reactions, log, {&*event, 1});
}

} // namespace Parlor
