// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/durability.h"
#include "server/store/storeproblem.h"

#include <QSqlDatabase>
#include <QSqlQuery>

class QSqlError;

namespace Parlor {

/// One connection to an SQLite file. Made, used and destroyed in one thread; queries on it are gone before
/// it.
class SqliteConnection final
{
    Q_DISABLE_COPY_MOVE(SqliteConnection)

public:
    SqliteConnection();
    ~SqliteConnection();

    /// To write, in WAL mode; makes the file. @p mostBytes: the file grows no further; 0: as the disk allows.
    StoreProblem openToWrite(const QString &file, Durability durability, qint64 mostBytes = 0);
    /// To read while another connection writes.
    StoreProblem openToRead(const QString &file);
    /// Nobody else can open @p file like this as long as this is open, not even after a crash of another:
    /// the system releases it with the process.
    StoreProblem openAlone(const QString &file);
    void close();
    bool isOpen() const { return m_database.isOpen(); }

    /// One statement without results. @return whether it went well; else problem() says what is wrong.
    bool exec(const QString &statement);
    /// One number that a query gives; @p otherwise if it gives nothing.
    qint64 number(const QString &query, qint64 otherwise = 0);
    /// To be bound and executed often.
    QSqlQuery prepare(const QString &statement);
    StoreProblem problem() const;

private:
    bool open(const QString &file, const QString &options);

    QString m_name;
    QSqlDatabase m_database;
    StoreProblem m_problem;
};

/// SQLite's primary result code; 0: none. https://www.sqlite.org/rescode.html
int sqliteCode(const QSqlError &error);
StoreProblem storeProblem(const QSqlError &error);

} // namespace Parlor
