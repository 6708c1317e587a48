// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/messagesearch.h"
#include "server/store/sqliteconnection.h"

#include <QHash>
#include <QString>
#include <optional>

namespace Parlor {

class SearchMatcher;

/// The one that searches, beside those who write and without making them wait. Made anywhere, used and
/// destroyed in the search thread. Opens the files at the first search.
class SqliteSearcher final
{
    Q_DISABLE_COPY_MOVE(SqliteSearcher)

public:
    SqliteSearcher(QString logFile, QString indexFile);
    ~SqliteSearcher();

    /// All hits are of one moment.
    SearchResult search(const SearchRequest &request);

private:
    struct Room
    {
        QString id, epoch;
        Seq since = 0;
    };
    struct Statements
    {
        QSqlQuery place, event, reactions, shardTime, firstSeen;
    };

    bool open();
    bool find(const SearchRequest &request, SearchResult &result);
    bool findIn(qint64 shard, const QString &expression, const SearchMatcher &matcher, int limit,
                SearchResult &result);
    std::optional<QHash<qint64, Room>> visible(const QVector<SearchRoom> &rooms, bool &isAll);
    bool findFirst();
    std::optional<QVector<qint64>> shards(qint64 before);
    bool readEvent(qint64 position, std::optional<Event> &event);

    QString m_logFile, m_indexFile;
    SqliteConnection m_log, m_index;
    std::optional<Statements> m_statements; // die before their connection
    QHash<qint64, Room> m_rooms;            // of the search that is under way, by the number of their log
    qint64 m_first = 0;                     // position: none that is older is for the asker
};

} // namespace Parlor
