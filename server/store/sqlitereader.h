// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/eventlog.h"
#include "server/store/sqliteconnection.h"

#include <QString>
#include <optional>

namespace Parlor {

/// A stretch of a log, or some of its events, to be read.
struct ReadRequest
{
    enum class Direction { Before, After, None };
    Direction direction = Direction::Before;
    QString room;
    Seq from = 0; ///< not itself; Before: 0 is behind the newest
    int limit = 0;
    QString epochIfNew;     ///< of a log nobody wrote to yet
    QVector<Seq> seqs = {}; ///< None: which
};

/// The one that reads, beside the writer and without waiting for it. Made anywhere, used and destroyed in the
/// helper thread. Opens the file at the first read.
class SqliteReader final
{
    Q_DISABLE_COPY_MOVE(SqliteReader)

public:
    explicit SqliteReader(QString file);
    ~SqliteReader();

    /// All of one page is of one moment.
    LogPage read(const ReadRequest &request);

private:
    struct Statements
    {
        QSqlQuery findLog, before, after, at, reactions;
    };

    bool open();
    std::optional<LogPage> readPage(const ReadRequest &request);
    bool readStretch(const ReadRequest &request, qint64 log, LogPage &page);
    bool readSome(const QVector<Seq> &seqs, qint64 log, LogPage &page);

    QString m_file;
    SqliteConnection m_connection;
    std::optional<Statements> m_statements; // die before their connection
};

} // namespace Parlor
