// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqliteindexer.h"

#include "server/protocol/spancodec.h"
#include "server/store/indexfile.h"
#include "server/store/searchtext.h"
#include "server/store/threadpriority.h"

#include <QSqlError>
#include <QVariant>
#include <algorithm>

namespace Parlor {

namespace {

constexpr int MostAtOnce = 1000;
constexpr int MostToFinish = 4; // shards, each a fraction of a second
// As stored: sqliterows.cpp.
enum StoredKind { Message = 1, Edit = 2, Delete = 3 };

const QString SelectRows = QStringLiteral("SELECT position, log, kind, deleted, target, name, "
                                          "CAST(text AS BLOB), spans FROM events WHERE ");
const QString CountMessages =
    QStringLiteral("SELECT count(*) FROM events WHERE position >= %1 AND position < %2 AND position <= %3 "
                   "AND kind = 1 AND deleted = 0");

} // namespace

struct SqliteIndexer::Row
{
    qint64 position, log;
    int kind;
    bool deleted;
    Seq target;
    QString name, text;
    QByteArray spans;

    explicit Row(const QSqlQuery &query)
        : position(query.value(0).toLongLong())
        , log(query.value(1).toLongLong())
        , kind(query.value(2).toInt())
        , deleted(query.value(3).toBool())
        , target(query.value(4).toLongLong())
        , name(query.value(5).toString())
        , text(QString::fromUtf8(query.value(6).toByteArray()))
        , spans(query.value(7).toString().toUtf8())
    { }

