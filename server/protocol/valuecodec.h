// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"

#include <QJsonObject>
#include <limits>
#include <optional>

// The values inside messages <-> JSON: people and rooms.

namespace Parlor {

class FieldReader;
class JsonWriter;

inline constexpr qint64 MaxInt = std::numeric_limits<int>::max();

void writePerson(JsonWriter &json, const Person &person);
/// As an array.
void writePeople(JsonWriter &json, const QVector<Person> &people);
/// As the field @p name; nothing for nobody.
void writePeople(JsonWriter &json, const char *name, const QVector<Person> &people);
void writeRoom(JsonWriter &json, const RoomInfo &room);

/// Nothing if a field is missing or wrong; unknown fields are ignored.
std::optional<Person> readPerson(const QJsonObject &object);
std::optional<RoomInfo> readRoom(const QJsonObject &object);

/// The word on the wire.
QString newcomersWord(Newcomers newcomers);
/// Of the field "newcomers", which must be there; nothing for a word that is not known.
std::optional<Newcomers> readNewcomers(FieldReader &fields);

} // namespace Parlor
