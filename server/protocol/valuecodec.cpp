// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/valuecodec.h"

#include "server/protocol/fieldreader.h"
#include "server/protocol/jsonwriter.h"
#include "server/protocol/protocolinfo.h"

#include <QJsonArray>
#include <array>
#include <utility>

namespace Parlor {

static constexpr std::array spanWords{
    std::pair{SpanKind::Bold, "bold"},
    std::pair{SpanKind::Italic, "italic"},
    std::pair{SpanKind::Strike, "strike"},
    std::pair{SpanKind::Code, "code"},
    std::pair{SpanKind::CodeBlock, "code-block"},
    std::pair{SpanKind::Quote, "quote"},
    std::pair{SpanKind::Link, "link"},
    std::pair{SpanKind::Mention, "mention"},
};

QString spanWord(SpanKind kind)
{
    for (const auto &[known, word] : spanWords) {
        if (known == kind)
            return QString::fromLatin1(word);
    }
    return {};
}

std::optional<SpanKind> spanKind(QStringView word)
{
    for (const auto &[kind, known] : spanWords) {
        if (word == QLatin1String(known))
            return kind;
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

static void writeSpan(JsonWriter &json, const Span &span)
{
    json.beginObject();
    json.field("kind", spanWord(span.kind));
    json.field("start", span.start);
    json.field("length", span.length);
    json.optionalField("target", span.target);
    json.endObject();
}

void writeEventFields(JsonWriter &json, const Event &event)
{
    json.field("room", event.room);
    json.field("epoch", event.epoch);
    json.field("seq", event.seq);
    json.field("prev", event.prev);
    json.field("kind", QStringView(event.kind == EventKind::Message ? u"message" : u"unknown"));
    if (event.kind != EventKind::Message)
        return;
    json.optionalField("id", event.id);
    json.key("author");
    writePerson(json, event.author);
    json.field("time", event.time);
    json.field("text", event.text);
    if (!event.spans.isEmpty()) {
        json.key("spans");
        json.beginArray();
        for (const Span &span : event.spans)
            writeSpan(json, span);
        json.endArray();
    }
    json.optionalField("source", event.source);
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

// Spans nest: a span that begins inside another must end inside it.
static bool nests(const Spans &spans, const Span &next)
{
    for (const Span &span : spans) {
        const int end = span.start + span.length;
        if (next.start < span.start || (next.start < end && next.start + next.length > end))
            return false;
    }
    return true;
}

static Spans readSpans(const QJsonArray &array, qsizetype textLength)
{
    constexpr qsizetype maxSpans = 1000; // nests() looks at all of them
    Spans spans;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        FieldReader fields(object);
        const std::optional<SpanKind> kind = spanKind(fields.text("kind"));
        Span span{kind.value_or(SpanKind::Bold), int(fields.number("start", 0, textLength)),
                  int(fields.number("length", 1, textLength)), fields.optionalText("target")};
        if (fields.ok() && kind && isSafe(span, textLength) && nests(spans, span) && spans.size() < maxSpans)
            spans.push_back(std::move(span));
    }
    return spans;
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
    event.kind = fields.text("kind") == QLatin1String("message") ? EventKind::Message : EventKind::Unknown;
    if (event.kind == EventKind::Unknown) // its seq counts, its content is for newer clients
        return fields.ok() ? std::optional(event) : std::nullopt;
    event.id = fields.optionalText("id", MaxIdLength);
    const std::optional<Person> author = readPerson(fields.object("author"));
    if (!author)
        fields.fail("author");
    event.author = author.value_or(Person());
    event.time = fields.number("time", 0, MaxSeq);
    event.text = fields.text("text");
    event.spans = readSpans(fields.optionalArray("spans"), event.text.size());
    event.source = fields.optionalText("source");
    return fields.ok() ? std::optional(event) : std::nullopt;
}

} // namespace Parlor
