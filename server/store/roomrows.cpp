// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/roomrows.h"

#include <QSqlQuery>
#include <QVariant>

namespace Parlor {

namespace {

// As stored: never renumber.
enum RoomFlag { Private = 1, Temporary = 2, OffRecord = 4, Direct = 8, Archived = 16 };
enum StoredNewcomers { All = 0, None = 1, Last = 2 };

// NULL is for columns that may be empty.
QVariant notNull(const QString &text)
{
    return text.isNull() ? QVariant(QStringLiteral("")) : QVariant(text);
}

int flagsOf(const KnownRoom &room)
{
    return (room.isPrivate ? Private : 0) | (room.temporary ? Temporary : 0)
        | (room.offRecord ? OffRecord : 0) | (room.direct ? Direct : 0) | (room.archived ? Archived : 0);
}

int stored(Newcomers newcomers)
{
    return newcomers == Newcomers::None ? None : newcomers == Newcomers::Last ? Last : All;
}

Newcomers newcomersOf(int stored)
{
    return stored == None ? Newcomers::None : stored == Last ? Newcomers::Last : Newcomers::All;
}

} // namespace

void bindRoom(QSqlQuery &query, const KnownRoom &room)
{
    int column = 0;
    query.bindValue(column++, room.id);
    query.bindValue(column++, notNull(room.title));
    query.bindValue(column++, notNull(room.owner));
    query.bindValue(column++, flagsOf(room));
    query.bindValue(column++, stored(room.newcomers));
    query.bindValue(column++, room.newcomersLast);
    query.bindValue(column++, room.keepDays);
    query.bindValue(column++, room.keepMessages);
    query.bindValue(column++, notNull(room.welcome));
}

KnownRoom readRoom(const QSqlQuery &query)
{
    int column = 0;
    KnownRoom room;
    room.id = query.value(column++).toString();
    room.title = query.value(column++).toString();
    room.owner = query.value(column++).toString();
    const int flags = query.value(column++).toInt();
    room.isPrivate = (flags & Private) != 0;
    room.temporary = (flags & Temporary) != 0;
    room.offRecord = (flags & OffRecord) != 0;
    room.direct = (flags & Direct) != 0;
    room.archived = (flags & Archived) != 0;
    room.newcomers = newcomersOf(query.value(column++).toInt());
    room.newcomersLast = query.value(column++).toInt();
    room.keepDays = query.value(column++).toInt();
    room.keepMessages = query.value(column++).toInt();
    room.welcome = query.value(column++).toString();
    return room;
}

} // namespace Parlor
