// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqliteconnection.h"

#include <QSqlError>
#include <QStringBuilder>
#include <QUuid>

namespace Parlor {

namespace {

// https://www.sqlite.org/rescode.html
enum SqliteCode {
    Perm = 3,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    Corrupt = 11,
    DiskFull = 13,
    CantOpen = 14,
    NotADatabase = 26
};

constexpr qint64 PageBytes = 4096;

} // namespace

int sqliteCode(const QSqlError &error)
{
    constexpr int primary = 0xff; // the rest says more about it
    return error.nativeErrorCode().toInt() & primary;
}

StoreProblem storeProblem(const QSqlError &error)
{
    using Reason = StoreProblem::Reason;
    if (!error.isValid())
        return {};
    StoreProblem problem{Reason::Other, error.databaseText()};
    switch (sqliteCode(error)) {
    case Busy:
    case Locked:
        problem.reason = Reason::InUse;
        break;
    case Perm:
    case ReadOnly:
    case CantOpen:
        problem.reason = Reason::NotWritable;
        break;
    case Corrupt:
        problem.reason = Reason::Damaged;
        break;
    case DiskFull:
        problem.reason = Reason::Full;
        break;
    case NotADatabase:
        problem.reason = Reason::NotALog;
        break;
    default:
        break;
    }
    return problem;
}

// Qt keeps connections by name, for the whole process.
SqliteConnection::SqliteConnection()
    : m_name(QUuid::createUuid().toString(QUuid::Id128))
{ }

SqliteConnection::~SqliteConnection()
{
    close();
}

bool SqliteConnection::open(const QString &file, const QString &options)
{
    close();
    m_problem = {};
    const QString driver = QStringLiteral("QSQLITE");
    if (!QSqlDatabase::isDriverAvailable(driver)) {
        m_problem = {StoreProblem::Reason::NoDriver, {}};
        return false;
    }
    m_database = QSqlDatabase::addDatabase(driver, m_name);
    m_database.setDatabaseName(file);
    m_database.setConnectOptions(options);
    if (m_database.open())
        return true;
    m_problem = storeProblem(m_database.lastError());
    return false;
}

StoreProblem SqliteConnection::openToWrite(const QString &file, Durability durability, qint64 mostBytes)
{
    if (!open(file, {}))
        return m_problem;
    const bool full = durability == Durability::Full;
    const QString synchronous = full ? QStringLiteral("FULL") : QStringLiteral("NORMAL");
    // What was deleted is overwritten; what the write-ahead log held of it goes with the next checkpoint.
    const bool ready = exec(QStringLiteral("PRAGMA page_size = %1").arg(PageBytes))
        && exec(QStringLiteral("PRAGMA journal_mode = WAL"))
        && exec(QStringLiteral("PRAGMA synchronous = %1").arg(synchronous))
        && exec(QStringLiteral("PRAGMA secure_delete = ON"))
        && exec(QStringLiteral("PRAGMA journal_size_limit = 16777216"))
        && (mostBytes <= 0 || exec(QStringLiteral("PRAGMA max_page_count = %1").arg(mostBytes / PageBytes)));
    return ready ? StoreProblem() : m_problem;
}

StoreProblem SqliteConnection::openToRead(const QString &file)
{
    const QString options = QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000");
    return open(file, options) ? StoreProblem() : m_problem;
}

StoreProblem SqliteConnection::openAlone(const QString &file)
{
    const bool alone = open(file, QStringLiteral("QSQLITE_BUSY_TIMEOUT=0"))
        && exec(QStringLiteral("PRAGMA journal_mode = MEMORY")) // no second file
        && exec(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE")) && exec(QStringLiteral("BEGIN EXCLUSIVE"))
        && exec(QStringLiteral("COMMIT")); // the lock stays
    if (alone)
        return {};
    close();
    return m_problem;
}

void SqliteConnection::close()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

bool SqliteConnection::exec(const QString &statement)
{
    QSqlQuery query(m_database);
    if (query.exec(statement))
        return true;
    m_problem = storeProblem(query.lastError());
    return false;
}

qint64 SqliteConnection::number(const QString &query, qint64 otherwise)
{
    QSqlQuery answer(m_database);
    answer.setForwardOnly(true);
    if (!answer.exec(query)) {
        m_problem = storeProblem(answer.lastError());
        return otherwise;
    }
    return answer.next() ? answer.value(0).toLongLong() : otherwise;
}

QSqlQuery SqliteConnection::prepare(const QString &statement)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        m_problem = storeProblem(query.lastError());
    return query;
}

StoreProblem SqliteConnection::problem() const
{
    return m_problem;
}

} // namespace Parlor
