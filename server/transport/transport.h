// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/closecode.h"
#include "server/protocol/limits.h"
#include "server/transport/channel.h"
#include "server/transport/connection.h"
#include "server/transport/fanout.h"
#include "server/transport/slotmap.h"
#include "server/transport/transporthandler.h"

#include <QHostAddress>
#include <QObject>
#include <QWebSocketServer>
#include <chrono>
#include <optional>
#include <span>
#include <unordered_map>

class QTcpSocket;

namespace Parlor {

/// What is known about one connection at the moment.
struct ConnectionStats
{
    QHostAddress peer;
    qint64 bytesWaiting = 0;                            ///< not yet taken by the kernel
    qint64 writes = 0;                                  ///< how often something was sent
    std::optional<std::chrono::milliseconds> roundTrip; ///< of the last ping that was answered
};

/// All WebSocket connections of the server: takes over sockets that ask for an upgrade, reports what clients
/// say, sends to one or many, and holds the limits on frames, bytes, queues and silence (RFC 6455; Limits).
/// Made, used and destroyed in the server thread; @p clock and @p handler outlive it. Its owner calls sweep()
/// a few times a second.
class Transport final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Transport)

public:
    Transport(const Limits &limits, const Clock &clock, TransportHandler &handler, QObject *parent = nullptr);
    ~Transport() override;

    /// Takes over a connected socket of this thread whose request head, complete and checked, has not been
    /// read from it. For TLS it is a QSslSocket that is encrypted. @p rich: the client offered our
    /// subprotocol and gets it.
    /// @return the id of the connection, not 0 and never used again; TransportHandler::opened() follows. 0 if
    /// it could not be taken, because there is no such head or stop() was called; then the socket is gone as
    /// well.
    quint64 accept(QTcpSocket *socket, bool rich);

    /// Sends one text frame to each that is open; @p text is UTF-8. It leaves at the end of the pass of the
    /// event loop.
    void send(std::span<const quint64> connections, const QByteArray &text, Drop drop = Drop::Never);
    /// The same for all members of a channel, @p except for some. A channel is any number that the caller
    /// gives it, but nobody may be in both 2n and 2n + 1. What one pass has for such a pair costs as much as
    /// one frame, unless others are published to in between.
    void publish(quint64 channel, const QByteArray &text, Drop drop = Drop::Never,
                 std::span<const quint64> except = {});
    /// From now on an open connection gets what is published to the channel. Leaving is by the way when it
    /// ends.
    void enter(quint64 channel, quint64 connection);
    void leave(quint64 channel, quint64 connection);
    bool hasMembers(quint64 channel) const;
    /// One binary frame to one.
    void sendBinary(quint64 connection, const QByteArray &data);
    /// Sends what is waiting, then a close frame; a client that has not gone after `close-seconds` is cut.
    void close(quint64 connection, CloseCode code);
    /// Does not read from a client for @p time (rounded up to the next sweep), or longer if that was said
    /// before.
    void pause(quint64 connection, std::chrono::milliseconds time);

    /// Holds all deadlines and goes on reading where that was put off. May call the handler.
    void sweep();
    /// Closes all connections with CloseCode::GoingAway, takes no new ones, and emits stopped() when the last
    /// has gone: at the latest after `close-seconds` (3 if that is off), provided that sweep() is called.
    void stop();

    qsizetype count() const { return m_connections.size(); }
    /// Those that have members.
    qsizetype channels() const { return qsizetype(m_channels.size()); }
    std::optional<ConnectionStats> stats(quint64 connection) const;
    const FanOut &fanOut() const { return m_fanOut; }

Q_SIGNALS:
    /// Emitted once after stop(), never from inside it.
    void stopped();

private:
    void onNewConnection();
    void onEnded(quint64 connection);
    void onTooSlow(quint64 connection);
    void bury();
    void scheduleBurial();

    Limits m_limits;
    const Clock &m_clock;
    TransportHandler &m_handler;
    FanOut m_fanOut;
    const ConnectionContext m_context;
    QWebSocketServer m_server;                       ///< never listens: it only answers handshakes
    std::unordered_map<quint64, Channel> m_channels; ///< those with members
    SlotMap<Connection> m_connections;
    std::vector<SendQueue *> m_except; ///< kept between calls, for its memory
    std::vector<quint64> m_ended;
    bool m_isBurialScheduled = false;
    bool m_isStopping = false;
};

} // namespace Parlor
