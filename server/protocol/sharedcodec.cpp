// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/sharedcodec.h"

#include "server/protocol/valuecodec.h"

namespace Parlor {

static void writeSeqs(JsonWriter &json, const char *name, const QHash<QString, Seq> &seqs)
{
    if (seqs.isEmpty())
        return;
    json.key(name);
    json.beginObject();
    for (auto room = seqs.begin(); room != seqs.end(); ++room)
        json.field(room.key().toUtf8().constData(), room.value()); // room ids need no escaping
    json.endObject();
}

QString roomId(FieldReader &fields)
{
    return fields.id("room", MaxIdLength);
}

void writeType(JsonWriter &json, QStringView word)
{
    json.field("type", word);
}

Ping readPing(FieldReader &fields)
{
    return {fields.number("nonce", 0, MaxSeq), fields.optionalSeqs("seen")};
}

Pong readPong(FieldReader &fields)
{
    return {fields.number("nonce", 0, MaxSeq), fields.optionalSeqs("seen"), fields.optionalSeqs("last")};
}

Bye readBye(FieldReader &fields)
{
    Bye bye{fields.optionalText("code", MaxIdLength), std::nullopt};
    if (fields.has("retryAfter"))
        bye.retryAfter = fields.number("retryAfter", 0, MaxInt);
    return bye;
}

MarkRead readMarkRead(FieldReader &fields)
{
    return {roomId(fields), fields.number("seq", 0, MaxSeq)};
}

void write(JsonWriter &json, const Ping &ping)
{
    writeType(json, u"ping");
    json.field("nonce", ping.nonce);
    writeSeqs(json, "seen", ping.seen);
}

void write(JsonWriter &json, const Pong &pong)
{
    writeType(json, u"pong");
    json.field("nonce", pong.nonce);
    writeSeqs(json, "seen", pong.seen);
    writeSeqs(json, "last", pong.last);
}

void write(JsonWriter &json, const Bye &bye)
{
    writeType(json, u"bye");
    json.optionalField("code", bye.code);
    if (bye.retryAfter)
        json.field("retryAfter", *bye.retryAfter);
}

void write(JsonWriter &json, const MarkRead &mark)
{
    writeType(json, u"read");
    json.field("room", mark.room);
    json.field("seq", mark.seq);
}

} // namespace Parlor