    bool isMessage() const { return kind == Message && !deleted; }
    bool hasLink() const
    {
        const Spans all = decodeSpans(spans, text.size());
        return std::any_of(all.begin(), all.end(),
                           [](const Span &span) { return span.kind == SpanKind::Link; });
    }
    QByteArray tokens() const
    {
        QByteArray all = gramsOf(foldForSearch(text)) + authorGram(foldForSearch(name)) + ' ' + roomGram(log);
        if (hasLink())
            all += ' ' + linkGram();
        return all;
    }
};

SqliteIndexer::SqliteIndexer(QString logFile, QString indexFile)
    : m_logFile(std::move(logFile))
    , m_indexFile(std::move(indexFile))
{ }

SqliteIndexer::~SqliteIndexer() = default;

bool SqliteIndexer::open()
{
    if (m_next)
        return true;
    lowerThreadPriority();
    m_problem = m_index.openToWrite(m_indexFile, Durability::Normal);
    if (m_problem || m_log.openToRead(m_logFile))
        return false;
    m_openedLast = lastPosition(m_log);
    m_position = m_openedAt = m_index.number(QStringLiteral("SELECT position FROM progress"), -1);
    m_bySeq = m_log.prepare(SelectRows + QStringLiteral("log = ? AND seq = ?"));
    m_next = m_log.prepare(SelectRows + QStringLiteral("position > ? ORDER BY position LIMIT ?"));
    return m_openedAt >= 0 && m_openedLast >= 0 && !m_log.problem();
}

// All that is read of the log is of one moment.
template <typename Work>
IndexState SqliteIndexer::inTransaction(const Work &work)
{
    IndexState state;
    m_problem = {};
    if (open() && m_log.exec(QStringLiteral("BEGIN")) && execute(QStringLiteral("BEGIN IMMEDIATE")) && work()
        && execute(QStringLiteral("COMMIT")) && m_log.exec(QStringLiteral("COMMIT"))) {
        readState(state);
        return state;
    }
    state.failed = true;
    using Reason = StoreProblem::Reason;
    state.isBroken = m_problem.reason == Reason::Damaged || m_problem.reason == Reason::NotALog;
    for (std::optional<QSqlQuery> *query : {&m_next, &m_bySeq, &m_insert})
        query->reset();
    m_insertShard = -1;
    m_log.close();
    m_index.close(); // takes back what was not committed
    if (state.isBroken)
        removeIndex(m_indexFile);
    return state;
}

void SqliteIndexer::readState(IndexState &state)
{
    state.position = m_position = m_index.number(QStringLiteral("SELECT position FROM progress"));
    state.stale = m_index.number(QStringLiteral("SELECT count(*) FROM shards WHERE stale"));
}

IndexState SqliteIndexer::indexNext()
{
    return inTransaction([this] { return addNext(); });
}

bool SqliteIndexer::addNext()
{
    const qint64 last = lastPosition(m_log);
    qint64 position = m_position;
    int count = 0;
    m_next->bindValue(0, m_position);
    m_next->bindValue(1, MostAtOnce);
    for (m_next->exec(); m_next->next(); ++count) {
        const Row row(*m_next);
        position = row.position;
        if (!addRow(row))
            return false;
    }
    const bool isRead = !m_next->lastError().isValid(); // a broken page looks like the end
    m_next->finish();
    // Behind the last one there may have been others, which were removed.
    position = count < MostAtOnce ? last : position;
    return isRead && execute(QStringLiteral("UPDATE progress SET position = %1").arg(position));
}

bool SqliteIndexer::addRow(const Row &row)
{
    if (row.kind == Edit || row.kind == Delete)
        return follow(row);
    return !row.isMessage()
        || (index(row)
            && execute(QStringLiteral("UPDATE shards SET messages = messages + 1 WHERE number = %1")
                           .arg(shardOf(row.position))));
}

// The message is found by its new words at once, and by the old ones (to no effect) until its shard is made
// anew.
bool SqliteIndexer::follow(const Row &change)
{
    m_bySeq->bindValue(0, change.log);
    m_bySeq->bindValue(1, change.target);
    if (!m_bySeq->exec())
        return false;
    if (!m_bySeq->next())
        return !m_bySeq->lastError().isValid();
    const Row message(*m_bySeq);
    m_bySeq->finish();
    if (message.position > m_openedAt && change.position <= m_openedLast)
        return true; // it was read as it is now
    return (!message.isMessage() || index(message))
        && execute(QStringLiteral("UPDATE shards SET stale = 1 WHERE number = %1")
                       .arg(shardOf(message.position)));
}

bool SqliteIndexer::index(const Row &message)
{
    const qint64 shard = shardOf(message.position);
    if (shard != m_insertShard && !makeShard(shard))
        return false;
    m_insert->bindValue(0, message.position);
    m_insert->bindValue(1, message.tokens());
    return run(*m_insert);
}

bool SqliteIndexer::makeShard(qint64 shard)
{
    m_insert.reset();
    m_insertShard = -1;
    if (!execute(QStringLiteral("CREATE VIRTUAL TABLE IF NOT EXISTS %1 USING fts5(grams, content='', "
                                "columnsize=0, detail=none, tokenize='ascii')")
                     .arg(shardTable(shard)))
        || !execute(QStringLiteral("INSERT OR IGNORE INTO shards VALUES (%1, 0, 0)").arg(shard)))
        return false;
    m_insert = m_index.prepare(
        QStringLiteral("INSERT INTO %1 (rowid, grams) VALUES (?, CAST(? AS TEXT))").arg(shardTable(shard)));
    m_insertShard = shard;
    return true;
}

IndexState SqliteIndexer::findRemoved()
{
    return inTransaction([this] { return compareCounts(); });
}

bool SqliteIndexer::compareCounts()
{
    QVector<qint64> stale;
    {
        QSqlQuery shards =
            m_index.prepare(QStringLiteral("SELECT number, messages FROM shards WHERE NOT stale"));
        for (run(shards); shards.next();) {
            const qint64 first = shards.value(0).toLongLong() * ShardPositions;
            const qint64 count =
                m_log.number(CountMessages.arg(first).arg(first + ShardPositions).arg(m_position), -1);
            if (count < 0)
                return false;
            if (count != shards.value(1).toLongLong())
                stale.append(shards.value(0).toLongLong());
        }
    }
    return std::all_of(stale.begin(), stale.end(), [this](qint64 shard) {
        return execute(QStringLiteral("UPDATE shards SET stale = 1 WHERE number = %1").arg(shard));
    });
}

IndexState SqliteIndexer::clean()
{
    using Cleaning = IndexState::Cleaning;
    bool isStale = false;
    IndexState state = inTransaction([&] {
        const qint64 shard =
            m_index.number(QStringLiteral("SELECT ifnull(max(number), -1) FROM shards WHERE stale"), -1);
        isStale = shard >= 0;
        return !isStale || rebuild(shard);
    });
    if (!state.failed)
        state.cleaning = isStale ? Cleaning::Rebuilt : emptyWriteAheadLog() ? Cleaning::Done : Cleaning::Busy;
    return state;
}

bool SqliteIndexer::emptyWriteAheadLog()
{
    m_index.exec(QStringLiteral("PRAGMA busy_timeout = 0")); // not to be waited for
    const bool isDone = m_index.number(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"), 1) == 0;
    m_index.exec(QStringLiteral("PRAGMA busy_timeout = 5000"));
    return isDone;
}

bool SqliteIndexer::rebuild(qint64 shard)
{
    m_insert.reset(); // the table goes
    m_insertShard = -1;
    if (!execute(QStringLiteral("DROP TABLE %1").arg(shardTable(shard)))
        || !execute(QStringLiteral("DELETE FROM shards WHERE number = %1").arg(shard)))
        return false;
    const qint64 first = shard * ShardPositions;
    const qint64 end = std::min(first + ShardPositions, m_position + 1);
    qint64 messages = 0;
    QSqlQuery rows = m_log.prepare(SelectRows + QStringLiteral("position >= ? AND position < ?"));
    rows.bindValue(0, first);
    rows.bindValue(1, end);
    for (rows.exec(); rows.next();) {
        const Row row(rows);
        if (row.isMessage() && !index(row))
            return false;
        messages += row.isMessage() ? 1 : 0;
    }
    return !rows.lastError().isValid()
        && execute(
            QStringLiteral("UPDATE shards SET messages = %1 WHERE number = %2").arg(messages).arg(shard));
}

IndexState SqliteIndexer::finish(bool isSomethingRemoved)
{
    IndexState state = indexNext();
    if (isSomethingRemoved && !state.failed)
        state = findRemoved();
    if (state.failed || state.stale > MostToFinish)
        return state; // the next start goes on
    do
        state = clean();
    while (state.cleaning == IndexState::Cleaning::Rebuilt);
    return state;
}

bool SqliteIndexer::execute(const QString &statement)
{
    const bool isDone = m_index.exec(statement);
    if (!isDone)
        m_problem = m_index.problem();
    return isDone;
}

bool SqliteIndexer::run(QSqlQuery &query)
{
    const bool isDone = query.exec();
    if (!isDone)
        m_problem = storeProblem(query.lastError());
    return isDone;
}

} // namespace Parlor
