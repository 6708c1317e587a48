// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/eventcodec.h"
#include "server/protocol/protocolinfo.h"
#include "server/protocol/sharedcodec.h"
#include "server/protocol/valuecodec.h"

// Reads what a server says; encodeserver.cpp writes it.

namespace Parlor {

namespace {

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
    welcome.limits.reactionsPerMessage = int(limits.optionalNumber("reactionsPerMessage", 0, MaxInt, 0));
    if (!limits.ok())
        fields.fail("limits");
    welcome.time = fields.number("time", 0, MaxSeq);
    return welcome;
}

std::optional<ReadPosition> readPosition(const QJsonObject &object)
{
    FieldReader fields(object);
    ReadPosition position{fields.id("person", MaxIdLength), fields.number("seq", 0, MaxSeq)};
    return fields.ok() ? std::optional(position) : std::nullopt;
}

Joined readJoined(FieldReader &fields)
{
    Joined joined;
    joined.room = readOne(fields, "room", readRoom);
    joined.people = readAll(fields, "people", fields.optionalArray("people"), readPerson);
    joined.events = readAll(fields, "events", fields.array("events"), readEvent);
    joined.reset = fields.optionalFlag("reset");
    for (const QJsonValue &pin : fields.optionalArray("pins")) {
        const std::optional<qint64> seq = wholeNumber(pin, 1, MaxSeq);
        if (!seq)
            fields.fail("pins");
        joined.pins.push_back(seq.value_or(0));
    }
    joined.read = fields.optionalNumber("read", 0, MaxSeq, 0);
    joined.members = readAll(fields, "members", fields.optionalArray("members"), readPerson);
    joined.receipts = readAll(fields, "receipts", fields.optionalArray("receipts"), readPosition);
    return joined;
}

Ack readAck(FieldReader &fields)
{
    return {fields.id("id", MaxIdLength), roomId(fields), fields.number("seq", 0, MaxSeq),
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
    readPlace(fields, page);
    page.events = readAll(fields, "events", fields.array("events"), readEvent);
    page.more = fields.optionalFlag("more");
    page.newer = fields.optionalFlag("newer");
    return page;
}

Receipt readReceipt(FieldReader &fields)
{
    return {roomId(fields), fields.id("person", MaxIdLength), fields.number("seq", 0, MaxSeq)};
}

Found readFound(FieldReader &fields)
{
    Found found;
    found.id = fields.id("id", MaxIdLength);
    found.events = readAll(fields, "events", fields.array("events"), readEvent);
    found.more = fields.optionalFlag("more");
    found.lag = int(fields.optionalNumber("lag", 0, MaxInt, 0));
    return found;
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
    if (type == QLatin1String("receipt"))
        return readReceipt(fields);
    if (type == QLatin1String("read"))
        return readMarkRead(fields);
    if (type == QLatin1String("ping"))
        return readPing(fields);
    if (type == QLatin1String("pong"))
        return readPong(fields);
    if (type == QLatin1String("page"))
        return readPage(fields);
    if (type == QLatin1String("found"))
        return readFound(fields);
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

} // namespace

std::variant<ServerMessage, DecodeError> decodeServer(QByteArrayView json)
{
    return decodeAny<ServerMessage>(json,
                                    [](const QString &type, const QJsonObject &object, FieldReader &fields) {
                                        return readServer(type, object, fields);
                                    });
}

} // namespace Parlor
