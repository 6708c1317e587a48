// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/room.h"

#include "server/protocol/protocolinfo.h"

#include <algorithm>

namespace Parlor {

Room::Room(KnownRoom facts, AudienceId audience, Seq told, RoomState state, qint64 peopleListed)
    : m_facts(std::move(facts))
    , m_audience(audience)
    , m_told(told)
    , m_state(std::move(state))
    , m_roster(peopleListed)
{ }

void Room::setTold(const Event &event)
{
    m_told = event.seq;
    fold(m_state, event);
    if (!m_reading.empty())
        m_toldMeanwhile.append(event);
}

Seq Room::beginReading()
{
    m_reading.insert(m_told);
    return m_told;
}

// Where somebody always reads, only what the slowest needs is kept.
void Room::endReading(Seq begun)
{
    m_reading.erase(m_reading.find(begun));
    const Seq needed = m_reading.empty() ? m_told : *m_reading.begin();
    const auto first = std::find_if(m_toldMeanwhile.begin(), m_toldMeanwhile.end(),
                                    [needed](const Event &event) { return event.seq > needed; });
    m_toldMeanwhile.erase(m_toldMeanwhile.begin(), first);
}

bool Room::isLobby() const
{
    return id() == QLatin1String(LobbyId);
}

} // namespace Parlor
