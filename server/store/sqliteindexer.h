// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/sqliteconnection.h"

#include <QString>
#include <optional>

namespace Parlor {

/// How far the index is.
struct IndexState
{
    qint64 position = 0; ///< the log is indexed up to this one, including it
    qint64 stale = 0;    ///< shards that hold something which was changed or removed
    enum class Cleaning {
        No,      ///< was not asked for
        Rebuilt, ///< one shard; go on
        Busy,    ///< all is rebuilt, but what was removed is in the write-ahead log, which somebody reads
        Done     ///< of what was removed nothing is left in any file
    };
    Cleaning cleaning = Cleaning::No;
    bool failed = false; ///< the rest says nothing; it may be tried again
    bool isBroken =
        false; ///< the file of the index is at fault: it was removed, and is made at the next start
};

/// The one that writes the search index, from what was committed to the log. Made anywhere, used and
/// destroyed in the index thread, which gives way to others. Every call is one transaction.
class SqliteIndexer final
{
    Q_DISABLE_COPY_MOVE(SqliteIndexer)

public:
    /// Both files are there.
    SqliteIndexer(QString logFile, QString indexFile);
    ~SqliteIndexer();

    /// Goes on where it was, by up to a thousand events.
    IndexState indexNext();
    /// Finds the shards that hold what was removed from the log.
    IndexState findRemoved();
    /// Makes one stale shard anew; if there is none, empties the write-ahead log. Says how far it came.
    IndexState clean();
    /// indexNext() and clean() until nothing is left of what was changed, unless that takes long.
    IndexState finish(bool isSomethingRemoved);

private:
    struct Row;

    bool open();
    template <typename Work>
    IndexState inTransaction(const Work &work);
    void readState(IndexState &state);
    bool addNext();
    bool addRow(const Row &row);
    bool follow(const Row &change);
    bool index(const Row &message);
    bool rebuild(qint64 shard);
    bool compareCounts();
    bool makeShard(qint64 shard);
    bool emptyWriteAheadLog();
    bool execute(const QString &statement);
    bool run(QSqlQuery &query);

    QString m_logFile, m_indexFile;
    SqliteConnection m_log, m_index;
    StoreProblem m_problem;                   // of the index
    std::optional<QSqlQuery> m_next, m_bySeq; // of the log
    std::optional<QSqlQuery> m_insert;        // into m_insertShard
    qint64 m_insertShard = -1;
    qint64 m_position = 0;
    qint64 m_openedAt = 0; // what lies behind was read with all changes up to m_openedLast
    qint64 m_openedLast = 0;
};

} // namespace Parlor
