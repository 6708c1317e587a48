// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/renewepochs.h"

#include "server/store/newepoch.h"
#include "server/store/sqliteconnection.h"

#include <QSqlError>
#include <QStringList>
#include <QVariant>

namespace Parlor {

StoreProblem renewEpochs(SqliteConnection &connection)
{
    QStringList rooms;
    QSqlQuery logs = connection.prepare(QStringLiteral("SELECT room FROM logs"));
    for (logs.exec(); logs.next();)
        rooms.append(logs.value(0).toString());
    if (logs.lastError().isValid())
        return storeProblem(logs.lastError());
    QSqlQuery renew = connection.prepare(QStringLiteral("UPDATE logs SET epoch = ? WHERE room = ?"));
    for (const QString &room : rooms) {
        renew.bindValue(0, newEpoch());
        renew.bindValue(1, room);
        if (!renew.exec())
            return storeProblem(renew.lastError());
    }
    return {};
}

} // namespace Parlor
