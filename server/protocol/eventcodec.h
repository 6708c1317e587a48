// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QJsonObject>
#include <optional>

// Events <-> JSON: in messages, and wherever events are written down as text.

namespace Parlor {

class JsonWriter;

/// The fields of an event into the object that is open.
void writeEventFields(JsonWriter &json, const Event &event);

/// Nothing if a field is missing or wrong; unknown fields are ignored. Spans that are unknown, out of bounds,
/// unsafe or not in order are left out.
std::optional<Event> readEvent(const QJsonObject &object);

} // namespace Parlor
