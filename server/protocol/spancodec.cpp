// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/spancodec.h"

#include "server/protocol/fieldreader.h"
#include "server/protocol/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

static void writeSpan(JsonWriter &json, const Span &span)
{
    json.beginObject();
    json.field("kind", spanWord(span.kind));
    json.field("start", span.start);
    json.field("length", span.length);
    json.optionalField("target", span.target);
    json.endObject();
}

void writeSpans(JsonWriter &json, const Spans &spans)
{
    json.beginArray();
    for (const Span &span : spans)
        writeSpan(json, span);
    json.endArray();
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

Spans readSpans(const QJsonArray &array, qsizetype textLength)
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

QByteArray encodeSpans(const Spans &spans)
{
    if (spans.isEmpty())
        return {};
    JsonWriter json;
    writeSpans(json, spans);
    return json.take();
}

Spans decodeSpans(const QByteArray &json, qsizetype textLength)
{
    return json.isEmpty() ? Spans() : readSpans(QJsonDocument::fromJson(json).array(), textLength);
}

} // namespace Parlor
