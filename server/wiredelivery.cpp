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

// An audience is two channels: those who are told in JSON, and those who are told in text.
static quint64 richChannel(AudienceId audience)
{
    return quint64(audience) * 2;
}

static quint64 plainChannel(AudienceId audience)
{
    return quint64(audience) * 2 + 1;
}

// What plain clients hear: messages, and nothing of what becomes of them.
static const Event *saidIn(const ServerMessage &message)
{
    const auto *const happened = std::get_if<EventMessage>(&message);
    return happened && happened->event.kind == EventKind::Message ? &happened->event : nullptr;
}

static Drop dropOf(Importance importance)
{
    return importance == Importance::Perishable ? Drop::First : Drop::Never;
}

quint64 WireDelivery::channelOf(AudienceId audience, SessionId session) const
{
    return m_plain.contains(session) ? plainChannel(audience) : richChannel(audience);
}

void WireDelivery::enter(AudienceId audience, SessionId session)
{
    m_transport.enter(channelOf(audience, session), session);
}

void WireDelivery::leave(AudienceId audience, SessionId session)
{
    m_transport.leave(channelOf(audience, session), session);
}

void WireDelivery::send(SessionId to, const ServerMessage &message, Importance importance)
{
    const Event *const said = saidIn(message);
    if (!m_plain.contains(to))
        m_transport.send({&to, 1}, encode(message), dropOf(importance));
    else if (said)
        m_transport.send({&to, 1}, plainText(*said).toUtf8(), dropOf(importance));
}

void WireDelivery::publish(AudienceId to, const ServerMessage &message, Importance importance,
                           std::span<const SessionId> except)
{
    const Event *const said = saidIn(message);
    if (m_transport.hasMembers(richChannel(to)))
        m_transport.publish(richChannel(to), encode(message), dropOf(importance), except);
    if (said && m_transport.hasMembers(plainChannel(to)))
        m_transport.publish(plainChannel(to), plainText(*said).toUtf8(), dropOf(importance), except);
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
