// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqlitedirectory.h"

#include "server/store/sqliteconnection.h"

#include <QSqlError>
#include <QVariant>

namespace Parlor {

SqliteDirectory::SqliteDirectory(SqliteConnection &connection, StoreProblem &problem)
    : m_problem(problem)
{
    m_saveFact =
        connection.prepare(QStringLiteral("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)"));
    m_savePerson = connection.prepare(
        QStringLiteral("INSERT OR REPLACE INTO people (id, name, token, seen) VALUES (?, ?, ?, ?)"));
    m_forgetPerson = connection.prepare(QStringLiteral("DELETE FROM people WHERE id = ?"));
    m_saveRoom =
        connection.prepare(QStringLiteral("INSERT INTO rooms (id, title) VALUES (?, ?) ON CONFLICT (id) DO "
                                          "UPDATE SET title = excluded.title"));
}

bool SqliteDirectory::run(QSqlQuery &query)
{
    if (query.exec())
        return true;
    m_problem = storeProblem(query.lastError());
    return false;
}

bool SqliteDirectory::write(const SaveFact &save)
{
    m_saveFact.bindValue(0, save.name);
    m_saveFact.bindValue(1, save.value);
    return run(m_saveFact);
}

bool SqliteDirectory::write(const SavePerson &save)
{
    m_savePerson.bindValue(0, save.person.id);
    m_savePerson.bindValue(1, save.person.name);
    m_savePerson.bindValue(2, save.person.tokenHash);
    m_savePerson.bindValue(3, save.person.seen);
    return run(m_savePerson);
}

bool SqliteDirectory::write(const ForgetPerson &forget)
{
    m_forgetPerson.bindValue(0, forget.id);
    return run(m_forgetPerson);
}

bool SqliteDirectory::write(const SaveRoom &save)
{
    m_saveRoom.bindValue(0, save.room.id);
    m_saveRoom.bindValue(1, save.room.title);
    return run(m_saveRoom);
}

} // namespace Parlor
