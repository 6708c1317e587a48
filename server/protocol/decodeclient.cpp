// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/protocolinfo.h"
#include "server/protocol/sharedcodec.h"
#include "server/protocol/valuecodec.h"

// Reads what a client says; encodeclient.cpp writes it.

namespace Parlor {

namespace {

constexpr int MaxText = 1 << 20; // code units; what may really be posted is a limit of the server
constexpr int MaxName = 1024;    // likewise

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
    return {fields.id("id", MaxIdLength), roomId(fields), fields.text("text", MaxText),
            fields.optionalNumber("reply", 0, MaxSeq, 0)};
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

React readReact(FieldReader &fields)
{
    return {fields.id("id", MaxIdLength), roomId(fields), fields.number("target", 1, MaxSeq),
            fields.emoji("emoji"), fields.flag("on")};
}

Pin readPin(FieldReader &fields)
{
    return {fields.id("id", MaxIdLength), roomId(fields), fields.number("target", 1, MaxSeq),
            fields.flag("on")};
}

Configure readConfigure(FieldReader &fields)
{
    Configure wish;
    wish.id = fields.id("id", MaxIdLength);
    wish.room = roomId(fields);
    if (fields.has("title"))
        wish.title = fields.text("title", MaxName);
    if (fields.has("topic"))
        wish.topic = fields.limitedText("topic", MaxTopic);
    if (fields.has("archived"))
        wish.archived = fields.flag("archived");
    if (fields.has("newcomers")) {
        wish.newcomers = readNewcomers(fields);
        if (!wish.newcomers)
            fields.fail("newcomers");
    }
    if (wish.newcomers == Newcomers::Last)
        wish.newcomersLast = int(fields.number("newcomersLast", 1, MaxInt));
    if (fields.has("keepDays"))
        wish.keepDays = int(fields.number("keepDays", 0, MaxInt));
    if (fields.has("keepMessages"))
        wish.keepMessages = int(fields.number("keepMessages", 0, MaxInt));
    if (fields.has("welcome"))
        wish.welcome = fields.limitedText("welcome", MaxWelcomeText);
    return wish;
}

template <typename Message> // Invite, Expel
Message readMembership(FieldReader &fields)
{
    return {fields.id("id", MaxIdLength), roomId(fields), fields.id("person", MaxIdLength)};
}

GetHistory readHistory(FieldReader &fields)
{
    constexpr int defaultLimit = 50;
    GetHistory ask;
    ask.room = roomId(fields);
    readPlace(fields, ask);
    ask.limit = int(fields.optionalNumber("limit", 1, MaxPageEvents, defaultLimit));
    return ask;
}

SetProfile readProfile(FieldReader &fields)
{
    SetProfile profile;
    if (fields.has("away"))
        profile.away = fields.flag("away");
    if (fields.has("status"))
        profile.status = fields.limitedText("status", MaxStatus);
    if (fields.has("receipts"))
        profile.receipts = fields.flag("receipts");
    return profile;
}

CreateRoom readCreate(FieldReader &fields)
{
    return {fields.text("title", MaxName), fields.optionalFlag("private"), fields.optionalFlag("temporary"),
            fields.optionalFlag("offRecord")};
}

Search readSearch(FieldReader &fields)
{
    constexpr int defaultLimit = 20;
    Search search;
    search.id = fields.id("id", MaxIdLength);
    search.query = fields.limitedText("query", MaxQuery);
    search.room = fields.optionalId("room", MaxIdLength);
    search.before = fields.optionalNumber("before", 0, MaxSeq, 0);
    search.offset = int(fields.optionalNumber("offset", -MaxOffset, MaxOffset, 0));
    search.limit = int(fields.optionalNumber("limit", 1, MaxFound, defaultLimit));
    return search;
}

std::optional<ClientMessage> readClient(const QString &type, FieldReader &fields)
{
    if (type == QLatin1String("post"))
        return readPost(fields);
    if (type == QLatin1String("edit"))
        return readEdit(fields);
    if (type == QLatin1String("delete"))
        return readDelete(fields);
    if (type == QLatin1String("react"))
        return readReact(fields);
    if (type == QLatin1String("typing"))
        return readSetTyping(fields);
    if (type == QLatin1String("read"))
        return readMarkRead(fields);
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
        return readCreate(fields);
    if (type == QLatin1String("join"))
        return JoinRoom{roomId(fields)};
    if (type == QLatin1String("leave"))
        return LeaveRoom{roomId(fields)};
    if (type == QLatin1String("direct"))
        return OpenDirect{fields.id("person", MaxIdLength)};
    if (type == QLatin1String("search"))
        return readSearch(fields);
    if (type == QLatin1String("profile"))
        return readProfile(fields);
    if (type == QLatin1String("pin"))
        return readPin(fields);
    if (type == QLatin1String("configure"))
        return readConfigure(fields);
    if (type == QLatin1String("invite"))
        return readMembership<Invite>(fields);
    if (type == QLatin1String("expel"))
        return readMembership<Expel>(fields);
    if (type == QLatin1String("bye"))
        return readBye(fields);
    return std::nullopt;
}

} // namespace

std::variant<ClientMessage, DecodeError> decodeClient(QByteArrayView json)
{
    return decodeAny<ClientMessage>(json, [](const QString &type, const QJsonObject &, FieldReader &fields) {
        return readClient(type, fields);
    });
}

} // namespace Parlor
