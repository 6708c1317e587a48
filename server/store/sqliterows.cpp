// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqliterows.h"

#include "server/protocol/spancodec.h"

#include <QSqlQuery>
#include <QStringDecoder>
#include <QVariant>

namespace Parlor {

namespace {

// As stored: never renumber.
enum AuthorFlag { Host = 1, Plain = 2, Away = 4 };
enum StoredKind { Message = 1, Edit = 2, Delete = 3 };

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

// A first U+FEFF is a character like any other here.
QString textOf(const QByteArray &utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(utf8);
}

int stored(EventKind kind)
{
    return kind == EventKind::Edit ? Edit : kind == EventKind::Delete ? Delete : Message;
}

EventKind kindOf(int stored)
{
    switch (stored) {
    case Message:
        return EventKind::Message;
    case Edit:
        return EventKind::Edit;
    case Delete:
        return EventKind::Delete;
    default:
        return EventKind::Unknown;
    }
}

} // namespace

void bindText(QSqlQuery &query, int first, const Event &event)
{
    int column = first;
    // As bytes, cast to text: of UTF-16, SQLite takes a first U+FEFF or U+FFFE for a mark of the byte order.
    query.bindValue(column++, event.text.isEmpty() ? QByteArray("") : event.text.toUtf8());
    query.bindValue(column++, orNull(QString::fromUtf8(encodeSpans(event.spans))));
    query.bindValue(column++, event.source.isEmpty() ? QVariant() : QVariant(event.source.toUtf8()));
}

void bindEvent(QSqlQuery &query, int first, const Event &event)
{
    int column = first;
    query.bindValue(column++, event.seq);
    query.bindValue(column++, event.prev);
    query.bindValue(column++, stored(event.kind));
    query.bindValue(column++, event.time);
    query.bindValue(column++, orNull(event.id));
    query.bindValue(column++, notNull(event.author.id));
    query.bindValue(column++, notNull(event.author.name));
    query.bindValue(column++, event.author.color);
    query.bindValue(column++, flagsOf(event.author));
    query.bindValue(column++, event.target > 0 ? QVariant(event.target) : QVariant());
    query.bindValue(column++, event.edited);
    query.bindValue(column++, event.deleted);
    bindText(query, column, event);
}

Event readEvent(const QSqlQuery &query)
{
    int column = 0;
    Event event;
    event.seq = query.value(column++).toLongLong();
    event.prev = query.value(column++).toLongLong();
    event.kind = kindOf(query.value(column++).toInt());
    event.time = query.value(column++).toLongLong();
    event.id = query.value(column++).toString();
    event.author.id = query.value(column++).toString();
    event.author.name = query.value(column++).toString();
    event.author.color = query.value(column++).toInt();
    const int flags = query.value(column++).toInt();
    event.author.host = (flags & Host) != 0;
    event.author.plain = (flags & Plain) != 0;
    event.author.away = (flags & Away) != 0;
    event.target = query.value(column++).toLongLong();
    event.edited = query.value(column++).toLongLong();
    event.deleted = query.value(column++).toBool();
    event.text = textOf(query.value(column++).toByteArray());
    event.spans = decodeSpans(query.value(column++).toString().toUtf8(), event.text.size());
    event.source = textOf(query.value(column++).toByteArray());
    return event;
}

} // namespace Parlor
