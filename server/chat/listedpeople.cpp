// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/listedpeople.h"

#include "server/chat/people.h"
#include "server/chat/roster.h"
#include "server/protocol/messagecodec.h"

#include <utility>

namespace Parlor {

void ListedPeople::update(const Roster &roster, People &people)
{
    if (std::exchange(m_version, roster.version()) == roster.version())
        return;
    m_people.clear();
    m_records.clear();
    for (const QString &id : roster.listed()) {
        if (const PersonRecord *const record = people.find(id)) {
            m_people.append(record->person);
            m_records.push_back(record);
        }
    }
    m_json = encodePeople(m_people);
}

} // namespace Parlor
