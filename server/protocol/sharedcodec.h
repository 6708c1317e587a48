// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/fieldreader.h"
#include "server/protocol/jsonwriter.h"
#include "server/protocol/messagecodec.h"
#include "server/protocol/protocolinfo.h"

// What both directions of the codec have in common. Only its four files include this.

namespace Parlor {

/// The field "room".
QString roomId(FieldReader &fields);
/// The field "type".
void writeType(JsonWriter &json, QStringView word);

// Messages that go both ways
Ping readPing(FieldReader &fields);
Pong readPong(FieldReader &fields);
Bye readBye(FieldReader &fields);
MarkRead readMarkRead(FieldReader &fields);
void write(JsonWriter &json, const Ping &ping);
void write(JsonWriter &json, const Pong &pong);
void write(JsonWriter &json, const Bye &bye);
void write(JsonWriter &json, const MarkRead &mark);

/// Where in a room's log a GetHistory reads, or a Page was read: the fields of that name, at most one of
/// them.
template <typename Message>
void readPlace(FieldReader &fields, Message &message)
{
    int given = 0;
    const auto isGiven = [&](const char *name) {
        if (!fields.has(name))
            return false;
        if (++given > 1)
            fields.fail(name);
        return true;
    };
    if (isGiven("before"))
        message.before = fields.number("before", 0, MaxSeq);
    if (isGiven("after"))
        message.after = fields.number("after", 0, MaxSeq);
    if (isGiven("around"))
        message.around = fields.number("around", 0, MaxSeq);
    if (isGiven("at"))
        message.at = fields.number("at", 0, MaxSeq);
    if (isGiven("pinned"))
        message.pinned = fields.flag("pinned");
}

template <typename Message>
void writePlace(JsonWriter &json, const Message &message)
{
    if (message.after)
        json.field("after", *message.after);
    else if (message.around)
        json.field("around", *message.around);
    else if (message.at)
        json.field("at", *message.at);
    else if (message.pinned)
        json.field("pinned", true);
    else
        json.field("before", message.before);
}

/// Reads a frame; @p read makes the message of a type, nothing of an unknown one.
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

} // namespace Parlor
