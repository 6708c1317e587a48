// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/backup.h"

#include "server/protocol/event.h"
#include "server/store/indexfile.h"
#include "server/store/logfile.h"
#include "server/store/renewepochs.h"
#include "server/store/sqliteconnection.h"
#include "server/store/sqliteschema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QVariant>

namespace Parlor {

namespace {

using Reason = StoreProblem::Reason;

// Empty for what SQLite or Qt takes for something else than a file.
QString plainName(const QString &file)
{
    return file.isEmpty() || file.startsWith(u':') ? QString() : QFileInfo(file).absoluteFilePath();
}

// Whoever is killed on the way leaves this, and nothing that passes for a whole one.
QString partOf(const QString &file)
{
    return file + QStringLiteral(".part");
}

StoreProblem copyInto(SqliteConnection &connection, const QString &file)
{
    QFile::remove(file);
    makePrivateFile(file);
    QSqlQuery copy = connection.prepare(QStringLiteral("VACUUM INTO ?"));
    copy.bindValue(0, file);
    if (copy.exec())
        return {};
    const StoreProblem problem = storeProblem(copy.lastError());
    QFile::remove(file);
    return problem;
}

StoreProblem moveTo(const QString &part, const QString &file)
{
    if (QFile::rename(part, file))
        return {};
    QFile::remove(part);
    return {Reason::NotWritable, {}};
}

// It may come from anywhere: nothing in it may do something by itself, and its numbers must be countable.
StoreProblem checkHarmless(SqliteConnection &connection)
{
    constexpr qint64 unknown = -1;
    const QString active =
        QStringLiteral("SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index') OR sql LIKE "
                       "'%VIRTUAL%'");
    const QString uncountable =
        QStringLiteral(
            "SELECT count(*) FROM logs WHERE typeof(last) <> 'integer' OR last < 0 OR last >= %1 OR "
            "last < (SELECT ifnull(max(seq), 0) FROM events WHERE log = number)")
            .arg(MaxSeq);
    for (const QString &query : {active, uncountable}) {
        if (connection.number(query, unknown) != 0)
            return {Reason::NotALog, {}};
    }
    return {};
}

StoreProblem checkWhole(SqliteConnection &connection)
{
    const StoreProblem problem = checkLog(connection);
    if (problem && problem.reason != Reason::TooOld) // that is brought up to date
        return problem;
    QSqlQuery check = connection.prepare(QStringLiteral("PRAGMA integrity_check(1)"));
    if (!check.exec() || !check.next())
        return storeProblem(check.lastError());
    const QString found = check.value(0).toString();
    if (found != QLatin1String("ok"))
        return {Reason::Damaged, found};
    check.finish();
    return checkHarmless(connection);
}

StoreProblem bringUpToDate(const QString &file)
{
    SqliteConnection connection;
    StoreProblem problem = connection.openToWrite(file, Durability::Full);
    if (!problem)
        problem = migrate(connection);
    if (!problem)
        problem = renewEpochs(connection);
    return problem;
}

} // namespace

StoreProblem backUp(const QString &folder, const QString &file)
{
    const QString target = plainName(file);
    if (target.isEmpty())
        return {Reason::NotWritable, {}};
    if (!QFile::exists(logFile(folder)))
        return {Reason::NotThere, {}};
    if (QFile::exists(target))
        return {Reason::AlreadyThere, {}};
    SqliteConnection connection;
    StoreProblem problem = connection.openToRead(logFile(folder));
    if (!problem)
        problem = checkLog(connection);
    if (!problem)
        problem = copyInto(connection, partOf(target));
    return problem ? problem : moveTo(partOf(target), target);
}

StoreProblem restore(const QString &file, const QString &folder)
{
    if (!QFile::exists(file))
        return {Reason::NotThere, {}};
    if (!QDir().mkpath(folder))
        return {Reason::NotWritable, {}};
    SqliteConnection lock;
    if (StoreProblem problem = lock.openAlone(lockFile(folder)))
        return problem;
    if (QFile::exists(logFile(folder)))
        return {Reason::AlreadyThere, {}};
    const QString part = partOf(logFile(folder));
    StoreProblem problem;
    {
        SqliteConnection backup;
        problem = backup.openToRead(plainName(file));
        if (!problem)
            problem = checkWhole(backup);
        if (!problem)
            problem = copyInto(backup, part);
    }
    if (!problem)
        problem = bringUpToDate(part);
    if (!problem) {
        removeIndex(indexFile(folder)); // it would be another log's
        return moveTo(part, logFile(folder));
    }
    QFile::remove(part);
    return problem;
}

} // namespace Parlor
