// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/messagecodec.h"

#include "server/protocol/fieldreader.h"
#include "server/protocol/protocolinfo.h"
#include "server/protocol/valuecodec.h"

#include <QJsonArray>
#include <limits>

// The reading half of the codec; encode.cpp has the writing half.

namespace Parlor {

namespace {

constexpr int MaxText = 1 << 20; // code units; what may really be posted is a limit of the server
constexpr int MaxName = 1024;    // likewise
constexpr qint64 MaxInt = std::numeric_limits<int>::max();

template <typename Value>
QVector<Value> readAll(FieldReader &fields, const char *name, const QJsonArray &array,
                       std::optional<Value> (*read)(const QJsonObject &))
{
    QVector<Value> values;
    values.reserve(array.size());
    for (const QJsonValue &item : array) {
        if (std::optional<Value> value = read(item.toObject()))
            values.push_back(std::move(*value));
        else
            fields.fail(name);
    }
    return values;
}

template <typename Value>
Value readOne(FieldReader &fields, const char *name, std::optional<Value> (*read)(const QJsonObject &))
{
    std::optional<Value> value = read(fields.object(name));
    if (!value)
        fields.fail(name);
    return std::move(value).value_or(Value());
}

QString roomId(FieldReader &fields)
{
    return fields.id("room", MaxIdLength);
}

// Client to server

Hello readHello(FieldReader &fields)
{
    constexpr int maxClient = 64, maxToken = 128, maxRooms = 1000;
    Hello hello;
    hello.version = int(fields.number("version", 0, MaxInt));
    hello.name = fields.text("name", MaxName);
    hello.token = fields.optionalText("token", maxToken);
    hello.client = fields.optionalText("client", maxClient);
    const QJsonObject rooms = fields.optionalObject("rooms");
    if (rooms.size() > maxRooms)
        fields.fail("rooms");
    for (auto room = rooms.begin(); room != rooms.end(); ++room) {
        const QJsonObject object = room.value().toObject();
        FieldReader readTo(object);
        const ReadTo value{readTo.text("epoch", MaxIdLength), readTo.number("seq", 0, MaxSeq)};
        if (!readTo.ok() || !isId(room.key(), MaxIdLength))
            fields.fail("rooms");
        hello.rooms.insert(room.key(), value);
    }
    return hello;
}

Post readPost(FieldReader &fields)
{
    return {fields.id("id", MaxIdLength), roomId(fields), fields.text("text", MaxText)};
}

Edit readEdit(FieldReader &fields)
{
    return {fields.id("id", MaxIdLength), roomId(fields), fields.number("target", 1, MaxSeq),
            fields.text("text", MaxText)};
}

Delete readDelete(FieldReader &fields)
{
    return {fields.id("id", MaxIdLength), roomId(fields), fields.number("target", 1, MaxSeq)};
}

SetTyping readSetTyping(FieldReader &fields)
{
    return {roomId(fields), fields.flag("on")};
}

GetHistory readHistory(FieldReader &fields)
{
    constexpr int defaultLimit = 50;
    return {roomId(fields), fields.optionalNumber("before", 0, MaxSeq, 0),
            int(fields.optionalNumber("limit", 1, MaxPageEvents, defaultLimit))};
}

// Both ways

Ping readPing(FieldReader &fields)
{
    return {fields.number("nonce", 0, MaxSeq), fields.optionalSeqs("seen")};
}

Pong readPong(FieldReader &fields)
{
    return {fields.number("nonce", 0, MaxSeq), fields.optionalSeqs("seen"), fields.optionalSeqs("last")};
}

Bye readBye(FieldReader &fields)
{
    Bye bye{fields.optionalText("code", MaxIdLength), std::nullopt};
    if (fields.has("retryAfter"))
        bye.retryAfter = fields.number("retryAfter", 0, MaxInt);
    return bye;
}

// Server to client

Welcome readWelcome(FieldReader &fields)
{
    Welcome welcome;
    welcome.version = int(fields.number("version", 0, MaxInt));
    welcome.title = fields.text("title");
    welcome.server = fields.text("server");
    welcome.software = fields.optionalText("software");
    welcome.you = readOne(fields, "you", readPerson);
    welcome.token = fields.text("token");
    welcome.rooms = readAll(fields, "rooms", fields.array("rooms"), readRoom);
    const QJsonObject object = fields.optionalObject("limits");
    FieldReader limits(object);
    welcome.limits.messageCharacters = int(limits.optionalNumber("messageCharacters", 0, MaxInt, 0));
    welcome.limits.messagesPerSecond = int(limits.optionalNumber("messagesPerSecond", 0, MaxInt, 0));
    welcome.limits.nameCharacters = int(limits.optionalNumber("nameCharacters", 0, MaxInt, 0));
    welcome.limits.frameBytes = int(limits.optionalNumber("frameBytes", 0, MaxInt, 0));
    welcome.limits.editSeconds = int(limits.optionalNumber("editSeconds", 0, MaxInt, 0));
    if (!limits.ok())
        fields.fail("limits");
    welcome.time = fields.number("time", 0, MaxSeq);
    return welcome;
}

Joined readJoined(FieldReader &fields)
{
    Joined joined;
    joined.room = readOne(fields, "room", readRoom);
    joined.people = readAll(fields, "people", fields.optionalArray("people"), readPerson);
    joined.events = readAll(fields, "events", fields.array("events"), readEvent);
    joined.reset = fields.optionalFlag("reset");
    return joined;
}

Ack readAck(FieldReader &fields)
{
    return {fields.id("id", MaxIdLength), roomId(fields), fields.number("seq", 1, MaxSeq),
            fields.number("time", 0, MaxSeq)};
}

Presence readPresence(FieldReader &fields)
{
    Presence presence;
    presence.room = roomId(fields);
    presence.count = int(fields.number("count", 0, MaxInt));
    presence.people = readAll(fields, "people", fields.optionalArray("people"), readPerson);
    for (const QJsonValue &id : fields.optionalArray("gone")) {
        if (!id.isString())
            fields.fail("gone");
        presence.gone.push_back(id.toString());
    }
    return presence;
}

Typing readTyping(FieldReader &fields)
{
    return {roomId(fields), readOne(fields, "person", readPerson), fields.flag("on")};
}

Page readPage(FieldReader &fields)
{
    Page page;
    page.room = roomId(fields);
    page.epoch = fields.text("epoch", MaxIdLength);
    page.first = fields.number("first", 0, MaxSeq);
    page.before = fields.number("before", 0, MaxSeq);
    page.events = readAll(fields, "events", fields.array("events"), readEvent);
    page.more = fields.optionalFlag("more");
    return page;
}

Refusal readRefusal(FieldReader &fields)
{
    Refusal refusal;
    refusal.code = refusalCode(fields.text("code"));
    refusal.re = fields.optionalText("re");
    refusal.id = fields.optionalText("id");
    refusal.room = fields.optionalText("room");
    refusal.field = fields.optionalText("field");
    refusal.suggestion = fields.optionalText("suggestion");
    refusal.update = fields.optionalText("update");
    if (fields.has("retryAfter"))
        refusal.retryAfter = fields.number("retryAfter", 0, MaxInt);
    if (fields.has("limit"))
        refusal.limit = int(fields.number("limit", 0, MaxInt));
    return refusal;
}

std::optional<ClientMessage> readClient(const QString &type, FieldReader &fields)
{
    if (type == QLatin1String("post"))
        return readPost(fields);
    if (type == QLatin1String("edit"))
        return readEdit(fields);
    if (type == QLatin1String("delete"))
        return readDelete(fields);
    if (type == QLatin1String("typing"))
        return readSetTyping(fields);
    if (type == QLatin1String("ping"))
        return readPing(fields);
    if (type == QLatin1String("pong"))
        return readPong(fields);
    if (type == QLatin1String("history"))
        return readHistory(fields);
    if (type == QLatin1String("hello"))
        return readHello(fields);
    if (type == QLatin1String("name"))
        return SetName{fields.text("name", MaxName)};
    if (type == QLatin1String("create"))
        return CreateRoom{fields.text("title", MaxName)};
    if (type == QLatin1String("join"))
        return JoinRoom{roomId(fields)};
    if (type == QLatin1String("leave"))
        return LeaveRoom{roomId(fields)};
    if (type == QLatin1String("bye"))
        return readBye(fields);
    return std::nullopt;
}

std::optional<ServerMessage> readServer(const QString &type, const QJsonObject &object, FieldReader &fields)
{
    if (type == QLatin1String("event")) {
        std::optional<Event> event = readEvent(object);
        if (!event)
            fields.fail("event");
        return EventMessage{std::move(event).value_or(Event())};
    }
    if (type == QLatin1String("ack"))
        return readAck(fields);
    if (type == QLatin1String("presence"))
        return readPresence(fields);
    if (type == QLatin1String("typing"))
        return readTyping(fields);
    if (type == QLatin1String("ping"))
        return readPing(fields);
    if (type == QLatin1String("pong"))
        return readPong(fields);
    if (type == QLatin1String("page"))
        return readPage(fields);
    if (type == QLatin1String("welcome"))
        return readWelcome(fields);
    if (type == QLatin1String("joined"))
        return readJoined(fields);
    if (type == QLatin1String("left"))
        return Left{roomId(fields)};
    if (type == QLatin1String("room"))
        return RoomChanged{readOne(fields, "room", readRoom)};
    if (type == QLatin1String("room-gone"))
        return RoomGone{roomId(fields)};
    if (type == QLatin1String("refusal"))
        return readRefusal(fields);
    if (type == QLatin1String("notice"))
        return Notice{fields.text("code"), fields.optionalText("subject")};
    if (type == QLatin1String("bye"))
        return readBye(fields);
    return std::nullopt;
}

template <typename AnyMessage, typename Read>
std::variant<AnyMessage, DecodeError> decodeAny(QByteArrayView json, const Read &read)
{
    constexpr int maxType = 32;
    const std::optional<QJsonObject> object = parseStrictObject(json, MaxDepth);
    if (!object)
        return DecodeError{RefusalCode::Malformed, {}, {}, {}};
    FieldReader fields(*object);
    const QString type = fields.text("type", maxType);
    if (!fields.ok())
        return DecodeError{RefusalCode::BadField, {}, {}, fields.badField()};
    FieldReader forId(*object);
    const QString id = forId.has("id") ? forId.id("id", MaxIdLength) : QString();
    std::optional<AnyMessage> message = read(type, *object, fields);
    if (!message)
        return DecodeError{RefusalCode::UnknownType, type, id, {}};
    if (!fields.ok())
        return DecodeError{RefusalCode::BadField, type, id, fields.badField()};
    return std::move(*message);
}

} // namespace

std::variant<ClientMessage, DecodeError> decodeClient(QByteArrayView json)
{
    return decodeAny<ClientMessage>(json, [](const QString &type, const QJsonObject &, FieldReader &fields) {
        return readClient(type, fields);
    });
}

std::variant<ServerMessage, DecodeError> decodeServer(QByteArrayView json)
{
    return decodeAny<ServerMessage>(json,
                                    [](const QString &type, const QJsonObject &object, FieldReader &fields) {
                                        return readServer(type, object, fields);
                                    });
}

} // namespace Parlor
