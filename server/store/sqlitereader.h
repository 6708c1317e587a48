// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/eventlog.h"
#include "server/store/sqliteconnection.h"

#include <QString>
#include <optional>

namespace Parlor {

/// What is to be read of which log.
struct ReadRequest
{
    QString room;
    LogRange range;
    QString epochIfNew; ///< of a log nobody wrote to yet
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
        QSqlQuery findLog, before, after, firstSince, fromNewest, bySeq, reactions;
    };

    bool open();
    std::optional<LogPage> readPage(const ReadRequest &request);
    bool readRange(qint64 log, const LogRange &range, Events &events);
    bool readBefore(qint64 log, Seq before, Seq since, int limit, Events &events);
    bool readAfter(qint64 log, Seq after, Seq since, int limit, Events &events);
    bool readEach(qint64 log, const LogRange &range, Events &events);
    bool addReactions(qint64 log, const LogRange &range, Events &events);

    QString m_file;
    SqliteConnection m_connection;
    std::optional<Statements> m_statements; // die before their connection
};

} // namespace Parlor
