// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/valuecodec.h"

#include "server/protocol/fieldreader.h"
#include "server/protocol/jsonwriter.h"
#include "server/protocol/protocolinfo.h"

#include <array>
#include <utility>

namespace Parlor {

static constexpr std::array newcomersWords{
    std::pair{Newcomers::All, "all"},
    std::pair{Newcomers::None, "none"},
    std::pair{Newcomers::Last, "last"},
};

QString newcomersWord(Newcomers newcomers)
{
    for (const auto &[known, word] : newcomersWords) {
        if (known == newcomers)
            return QString::fromLatin1(word);
    }
    return {};
}

std::optional<Newcomers> readNewcomers(FieldReader &fields)
{
    const QString word = fields.text("newcomers");
    for (const auto &[newcomers, known] : newcomersWords) {
        if (word == QLatin1String(known))
            return newcomers;
    }
    return std::nullopt;
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
    json.optionalField("status", person.status);
    json.endObject();
}

void writePeople(JsonWriter &json, const QVector<Person> &people)
{
    json.beginArray();
    for (const Person &person : people)
        writePerson(json, person);
    json.endArray();
}

void writePeople(JsonWriter &json, const char *name, const QVector<Person> &people)
{
    if (people.isEmpty())
        return;
    json.key(name);
    writePeople(json, people);
}

static void writeRules(JsonWriter &json, const RoomInfo &room)
{
    if (room.newcomers != Newcomers::All)
        json.field("newcomers", newcomersWord(room.newcomers));
    if (room.newcomers == Newcomers::Last)
        json.field("newcomersLast", room.newcomersLast);
    if (room.keepDays > 0)
        json.field("keepDays", room.keepDays);
    if (room.keepMessages > 0)
        json.field("keepMessages", room.keepMessages);
    if (room.welcome)
        json.field("welcome", *room.welcome);
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
    json.optionalField("topic", room.topic);
    json.optionalField("archived", room.archived);
    json.optionalField("private", room.isPrivate);
    json.optionalField("temporary", room.temporary);
    json.optionalField("offRecord", room.offRecord);
    json.optionalField("direct", room.direct);
    json.optionalField("owner", room.owner);
    writePeople(json, "members", room.members);
    writeRules(json, room);
    json.endObject();
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
    person.status = fields.optionalLimitedText("status", MaxStatus);
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
    room.topic = fields.optionalLimitedText("topic", MaxTopic);
    room.archived = fields.optionalFlag("archived");
    room.isPrivate = fields.optionalFlag("private");
    room.temporary = fields.optionalFlag("temporary");
    room.offRecord = fields.optionalFlag("offRecord");
    room.direct = fields.optionalFlag("direct");
    room.owner = fields.optionalId("owner", MaxIdLength);
    room.members = readAll(fields, "members", fields.optionalArray("members"), readPerson);
    if (fields.has("newcomers")) // a word of a later version says nothing of what this client does
        room.newcomers = readNewcomers(fields).value_or(Newcomers::All);
    if (room.newcomers == Newcomers::Last)
        room.newcomersLast = int(fields.number("newcomersLast", 1, MaxInt));
    room.keepDays = int(fields.optionalNumber("keepDays", 0, MaxInt, 0));
    room.keepMessages = int(fields.optionalNumber("keepMessages", 0, MaxInt, 0));
    if (fields.has("welcome"))
        room.welcome = fields.limitedText("welcome", MaxWelcomeText);
    return fields.ok() ? std::optional(room) : std::nullopt;
}

} // namespace Parlor
