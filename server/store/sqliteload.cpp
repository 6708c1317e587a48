// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqliteload.h"

#include "server/store/roomrows.h"
#include "server/store/sqliteconnection.h"
#include "server/store/sqliterows.h"

#include <QSqlError>
#include <QVariant>

namespace Parlor {

// A broken page looks like the end of the rows: only the error tells.
template <typename Take>
static StoreProblem readRows(SqliteConnection &connection, const char *statement, const Take &take)
{
    QSqlQuery rows = connection.prepare(QLatin1String(statement));
    for (rows.exec(); rows.next();)
        take(rows);
    return storeProblem(rows.lastError());
}

static StoreProblem loadMembers(SqliteConnection &connection, QVector<KnownRoom> &rooms)
{
    QHash<QString, KnownRoom *> byId;
    for (KnownRoom &room : rooms)
        byId.insert(room.id, &room);
    return readRows(connection, "SELECT room, person FROM members ORDER BY number",
                    [&](const QSqlQuery &row) {
                        if (KnownRoom *const room = byId.value(row.value(0).toString()))
                            room->members.append(row.value(1).toString());
                    });
}

StoreProblem loadKnown(SqliteConnection &connection, Known &known)
{
    StoreProblem problem = readRows(connection, "SELECT value FROM facts WHERE name = 'server'",
                                    [&](const QSqlQuery &row) { known.server = row.value(0).toString(); });
    if (!problem)
        problem = readRows(
            connection,
            "SELECT id, name, token, seen, away, status, receipts FROM people ORDER BY seen = 0, seen",
            [&](const QSqlQuery &row) {
                known.people.append({row.value(0).toString(), row.value(1).toString(),
                                     row.value(2).toByteArray(), row.value(3).toLongLong(),
                                     row.value(4).toBool(), row.value(5).toString(), row.value(6).toBool()});
            });
    if (!problem)
        problem =
            readRows(connection, "SELECT person, room, since, read FROM visits", [&](const QSqlQuery &row) {
                known.visits.append({row.value(0).toString(), row.value(1).toString(),
                                     row.value(2).toLongLong(), row.value(3).toLongLong()});
            });
    if (!problem)
        problem = readRows(connection, SelectRooms,
                           [&](const QSqlQuery &row) { known.rooms.append(readRoom(row)); });
    if (!problem)
        problem = loadMembers(connection, known.rooms);
    return problem;
}

StoreProblem loadLogs(SqliteConnection &connection, QHash<QString, LogState> &logs)
{
    return readRows(connection,
                    "SELECT room, epoch, coalesce((SELECT min(seq) FROM events WHERE log = number), "
                    "iif(last > 0, last + 1, 0)), last FROM logs",
                    [&](const QSqlQuery &row) {
                        logs.insert(
                            row.value(0).toString(),
                            {row.value(1).toString(), row.value(2).toLongLong(), row.value(3).toLongLong()});
                    });
}

StoreProblem loadRoomStates(SqliteConnection &connection, QHash<QString, RoomState> &states)
{
    StoreProblem problem =
        readRows(connection, "SELECT room, CAST(topic AS BLOB) FROM logs WHERE topic <> ''",
                 [&](const QSqlQuery &row) {
                     states[row.value(0).toString()].topic = textOf(row.value(1).toByteArray());
                 });
    if (!problem)
        problem = readRows(connection,
                           "SELECT room, target FROM pins JOIN logs ON number = log WHERE is_on ORDER BY seq",
                           [&](const QSqlQuery &row) {
                               states[row.value(0).toString()].pins.append(row.value(1).toLongLong());
                           });
    return problem;
}

} // namespace Parlor
