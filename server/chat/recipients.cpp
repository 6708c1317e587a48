// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/recipients.h"

namespace Parlor {

void Recipients::add(SessionId session)
{
    if (m_places.contains(session))
        return;
    m_places.insert(session, m_sessions.size());
    m_sessions.push_back(session);
}

void Recipients::remove(SessionId session)
{
    const auto found = m_places.find(session);
    if (found == m_places.end())
        return;
    const size_t place = *found;
    m_places.erase(found);
    const SessionId last = m_sessions.back();
    m_sessions.pop_back();
    if (last == session)
        return;
    m_sessions[place] = last;
    m_places[last] = place;
}

} // namespace Parlor
