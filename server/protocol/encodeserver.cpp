// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/eventcodec.h"
#include "server/protocol/sharedcodec.h"
#include "server/protocol/valuecodec.h"

// Writes what a server says; decodeserver.cpp reads it.

namespace Parlor {

namespace {

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

void write(JsonWriter &json, const Welcome &welcome)
{
    writeType(json, u"welcome");
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
    json.field("reactionsPerMessage", welcome.limits.reactionsPerMessage);
    json.endObject();
    json.field("time", welcome.time);
}

// What holds in the room beside its log.
void writeStanding(JsonWriter &json, const Joined &joined)
{
    if (!joined.pins.isEmpty()) {
        json.key("pins");
        json.beginArray();
        for (const Seq pin : joined.pins)
            json.value(pin);
        json.endArray();
    }
    if (joined.read > 0)
        json.field("read", joined.read);
    writePeople(json, "members", joined.members);
    if (joined.receipts.isEmpty())
        return;
    json.key("receipts");
    json.beginArray();
    for (const ReadPosition &receipt : joined.receipts) {
        json.beginObject();
        json.field("person", receipt.person);
        json.field("seq", receipt.seq);
        json.endObject();
    }
    json.endArray();
}

void write(JsonWriter &json, const Joined &joined)
{
    writeType(json, u"joined");
    json.key("room");
    writeRoom(json, joined.room);
    if (joined.peopleJson.isEmpty()) {
        writePeople(json, "people", joined.people);
    } else {
        json.key("people");
        json.encoded(joined.peopleJson);
    }
    writeEvents(json, joined.events);
    json.optionalField("reset", joined.reset);
    writeStanding(json, joined);
}

void write(JsonWriter &json, const Left &left)
{
    writeType(json, u"left");
    json.field("room", left.room);
}

void write(JsonWriter &json, const RoomChanged &changed)
{
    writeType(json, u"room");
    json.key("room");
    writeRoom(json, changed.room);
}

void write(JsonWriter &json, const RoomGone &gone)
{
    writeType(json, u"room-gone");
    json.field("room", gone.room);
}

void write(JsonWriter &json, const Ack &ack)
{
    writeType(json, u"ack");
    json.field("id", ack.id);
    json.field("room", ack.room);
    json.field("seq", ack.seq);
    json.field("time", ack.time);
}

void write(JsonWriter &json, const EventMessage &message)
{
    writeType(json, u"event");
    writeEventFields(json, message.event);
}

void write(JsonWriter &json, const Presence &presence)
{
    writeType(json, u"presence");
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
    writeType(json, u"typing");
    json.field("room", typing.room);
    json.key("person");
    writePerson(json, typing.person);
    json.field("on", typing.on);
}

void write(JsonWriter &json, const Page &page)
{
    writeType(json, u"page");
    json.field("room", page.room);
    json.field("epoch", page.epoch);
    json.field("first", page.first);
    writePlace(json, page);
    writeEvents(json, page.events);
    json.optionalField("more", page.more);
    json.optionalField("newer", page.newer);
}

void write(JsonWriter &json, const Receipt &receipt)
{
    writeType(json, u"receipt");
    json.field("room", receipt.room);
    json.field("person", receipt.person);
    json.field("seq", receipt.seq);
}

void write(JsonWriter &json, const Found &found)
{
    writeType(json, u"found");
    json.field("id", found.id);
    writeEvents(json, found.events);
    json.optionalField("more", found.more);
    if (found.lag > 0)
        json.field("lag", found.lag);
}

void write(JsonWriter &json, const Refusal &refusal)
{
    writeType(json, u"refusal");
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
    writeType(json, u"notice");
    json.field("code", notice.code);
    json.optionalField("subject", notice.subject);
}

} // namespace

QByteArray encode(const ServerMessage &message)
{
    JsonWriter json;
    json.beginObject();
    std::visit([&json](const auto &content) { write(json, content); }, message);
    json.endObject();
    return json.take();
}

QByteArray encodePeople(const QVector<Person> &people)
{
    if (people.isEmpty())
        return {};
    JsonWriter json;
    writePeople(json, people);
    return json.take();
}

} // namespace Parlor
