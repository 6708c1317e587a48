// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/sharedcodec.h"
#include "server/protocol/valuecodec.h"

// Writes what a client says; decodeclient.cpp reads it.

namespace Parlor {

namespace {

template <typename Value>
void writeIfGiven(JsonWriter &json, const char *name, const std::optional<Value> &value)
{
    if (value)
        json.field(name, *value);
}

void write(JsonWriter &json, const Hello &hello)
{
    writeType(json, u"hello");
    json.field("version", hello.version);
    json.field("name", hello.name);
    json.optionalField("token", hello.token);
    json.optionalField("client", hello.client);
    if (hello.rooms.isEmpty())
        return;
    json.key("rooms");
    json.beginObject();
    for (auto room = hello.rooms.begin(); room != hello.rooms.end(); ++room) {
        json.key(room.key().toUtf8().constData());
        json.beginObject();
        json.field("epoch", room.value().epoch);
        json.field("seq", room.value().seq);
        json.endObject();
    }
    json.endObject();
}

void write(JsonWriter &json, const Post &post)
{
    writeType(json, u"post");
    json.field("id", post.id);
    json.field("room", post.room);
    json.field("text", post.text);
    if (post.reply > 0)
        json.field("reply", post.reply);
}

void write(JsonWriter &json, const Edit &edit)
{
    writeType(json, u"edit");
    json.field("id", edit.id);
    json.field("room", edit.room);
    json.field("target", edit.target);
    json.field("text", edit.text);
}

void write(JsonWriter &json, const Delete &deletion)
{
    writeType(json, u"delete");
    json.field("id", deletion.id);
    json.field("room", deletion.room);
    json.field("target", deletion.target);
}

void write(JsonWriter &json, const React &react)
{
    writeType(json, u"react");
    json.field("id", react.id);
    json.field("room", react.room);
    json.field("target", react.target);
    json.field("emoji", react.emoji);
    json.field("on", react.on);
}

void write(JsonWriter &json, const Pin &pin)
{
    writeType(json, u"pin");
    json.field("id", pin.id);
    json.field("room", pin.room);
    json.field("target", pin.target);
    json.field("on", pin.on);
}

void write(JsonWriter &json, const Configure &wish)
{
    writeType(json, u"configure");
    json.field("id", wish.id);
    json.field("room", wish.room);
    writeIfGiven(json, "title", wish.title);
    writeIfGiven(json, "topic", wish.topic);
    writeIfGiven(json, "archived", wish.archived);
    if (wish.newcomers)
        json.field("newcomers", newcomersWord(*wish.newcomers));
    if (wish.newcomers == Newcomers::Last)
        json.field("newcomersLast", wish.newcomersLast);
    writeIfGiven(json, "keepDays", wish.keepDays);
    writeIfGiven(json, "keepMessages", wish.keepMessages);
    writeIfGiven(json, "welcome", wish.welcome);
}

void write(JsonWriter &json, const Invite &invite)
{
    writeType(json, u"invite");
    json.field("id", invite.id);
    json.field("room", invite.room);
    json.field("person", invite.person);
}

void write(JsonWriter &json, const Expel &expel)
{
    writeType(json, u"expel");
    json.field("id", expel.id);
    json.field("room", expel.room);
    json.field("person", expel.person);
}

void write(JsonWriter &json, const SetTyping &typing)
{
    writeType(json, u"typing");
    json.field("room", typing.room);
    json.field("on", typing.on);
}

void write(JsonWriter &json, const GetHistory &history)
{
    writeType(json, u"history");
    json.field("room", history.room);
    writePlace(json, history);
    json.field("limit", history.limit);
}

void write(JsonWriter &json, const SetName &name)
{
    writeType(json, u"name");
    json.field("name", name.name);
}

void write(JsonWriter &json, const SetProfile &profile)
{
    writeType(json, u"profile");
    writeIfGiven(json, "away", profile.away);
    writeIfGiven(json, "status", profile.status);
    writeIfGiven(json, "receipts", profile.receipts);
}

void write(JsonWriter &json, const CreateRoom &create)
{
    writeType(json, u"create");
    json.field("title", create.title);
    json.optionalField("private", create.isPrivate);
    json.optionalField("temporary", create.temporary);
    json.optionalField("offRecord", create.offRecord);
}

void write(JsonWriter &json, const JoinRoom &join)
{
    writeType(json, u"join");
    json.field("room", join.room);
}

void write(JsonWriter &json, const LeaveRoom &leave)
{
    writeType(json, u"leave");
    json.field("room", leave.room);
}

void write(JsonWriter &json, const OpenDirect &direct)
{
    writeType(json, u"direct");
    json.field("person", direct.person);
}

void write(JsonWriter &json, const Search &search)
{
    writeType(json, u"search");
    json.field("id", search.id);
    json.field("query", search.query);
    json.optionalField("room", search.room);
    if (search.before > 0)
        json.field("before", search.before);
    if (search.offset != 0)
        json.field("offset", search.offset);
    json.field("limit", search.limit);
}

} // namespace

QByteArray encode(const ClientMessage &message)
{
    JsonWriter json;
    json.beginObject();
    std::visit([&json](const auto &content) { write(json, content); }, message);
    json.endObject();
    return json.take();
}

} // namespace Parlor
