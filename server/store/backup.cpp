// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/backup.h"

#include "server/store/logfile.h"
#include "server/store/newepoch.h"
#include "server/store/sqliteconnection.h"
#include "server/store/sqliteschema.h"

#include <QDir>
#include <QFile>
#include <QSqlError>
#include <QStringList>
#include <QVariant>

namespace Parlor {

namespace {

using Reason = StoreProblem::Reason;

StoreProblem copyInto(SqliteConnection &connection, const QString &file)
{
    makePrivateFile(file);
    QSqlQuery copy = connection.prepare(QStringLiteral("VACUUM INTO ?"));
    copy.bindValue(0, file);
    if (copy.exec())
        return {};
    QFile::remove(file);
    return storeProblem(copy.lastError());
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
    return found == QLatin1String("ok") ? StoreProblem() : StoreProblem{Reason::Damaged, found};
}

StoreProblem renewEpochs(SqliteConnection &connection)
{
    QStringList rooms;
    QSqlQuery logs = connection.prepare(QStringLiteral("SELECT room FROM logs"));
    for (logs.exec(); logs.next();)
        rooms.append(logs.value(0).toString());
    QSqlQuery renew = connection.prepare(QStringLiteral("UPDATE logs SET epoch = ? WHERE room = ?"));
    for (const QString &room : rooms) {
        renew.bindValue(0, newEpoch());
        renew.bindValue(1, room);
        if (!renew.exec())
            return storeProblem(renew.lastError());
    }
    return connection.problem();
}

} // namespace

StoreProblem backUp(const QString &folder, const QString &file)
{
    if (!QFile::exists(logFile(folder)))
        return {Reason::NotThere, {}};
    if (QFile::exists(file))
        return {Reason::AlreadyThere, {}};
    SqliteConnection connection;
    if (StoreProblem problem = connection.openToRead(logFile(folder)))
        return problem;
    if (StoreProblem problem = checkLog(connection))
        return problem;
    return copyInto(connection, file);
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
    {
        SqliteConnection backup;
        if (StoreProblem problem = backup.openToRead(file))
            return problem;
        if (StoreProblem problem = checkWhole(backup))
            return problem;
        if (StoreProblem problem = copyInto(backup, logFile(folder)))
            return problem;
    }
    SqliteConnection restored;
    StoreProblem problem = restored.openToWrite(logFile(folder), Durability::Full);
    if (!problem)
        problem = migrate(restored);
    if (!problem)
        problem = renewEpochs(restored);
    if (problem) {
        restored.close();
        QFile::remove(logFile(folder));
    }
    return problem;
}

} // namespace Parlor
