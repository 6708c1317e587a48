// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/room.h"

#include "server/protocol/protocolinfo.h"

namespace Parlor {

Room::Room(QString id, QString title, AudienceId audience, Seq told, qint64 peopleListed)
    : m_id(std::move(id))
    , m_title(std::move(title))
    , m_audience(audience)
    , m_told(told)
    , m_roster(peopleListed)
{ }

void Room::setTold(const Event &event)
{
    m_told = event.seq;
    if (m_entering > 0)
        m_toldMeanwhile.append(event);
}

void Room::endEntering()
{
    if (--m_entering == 0)
        m_toldMeanwhile = {};
}

bool Room::isLobby() const
{
    return m_id == QLatin1String(LobbyId);
}

} // namespace Parlor
