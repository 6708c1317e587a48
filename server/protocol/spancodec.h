// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/span.h"

#include <QByteArray>
#include <QStringView>
#include <optional>

class QJsonArray;

// Spans <-> JSON: on the wire and wherever they are stored.

namespace Parlor {

class JsonWriter;

QString spanWord(SpanKind kind);
std::optional<SpanKind> spanKind(QStringView word);

/// An array, as a value of the object or array that is open.
void writeSpans(JsonWriter &json, const Spans &spans);
/// Of a text of @p textLength code units. Spans that are unknown, out of bounds, unsafe or not in order are
/// left out.
Spans readSpans(const QJsonArray &array, qsizetype textLength);

/// The same array as bytes; none at all for no spans.
QByteArray encodeSpans(const Spans &spans);
Spans decodeSpans(const QByteArray &json, qsizetype textLength);

} // namespace Parlor
