// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqliterows.h"

#include "server/protocol/spancodec.h"

#include <QSqlQuery>
#include <QVariant>

namespace Parlor {

namespace {

// As stored: never renumber.
enum AuthorFlag { Host = 1, Plain = 2, Away = 4 };
enum StoredKind { Message = 1 };

QVariant orNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

// NULL is for columns that may be empty.
QVariant notNull(const QString &text)
{
    return text.isNull() ? QVariant(QStringLiteral("")) : QVariant(text);
}

int flagsOf(const Person &author)
{
    return (author.host ? Host : 0) | (author.plain ? Plain : 0) | (author.away ? Away : 0);
}

} // namespace

void bindEvent(QSqlQuery &query, int first, const Event &event)
{
    int column = first;
    query.bindValue(column++, event.seq);
    query.bindValue(column++, event.prev);
    query.bindValue(column++, int(Message));
    query.bindValue(column++, event.time);
    query.bindValue(column++, orNull(event.id));
    query.bindValue(column++, notNull(event.author.id));
    query.bindValue(column++, notNull(event.author.name));
    query.bindValue(column++, event.author.color);
    query.bindValue(column++, flagsOf(event.author));
    query.bindValue(column++, notNull(event.text));
    query.bindValue(column++, orNull(QString::fromUtf8(encodeSpans(event.spans))));
    query.bindValue(column++, orNull(event.source));
}

Event readEvent(const QSqlQuery &query)
{
    int column = 0;
    Event event;
    event.seq = query.value(column++).toLongLong();
    event.prev = query.value(column++).toLongLong();
    event.kind = query.value(column++).toInt() == Message ? EventKind::Message : EventKind::Unknown;
    event.time = query.value(column++).toLongLong();
    event.id = query.value(column++).toString();
    event.author.id = query.value(column++).toString();
    event.author.name = query.value(column++).toString();
    event.author.color = query.value(column++).toInt();
    const int flags = query.value(column++).toInt();
    event.author.host = (flags & Host) != 0;
    event.author.plain = (flags & Plain) != 0;
    event.author.away = (flags & Away) != 0;
    event.text = query.value(column++).toString();
    event.spans = decodeSpans(query.value(column++).toString().toUtf8(), event.text.size());
    event.source = query.value(column++).toString();
    return event;
}

} // namespace Parlor
