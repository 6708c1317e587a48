// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/wiredelivery.h"

#include "server/chat/plaintext.h"
#include "server/protocol/messagecodec.h"
#include "server/transport/transport.h"

namespace Parlor {

WireDelivery::WireDelivery(Transport &transport)
    : m_transport(transport)
{ }

void WireDelivery::send(std::span<const SessionId> to, const ServerMessage &message, Importance importance)
{
    const Drop drop = importance == Importance::Perishable ? Drop::First : Drop::Never;
    if (m_plain.isEmpty()) {
        m_transport.send(to, encode(message), drop);
        return;
    }
    m_richTo.clear();
    m_plainTo.clear();
    for (const SessionId session : to)
        (m_plain.contains(session) ? m_plainTo : m_richTo).push_back(session);
    if (!m_richTo.empty())
        m_transport.send(m_richTo, encode(message), drop);
    if (const auto *happened = std::get_if<EventMessage>(&message); happened && !m_plainTo.empty())
        m_transport.send(m_plainTo, plainText(happened->event).toUtf8(), drop);
}

void WireDelivery::close(SessionId session, CloseCode code)
{
    m_transport.close(session, code);
}

void WireDelivery::pause(SessionId session, std::chrono::milliseconds time)
{
    m_transport.pause(session, time);
}

} // namespace Parlor
