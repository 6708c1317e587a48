// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/eventcodec.h"

#include "server/protocol/fieldreader.h"
#include "server/protocol/jsonwriter.h"
#include "server/protocol/protocolinfo.h"
#include "server/protocol/spancodec.h"
#include "server/protocol/valuecodec.h"

#include <array>
#include <utility>

namespace Parlor {

static constexpr std::array kindWords{
    std::pair{EventKind::Message, "message"}, std::pair{EventKind::Edit, "edit"},
    std::pair{EventKind::Delete, "delete"},   std::pair{EventKind::React, "react"},
    std::pair{EventKind::Pin, "pin"},         std::pair{EventKind::Topic, "topic"},
    std::pair{EventKind::Title, "title"},     std::pair{EventKind::Member, "member"},
};

static QString kindWord(EventKind kind)
{
    for (const auto &[known, word] : kindWords) {
        if (known == kind)
            return QString::fromLatin1(word);
    }
    return QStringLiteral("unknown");
}

static EventKind kindOf(QStringView word)
{
    for (const auto &[kind, known] : kindWords) {
        if (word == QLatin1String(known))
            return kind;
    }
    return EventKind::Unknown;
}

// Writing

static void writeText(JsonWriter &json, const Event &event)
{
    json.field("text", event.text);
    if (!event.spans.isEmpty()) {
        json.key("spans");
        writeSpans(json, event.spans);
    }
    json.optionalField("source", event.source);
}

static void writeQuote(JsonWriter &json, const Quote &quote)
{
    json.key("quote");
    json.beginObject();
    json.field("author", quote.author);
    json.field("name", quote.name);
    json.field("text", quote.text);
    json.optionalField("deleted", quote.deleted);
    json.endObject();
}

static void writeReactions(JsonWriter &json, const QVector<Reaction> &reactions)
{
    json.key("reactions");
    json.beginArray();
    for (const Reaction &reaction : reactions) {
        json.beginObject();
        json.field("emoji", reaction.emoji);
        json.key("people");
        json.beginArray();
        for (const QString &person : reaction.people)
            json.value(person);
        json.endArray();
        json.endObject();
    }
    json.endArray();
}

static void writeMessage(JsonWriter &json, const Event &event)
{
    writeText(json, event);
    if (event.edited > 0)
        json.field("edited", event.edited);
    json.optionalField("deleted", event.deleted);
    if (event.reply > 0)
        json.field("reply", event.reply);
    if (event.quote)
        writeQuote(json, *event.quote);
    if (!event.reactions.isEmpty())
        writeReactions(json, event.reactions);
    if (event.reacted > 0)
        json.field("reacted", event.reacted);
}

static void writeContent(JsonWriter &json, const Event &event)
{
    switch (event.kind) {
    case EventKind::Message:
        writeMessage(json, event);
        break;
    case EventKind::Edit:
        json.field("target", event.target);
        writeText(json, event);
        break;
    case EventKind::Delete:
        json.field("target", event.target);
        break;
    case EventKind::React:
        json.field("target", event.target);
        json.field("emoji", event.emoji);
        json.field("on", event.on);
        break;
    case EventKind::Pin:
        json.field("target", event.target);
        json.field("on", event.on);
        break;
    case EventKind::Topic:
    case EventKind::Title:
        json.field("text", event.text);
        break;
    case EventKind::Member:
        json.key("subject");
        writePerson(json, event.subject);
        json.field("on", event.on);
        break;
    case EventKind::Unknown:
        break;
    }
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
    writeContent(json, event);
}

// Reading

static std::optional<Quote> readQuote(const QJsonObject &object)
{
    FieldReader fields(object);
    Quote quote;
    quote.author = fields.id("author", MaxIdLength);
    quote.name = fields.text("name");
    quote.text = fields.text("text", MaxQuote);
    quote.deleted = fields.optionalFlag("deleted");
    return fields.ok() ? std::optional(quote) : std::nullopt;
}

static std::optional<Reaction> readReaction(const QJsonObject &object)
{
    FieldReader fields(object);
    Reaction reaction;
    reaction.emoji = fields.emoji("emoji", mayBeEmoji);
    for (const QJsonValue &person : fields.array("people")) {
        if (!isId(person.toString(), MaxIdLength))
            fields.fail("people");
        reaction.people.push_back(person.toString());
    }
    return fields.ok() && !reaction.people.isEmpty() ? std::optional(reaction) : std::nullopt;
}

static void readText(FieldReader &fields, Event &event)
{
    event.text = fields.text("text");
    event.spans = readSpans(fields.optionalArray("spans"), event.text.size());
    event.source = fields.optionalText("source");
}

static void readMessage(FieldReader &fields, Event &event)
{
    readText(fields, event);
    event.edited = fields.optionalNumber("edited", 0, MaxSeq, 0);
    event.deleted = fields.optionalFlag("deleted");
    event.reply = fields.optionalNumber("reply", 0, event.seq - 1, 0);
    if (fields.has("quote"))
        event.quote = readOne(fields, "quote", readQuote);
    event.reactions = readAll(fields, "reactions", fields.optionalArray("reactions"), readReaction);
    event.reacted = fields.optionalNumber("reacted", 0, MaxSeq, 0);
}

static void readContent(FieldReader &fields, Event &event)
{
    const auto readTarget = [&] { event.target = fields.number("target", 1, event.seq - 1); };
    switch (event.kind) {
    case EventKind::Message:
        readMessage(fields, event);
        break;
    case EventKind::Edit:
        readTarget();
        readText(fields, event);
        break;
    case EventKind::Delete:
        readTarget();
        break;
    case EventKind::React:
        readTarget();
        event.emoji = fields.emoji("emoji", mayBeEmoji);
        event.on = fields.flag("on");
        break;
    case EventKind::Pin:
        readTarget();
        event.on = fields.flag("on");
        break;
    case EventKind::Topic:
        event.text = fields.limitedText("text", MaxTopic);
        break;
    case EventKind::Title:
        event.text = fields.text("text");
        break;
    case EventKind::Member:
        event.subject = readOne(fields, "subject", readPerson);
        event.on = fields.flag("on");
        break;
    case EventKind::Unknown:
        break;
    }
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
    event.author = readOne(fields, "author", readPerson);
    event.time = fields.number("time", 0, MaxSeq);
    readContent(fields, event);
    return fields.ok() ? std::optional(event) : std::nullopt;
}

} // namespace Parlor
