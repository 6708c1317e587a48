// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/delivery.h"

#include <QSet>

namespace Parlor {

class Transport;

/// Turns what the chat sends into frames: each message is encoded once for rich clients and once for plain
/// ones, however many get it. Server thread; does not own the transport.
class WireDelivery final : public Delivery
{
    Q_DISABLE_COPY_MOVE(WireDelivery)

public:
    explicit WireDelivery(Transport &transport);

    void addPlain(SessionId session) { m_plain.insert(session); }
    void removePlain(SessionId session) { m_plain.remove(session); }

    void send(SessionId to, const ServerMessage &message, Importance importance) override;
    void publish(AudienceId to, const ServerMessage &message, Importance importance,
                 std::span<const SessionId> except) override;
    void enter(AudienceId audience, SessionId session) override;
    void leave(AudienceId audience, SessionId session) override;
    void close(SessionId session, CloseCode code) override;
    void pause(SessionId session, std::chrono::milliseconds time) override;

private:
    Transport &m_transport;
    quint64 channelOf(AudienceId audience, SessionId session) const;

    QSet<SessionId> m_plain;
};

} // namespace Parlor
