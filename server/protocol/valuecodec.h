// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"
#include "server/protocol/message.h"

#include <QJsonObject>
#include <optional>

// The values inside messages <-> JSON: people, rooms, events. Used by the codec and by whoever stores
// events.

namespace Parlor {

class JsonWriter;

void writePerson(JsonWriter &json, const Person &person);
void writeRoom(JsonWriter &json, const RoomInfo &room);
/// The fields of an event into the object that is open.
void writeEventFields(JsonWriter &json, const Event &event);

/// Nothing if a field is missing or wrong; unknown fields are ignored.
std::optional<Person> readPerson(const QJsonObject &object);
std::optional<RoomInfo> readRoom(const QJsonObject &object);
/// Spans that are unknown, out of bounds, unsafe or not in order are left out.
std::optional<Event> readEvent(const QJsonObject &object);

} // namespace Parlor
