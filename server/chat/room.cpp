// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/room.h"

#include "server/protocol/protocolinfo.h"

namespace Parlor {

Room::Room(QString id, QString title, Seq told, qint64 peopleListed)
    : m_id(std::move(id))
    , m_title(std::move(title))
    , m_told(told)
    , m_roster(peopleListed)
{ }

bool Room::isLobby() const
{
    return m_id == QLatin1String(LobbyId);
}

void Room::enter(SessionId session, const QString &person)
{
    m_recipients.add(session);
    m_roster.add(person);
}

bool Room::leave(SessionId session, const QString &person)
{
    m_recipients.remove(session);
    return m_roster.remove(person);
}

} // namespace Parlor
