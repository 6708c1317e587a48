// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/indexfile.h"

#include "server/store/logfile.h"
#include "server/store/sqliteconnection.h"

#include <QFile>

namespace Parlor {

namespace {

constexpr qint64 ApplicationId = 0x50617249; // "ParI"
// To be raised with every change of the schema, of the tokens or of foldForSearch().
constexpr qint64 Version = 1;

bool canGoOn(const QString &file, qint64 last)
{
    SqliteConnection index;
    if (index.openToWrite(file, Durability::Normal))
        return false;
    const qint64 position = index.number(QStringLiteral("SELECT position FROM progress"), -1);
    return index.number(QStringLiteral("PRAGMA application_id")) == ApplicationId
        && index.number(QStringLiteral("PRAGMA user_version")) == Version && position >= 0
        && position <= last;
}

bool make(const QString &file)
{
    makePrivateFile(file);
    SqliteConnection index;
    return !index.openToWrite(file, Durability::Normal) && index.exec(QStringLiteral("BEGIN IMMEDIATE"))
        && index.exec(QStringLiteral("CREATE TABLE progress (position INTEGER NOT NULL)"))
        && index.exec(QStringLiteral("INSERT INTO progress VALUES (0)"))
        && index.exec(QStringLiteral("CREATE TABLE shards (number INTEGER PRIMARY KEY, "
                                     "messages INTEGER NOT NULL, stale INTEGER NOT NULL)"))
        && index.exec(QStringLiteral("PRAGMA application_id = %1").arg(ApplicationId))
        && index.exec(QStringLiteral("PRAGMA user_version = %1").arg(Version))
        && index.exec(QStringLiteral("COMMIT"));
}

} // namespace

QString shardTable(qint64 shard)
{
    return QStringLiteral("grams_%1").arg(shard);
}

bool prepareIndex(const QString &file, qint64 last)
{
    if (QFile::exists(file) && canGoOn(file, last))
        return true;
    removeIndex(file);
    return make(file);
}

void removeIndex(const QString &file)
{
    for (const char *end : {"-wal", "-shm", ""})
        QFile::remove(file + QLatin1String(end));
}

qint64 lastPosition(SqliteConnection &log)
{
    return log.number(
        QStringLiteral("SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0)"), -1);
}

} // namespace Parlor
