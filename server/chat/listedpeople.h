// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/person.h"

#include <QByteArray>
#include <QVector>
#include <vector>

namespace Parlor {

class People;
class Roster;
struct PersonRecord;

/// Those whom a roster lists, as Joined shows them: put together and encoded once for all who come in while
/// the list stays the same. In a large room that is nearly always, and it costs more than all else of coming
/// in. Owned by Room; server thread.
class ListedPeople
{
public:
    /// Brings it up to date with @p roster, always the same one.
    void update(const Roster &roster, People &people);

    const QVector<Person> &people() const { return m_people; }
    /// The same, by encodePeople().
    const QByteArray &json() const { return m_json; }
    /// Their records. Valid until the roster changes: who is in a room is not forgotten.
    const std::vector<const PersonRecord *> &records() const { return m_records; }

private:
    quint64 m_version = 0; ///< Roster::version()
    QVector<Person> m_people;
    QByteArray m_json;
    std::vector<const PersonRecord *> m_records;
};

} // namespace Parlor
