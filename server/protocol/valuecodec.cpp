// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/valuecodec.h"

#include "server/protocol/fieldreader.h"
#include "server/protocol/jsonwriter.h"
#include "server/protocol/protocolinfo.h"
#include "server/protocol/spancodec.h"

#include <QJsonArray>

namespace Parlor {

static QStringView kindWord(EventKind kind)
{
    switch (kind) {
    case EventKind::Message:
        return u"message";
    case EventKind::Edit:
        return u"edit";
    case EventKind::Delete:
        return u"delete";
    case EventKind::Unknown:
        break;
    }
    return u"unknown";
}

static EventKind kindOf(QStringView word)
{
    for (const EventKind kind : {EventKind::Message, EventKind::Edit, EventKind::Delete}) {
        if (word == kindWord(kind))
            return kind;
    }
    return EventKind::Unknown;
}

void writePerson(JsonWriter &json, const Person &person)
{
    json.beginObject();
    json.field("id", person.id);
    json.field("name", person.name);
    json.field("color", person.color);
    json.optionalField("host", person.host);
    json.optionalField("plain", person.plain);
    json.optionalField("away", person.away);
    json.endObject();
}

void writeRoom(JsonWriter &json, const RoomInfo &room)
{
    json.beginObject();
    json.field("id", room.id);
    json.field("title", room.title);
    json.field("epoch", room.epoch);
    json.field("first", room.first);
    json.field("last", room.last);
    json.field("people", room.people);
    json.endObject();
}

static void writeText(JsonWriter &json, const Event &event)
{
    json.field("text", event.text);
    if (!event.spans.isEmpty()) {
        json.key("spans");
        writeSpans(json, event.spans);
    }
    json.optionalField("source", event.source);
}

void writeEventFields(JsonWriter &json, const Event &event)
{
    json.field("room", event.room);
    json.field("epoch", event.epoch);
    json.field("seq", event.seq);
    json.field("prev", event.prev);
    json.field("kind", kindWord(event.kind));
    if (event.kind == EventKind::Unknown)
        return;
    json.optionalField("id", event.id);
    json.key("author");
    writePerson(json, event.author);
    json.field("time", event.time);
    if (event.kind != EventKind::Message)
        json.field("target", event.target);
    if (event.kind != EventKind::Delete)
        writeText(json, event);
    if (event.edited > 0)
        json.field("edited", event.edited);
    json.optionalField("deleted", event.deleted);
}

std::optional<Person> readPerson(const QJsonObject &object)
{
    constexpr int lastColor = 7;
    FieldReader fields(object);
    Person person;
    person.id = fields.id("id", MaxIdLength);
    person.name = fields.text("name");
    person.color = int(fields.optionalNumber("color", 0, lastColor, 0));
    person.host = fields.optionalFlag("host");
    person.plain = fields.optionalFlag("plain");
    person.away = fields.optionalFlag("away");
    return fields.ok() ? std::optional(person) : std::nullopt;
}

std::optional<RoomInfo> readRoom(const QJsonObject &object)
{
    constexpr int maxPeople = 100'000'000;
    FieldReader fields(object);
    RoomInfo room;
    room.id = fields.id("id", MaxIdLength);
    room.title = fields.text("title");
    room.epoch = fields.text("epoch", MaxIdLength);
    room.first = fields.number("first", 0, MaxSeq);
    room.last = fields.number("last", 0, MaxSeq);
    room.people = int(fields.optionalNumber("people", 0, maxPeople, 0));
    return fields.ok() ? std::optional(room) : std::nullopt;
}

std::optional<Event> readEvent(const QJsonObject &object)
{
    FieldReader fields(object);
    Event event;
    event.room = fields.id("room", MaxIdLength);
    event.epoch = fields.text("epoch", MaxIdLength);
    event.seq = fields.number("seq", 1, MaxSeq);
    event.prev = fields.number("prev", 0, MaxSeq - 1);
    if (event.prev >= event.seq)
        fields.fail("prev");
    event.kind = kindOf(fields.text("kind"));
    if (event.kind == EventKind::Unknown) // its seq counts, its content is for newer clients
        return fields.ok() ? std::optional(event) : std::nullopt;
    event.id = fields.optionalText("id", MaxIdLength);
    const std::optional<Person> author = readPerson(fields.object("author"));
    if (!author)
        fields.fail("author");
    event.author = author.value_or(Person());
    event.time = fields.number("time", 0, MaxSeq);
    if (event.kind != EventKind::Message)
        event.target = fields.number("target", 1, event.seq - 1);
    if (event.kind != EventKind::Delete) {
        event.text = fields.text("text");
        event.spans = readSpans(fields.optionalArray("spans"), event.text.size());
        event.source = fields.optionalText("source");
    }
    if (event.kind == EventKind::Message) {
        event.edited = fields.optionalNumber("edited", 0, MaxSeq, 0);
        event.deleted = fields.optionalFlag("deleted");
    }
    return fields.ok() ? std::optional(event) : std::nullopt;
}

} // namespace Parlor
