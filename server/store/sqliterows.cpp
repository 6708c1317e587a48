// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqliterows.h"

#include "server/protocol/amendment.h"
#include "server/protocol/fieldreader.h"
#include "server/protocol/jsonwriter.h"
#include "server/protocol/spancodec.h"
#include "server/protocol/valuecodec.h"

#include <QSqlQuery>
#include <QStringDecoder>
#include <QVariant>
#include <array>
#include <utility>

namespace Parlor {

namespace {

// As stored: never renumber.
enum AuthorFlag { Host = 1, Plain = 2, Away = 4 };
constexpr std::array storedKinds{std::pair{EventKind::Message, 1}, std::pair{EventKind::Edit, 2},
                                 std::pair{EventKind::Delete, 3},  std::pair{EventKind::React, 4},
                                 std::pair{EventKind::Pin, 5},     std::pair{EventKind::Topic, 6},
                                 std::pair{EventKind::Title, 7},   std::pair{EventKind::Member, 8}};

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

int stored(EventKind kind)
{
    for (const auto &[known, number] : storedKinds) {
        if (known == kind)
            return number;
    }
    return 0;
}

EventKind kindOf(int stored)
{
    for (const auto &[kind, number] : storedKinds) {
        if (number == stored)
            return kind;
    }
    return EventKind::Unknown;
}

QVariant subjectOf(const Event &event)
{
    if (event.kind != EventKind::Member)
        return {};
    JsonWriter json;
    writePerson(json, event.subject);
    return QString::fromUtf8(json.take());
}

Person readSubject(const QVariant &stored)
{
    const auto object = parseStrictObject(stored.toString().toUtf8(), 1);
    return (object ? readPerson(*object) : std::nullopt).value_or(Person());
}

// Nothing where the original cannot be read any more.
std::optional<Quote> readQuote(const QSqlQuery &query, int column)
{
    if (query.isNull(column))
        return std::nullopt;
    Event original;
    original.author.id = query.value(column++).toString();
    original.author.name = query.value(column++).toString();
    original.deleted = query.value(column++).toBool();
    original.text = textOf(query.value(column++).toByteArray());
    return quoteOf(original);
}

} // namespace

// A first U+FEFF is a character like any other here.
QString textOf(const QByteArray &utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(utf8);
}

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
    const Seq target = event.kind == EventKind::Message ? event.reply : event.target;
    query.bindValue(column++, target > 0 ? QVariant(target) : QVariant());
    query.bindValue(column++, event.edited);
    query.bindValue(column++, event.deleted);
    query.bindValue(column++, event.reacted);
    query.bindValue(column++, event.kind == EventKind::React ? QVariant(event.emoji.toUtf8()) : QVariant());
    query.bindValue(column++, event.on);
    query.bindValue(column++, subjectOf(event));
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
    (event.kind == EventKind::Message ? event.reply : event.target) = query.value(column++).toLongLong();
    event.edited = query.value(column++).toLongLong();
    event.deleted = query.value(column++).toBool();
    event.reacted = query.value(column++).toLongLong();
    event.emoji = textOf(query.value(column++).toByteArray());
    event.on = query.value(column++).toBool();
    event.subject = readSubject(query.value(column++));
    event.text = textOf(query.value(column++).toByteArray());
    event.spans = decodeSpans(query.value(column++).toString().toUtf8(), event.text.size());
    event.source = textOf(query.value(column++).toByteArray());
    event.quote = readQuote(query, column);
    return event;
}

} // namespace Parlor
