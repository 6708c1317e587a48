// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqlitedirectory.h"

#include "server/store/roomrows.h"
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
        QStringLiteral("INSERT OR REPLACE INTO people (id, name, token, seen, away, status, receipts) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?)"));
    m_forgetPerson = connection.prepare(QStringLiteral("DELETE FROM people WHERE id = ?"));
    m_saveVisit = connection.prepare(
        QStringLiteral("INSERT OR REPLACE INTO visits (person, room, since, read) VALUES (?, ?, ?, ?)"));
    m_forgetVisit = connection.prepare(QStringLiteral("DELETE FROM visits WHERE person = ? AND room = ?"));
    m_forgetVisitsOf = connection.prepare(QStringLiteral("DELETE FROM visits WHERE person = ?"));
    m_forgetVisitsTo = connection.prepare(QStringLiteral("DELETE FROM visits WHERE room = ?"));
    m_saveRoom = connection.prepare(QLatin1String(UpsertRoom));
    m_forgetRoom = connection.prepare(QStringLiteral("DELETE FROM rooms WHERE id = ?"));
    m_addMember = connection.prepare(QStringLiteral("INSERT INTO members (room, person) VALUES (?, ?)"));
    m_forgetMembers = connection.prepare(QStringLiteral("DELETE FROM members WHERE room = ?"));
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
    m_savePerson.bindValue(4, save.person.away);
    m_savePerson.bindValue(5, save.person.status.isNull() ? QStringLiteral("") : save.person.status);
    m_savePerson.bindValue(6, save.person.receipts);
    return run(m_savePerson);
}

bool SqliteDirectory::write(const ForgetPerson &forget)
{
    m_forgetPerson.bindValue(0, forget.id);
    m_forgetVisitsOf.bindValue(0, forget.id);
    return run(m_forgetPerson) && run(m_forgetVisitsOf);
}

bool SqliteDirectory::write(const SaveRoom &save)
{
    bindRoom(m_saveRoom, save.room);
    m_forgetMembers.bindValue(0, save.room.id);
    if (!run(m_saveRoom) || !run(m_forgetMembers))
        return false;
    m_addMember.bindValue(0, save.room.id);
    for (const QString &member : save.room.members) {
        m_addMember.bindValue(1, member);
        if (!run(m_addMember))
            return false;
    }
    return true;
}

bool SqliteDirectory::write(const ForgetRoom &forget)
{
    m_forgetMembers.bindValue(0, forget.id);
    m_forgetVisitsTo.bindValue(0, forget.id);
    m_forgetRoom.bindValue(0, forget.id);
    return run(m_forgetMembers) && run(m_forgetVisitsTo) && run(m_forgetRoom);
}

bool SqliteDirectory::write(const SaveVisit &save)
{
    m_saveVisit.bindValue(0, save.visit.person);
    m_saveVisit.bindValue(1, save.visit.room);
    m_saveVisit.bindValue(2, save.visit.since);
    m_saveVisit.bindValue(3, save.visit.read);
    return run(m_saveVisit);
}

bool SqliteDirectory::write(const ForgetVisit &forget)
{
    m_forgetVisit.bindValue(0, forget.person);
    m_forgetVisit.bindValue(1, forget.room);
    return run(m_forgetVisit);
}

} // namespace Parlor
