// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/messagecodec.h"

#include "server/protocol/jsonwriter.h"
#include "server/protocol/valuecodec.h"

// The writing half of the codec; decode.cpp has the reading half.

namespace Parlor {

namespace {

void writeSeqs(JsonWriter &json, const char *name, const QHash<QString, Seq> &seqs)
{
    if (seqs.isEmpty())
        return;
    json.key(name);
    json.beginObject();
    for (auto room = seqs.begin(); room != seqs.end(); ++room)
        json.field(room.key().toUtf8().constData(), room.value()); // room ids need no escaping
    json.endObject();
}

void writePeople(JsonWriter &json, const char *name, const QVector<Person> &people)
{
    if (people.isEmpty())
        return;
    json.key(name);
    json.beginArray();
    for (const Person &person : people)
        writePerson(json, person);
    json.endArray();
}

void writeEvents(JsonWriter &json, const Events &events)
{
    json.key("events");
    json.beginArray();
    for (const Event &event : events) {
        json.beginObject();
        writeEventFields(json, event);
        json.endObject();
    }
    json.endArray();
}

void type(JsonWriter &json, QStringView word)
{
    json.field("type", word);
}

// Client to server

void write(JsonWriter &json, const Hello &hello)
{
    type(json, u"hello");
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
    type(json, u"post");
    json.field("id", post.id);
    json.field("room", post.room);
    json.field("text", post.text);
}

void write(JsonWriter &json, const Edit &edit)
{
    type(json, u"edit");
    json.field("id", edit.id);
    json.field("room", edit.room);
    json.field("target", edit.target);
    json.field("text", edit.text);
}

void write(JsonWriter &json, const Delete &deletion)
{
    type(json, u"delete");
    json.field("id", deletion.id);
    json.field("room", deletion.room);
    json.field("target", deletion.target);
}

void write(JsonWriter &json, const SetTyping &typing)
{
    type(json, u"typing");
    json.field("room", typing.room);
    json.field("on", typing.on);
}

void write(JsonWriter &json, const GetHistory &history)
{
    type(json, u"history");
    json.field("room", history.room);
    json.field("before", history.before);
    json.field("limit", history.limit);
}

void write(JsonWriter &json, const SetName &name)
{
    type(json, u"name");
    json.field("name", name.name);
}

void write(JsonWriter &json, const CreateRoom &create)
{
    type(json, u"create");
    json.field("title", create.title);
}

void write(JsonWriter &json, const JoinRoom &join)
{
    type(json, u"join");
    json.field("room", join.room);
}

void write(JsonWriter &json, const LeaveRoom &leave)
{
    type(json, u"leave");
    json.field("room", leave.room);
}

// Both ways

void write(JsonWriter &json, const Ping &ping)
{
    type(json, u"ping");
    json.field("nonce", ping.nonce);
    writeSeqs(json, "seen", ping.seen);
}

void write(JsonWriter &json, const Pong &pong)
{
    type(json, u"pong");
    json.field("nonce", pong.nonce);
    writeSeqs(json, "seen", pong.seen);
    writeSeqs(json, "last", pong.last);
}

void write(JsonWriter &json, const Bye &bye)
{
    type(json, u"bye");
    json.optionalField("code", bye.code);
    if (bye.retryAfter)
        json.field("retryAfter", *bye.retryAfter);
}

// Server to client

void write(JsonWriter &json, const Welcome &welcome)
{
    type(json, u"welcome");
    json.field("version", welcome.version);
    json.field("title", welcome.title);
    json.field("server", welcome.server);
    json.field("software", welcome.software);
    json.key("you");
    writePerson(json, welcome.you);
    json.field("token", welcome.token);
    json.key("rooms");
    json.beginArray();
    for (const RoomInfo &room : welcome.rooms)
        writeRoom(json, room);
    json.endArray();
    json.key("limits");
    json.beginObject();
    json.field("messageCharacters", welcome.limits.messageCharacters);
    json.field("messagesPerSecond", welcome.limits.messagesPerSecond);
    json.field("nameCharacters", welcome.limits.nameCharacters);
    json.field("frameBytes", welcome.limits.frameBytes);
    json.field("editSeconds", welcome.limits.editSeconds);
    json.endObject();
    json.field("time", welcome.time);
}

void write(JsonWriter &json, const Joined &joined)
{
    type(json, u"joined");
    json.key("room");
    writeRoom(json, joined.room);
    writePeople(json, "people", joined.people);
    writeEvents(json, joined.events);
    json.optionalField("reset", joined.reset);
}

void write(JsonWriter &json, const Left &left)
{
    type(json, u"left");
    json.field("room", left.room);
}

void write(JsonWriter &json, const RoomChanged &changed)
{
    type(json, u"room");
    json.key("room");
    writeRoom(json, changed.room);
}

void write(JsonWriter &json, const RoomGone &gone)
{
    type(json, u"room-gone");
    json.field("room", gone.room);
}

void write(JsonWriter &json, const Ack &ack)
{
    type(json, u"ack");
    json.field("id", ack.id);
    json.field("room", ack.room);
    json.field("seq", ack.seq);
    json.field("time", ack.time);
}

void write(JsonWriter &json, const EventMessage &message)
{
    type(json, u"event");
    writeEventFields(json, message.event);
}

void write(JsonWriter &json, const Presence &presence)
{
    type(json, u"presence");
    json.field("room", presence.room);
    json.field("count", presence.count);
    writePeople(json, "people", presence.people);
    if (presence.gone.isEmpty())
        return;
    json.key("gone");
    json.beginArray();
    for (const QString &id : presence.gone)
        json.value(id);
    json.endArray();
}

void write(JsonWriter &json, const Typing &typing)
{
    type(json, u"typing");
    json.field("room", typing.room);
    json.key("person");
    writePerson(json, typing.person);
    json.field("on", typing.on);
}

void write(JsonWriter &json, const Page &page)
{
    type(json, u"page");
    json.field("room", page.room);
    json.field("epoch", page.epoch);
    json.field("first", page.first);
    json.field("before", page.before);
    writeEvents(json, page.events);
    json.optionalField("more", page.more);
}

void write(JsonWriter &json, const Refusal &refusal)
{
    type(json, u"refusal");
    json.field("code", refusalWord(refusal.code));
    json.optionalField("re", refusal.re);
    json.optionalField("id", refusal.id);
    json.optionalField("room", refusal.room);
    json.optionalField("field", refusal.field);
    json.optionalField("suggestion", refusal.suggestion);
    json.optionalField("update", refusal.update);
    if (refusal.retryAfter)
        json.field("retryAfter", *refusal.retryAfter);
    if (refusal.limit)
        json.field("limit", *refusal.limit);
}

void write(JsonWriter &json, const Notice &notice)
{
    type(json, u"notice");
    json.field("code", notice.code);
    json.optionalField("subject", notice.subject);
}

template <typename AnyMessage>
QByteArray encodeAny(const AnyMessage &message)
{
    JsonWriter json;
    json.beginObject();
    std::visit([&json](const auto &content) { write(json, content); }, message);
    json.endObject();
    return json.take();
}

} // namespace

QByteArray encode(const ClientMessage &message)
{
    return encodeAny(message);
}

QByteArray encode(const ServerMessage &message)
{
    return encodeAny(message);
}

} // namespace Parlor
