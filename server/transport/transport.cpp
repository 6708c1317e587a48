// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/transport.h"

#include "server/protocol/clock.h"
#include "server/protocol/protocolinfo.h"
#include "server/transport/frame.h"
#include "server/transport/upgradehead.h"

#include <QTcpSocket>
#include <QThread>
#include <QUrl>
#include <QWebSocket>

namespace Parlor {

// stop() comes to an end even where closing may take as long as it likes.
static constexpr qint64 StopSeconds = 3;

Transport::Transport(const Limits &limits, const Clock &clock, TransportHandler &handler, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_clock(clock)
    , m_handler(handler)
    , m_fanOut(clock, limits[Limit::QueueBytes], [this](quint64 connection) { onTooSlow(connection); })
    , m_context{m_limits, m_clock, m_fanOut, m_handler, [this](quint64 connection) { onEnded(connection); }}
    , m_server(QStringLiteral("Parlor"), QWebSocketServer::NonSecureMode)
{
    m_server.setSupportedSubprotocols({QString::fromLatin1(Subprotocol)});
    connect(&m_server, &QWebSocketServer::newConnection, this, &Transport::onNewConnection);
}

Transport::~Transport()
{
    m_connections = {}; // while all that they report to is there
}

quint64 Transport::accept(QTcpSocket *socket, bool rich)
{
    Q_ASSERT(thread() == QThread::currentThread() && socket->thread() == thread());
    const std::optional<QByteArray> key = m_isStopping ? std::nullopt : takeUpgradeKey(*socket);
    if (!key) {
        socket->abort();
        socket->deleteLater();
        return 0;
    }
    const quint64 id = m_connections.nextId();
    auto owned = std::make_unique<Connection>(id, socket, m_context);
    Connection &connection = *owned;
    m_connections.insert(std::move(owned));
    m_server.handleConnection(connection.innerSocket());
    connection.innerSocket()->feed(makeUpgradeHead(*key, id, rich));
    return id;
}

void Transport::onNewConnection()
{
    while (QWebSocket *webSocket = m_server.nextPendingConnection()) {
        const quint64 id = webSocket->requestUrl().path().mid(1).toULongLong();
        Connection *connection = m_connections.find(id);
        if (!connection || connection->hasEnded()) {
            webSocket->deleteLater();
            continue;
        }
        // The server's part is done. It would find each socket by going through all that it is connected to,
        // and so make coming and going cost the square of how many there are.
        connection->innerSocket()->disconnect(&m_server);
        connection->open(webSocket);
    }
}

void Transport::send(std::span<const quint64> connections, const QByteArray &text, Drop drop)
{
    const QByteArray frame = makeFrame(Opcode::Text, text);
    for (const quint64 id : connections) {
        if (Connection *connection = m_connections.find(id))
            connection->send(frame, drop);
    }
}

void Transport::publish(quint64 channel, const QByteArray &text, Drop drop, std::span<const quint64> except)
{
    const auto found = m_channels.find(channel);
    if (found == m_channels.end())
        return;
    m_except.clear();
    for (const quint64 id : except) {
        if (Connection *connection = m_connections.find(id))
            m_except.push_back(&connection->queue());
    }
    m_fanOut.publish(found->second, makeFrame(Opcode::Text, text), drop, m_except);
}

void Transport::enter(quint64 channel, quint64 connection)
{
    if (Connection *found = m_connections.find(connection))
        m_fanOut.enter(m_channels.try_emplace(channel, channel / 2 + 1).first->second, found->queue());
}

void Transport::leave(quint64 channel, quint64 connection)
{
    const auto left = m_channels.find(channel);
    Connection *found = m_connections.find(connection);
    if (left == m_channels.end() || !found)
        return;
    m_fanOut.leave(left->second, found->queue());
    if (left->second.isEmpty())
        m_channels.erase(left);
}

bool Transport::hasMembers(quint64 channel) const
{
    const auto found = m_channels.find(channel);
    return found != m_channels.end() && !found->second.isEmpty();
}

void Transport::sendBinary(quint64 connection, const QByteArray &data)
{
    if (Connection *found = m_connections.find(connection))
        found->send(makeFrame(Opcode::Binary, data), Drop::Never);
}

void Transport::close(quint64 connection, CloseCode code)
{
    if (Connection *found = m_connections.find(connection))
        found->close(code);
}

void Transport::pause(quint64 connection, std::chrono::milliseconds time)
{
    if (Connection *found = m_connections.find(connection))
        found->pause(time);
}

void Transport::sweep()
{
    const std::chrono::milliseconds now = m_clock.steady();
    m_connections.forEach([now](Connection &connection) { connection.sweep(now); });
}

void Transport::stop()
{
    if (m_isStopping)
        return;
    m_isStopping = true;
    if (m_limits[Limit::CloseSeconds] == 0
        || m_limits[Limit::CloseSeconds] > StopSeconds) // a stop has an end
        m_limits.set(Limit::CloseSeconds, StopSeconds);
    m_connections.forEach([](Connection &connection) { connection.close(CloseCode::GoingAway); });
    scheduleBurial();
}

std::optional<ConnectionStats> Transport::stats(quint64 connection) const
{
    const Connection *found = m_connections.find(connection);
    if (!found)
        return std::nullopt;
    ConnectionStats stats;
    stats.peer = found->peerAddress();
    stats.bytesWaiting = found->queue().waiting();
    stats.writes = found->queue().writes();
    if (found->roundTrip().count() >= 0)
        stats.roundTrip = found->roundTrip();
    return stats;
}

void Transport::onEnded(quint64 connection)
{
    m_ended.push_back(connection);
    scheduleBurial();
}

void Transport::onTooSlow(quint64 connection)
{
    if (Connection *found = m_connections.find(connection))
        found->abort(quint16(CloseCode::TooSlow), Ending::TooSlow);
}

/// Whoever ended a connection may still be using it: it is reported and destroyed when nobody is.
void Transport::scheduleBurial()
{
    if (m_isBurialScheduled)
        return;
    m_isBurialScheduled = true;
    QMetaObject::invokeMethod(
        this, [this] { bury(); }, Qt::QueuedConnection);
}

void Transport::bury()
{
    m_isBurialScheduled = false;
    const std::vector<quint64> ended = std::exchange(m_ended, {});
    bool leftChannels = false;
    for (const quint64 id : ended) {
        const std::unique_ptr<Connection> connection = m_connections.take(id);
        leftChannels |= connection->queue().isMember();
        if (connection->wasOpened())
            m_handler.closed(id, connection->code(), connection->ending());
    }
    if (leftChannels)
        std::erase_if(m_channels, [](const auto &each) { return each.second.isEmpty(); });
    if (m_isStopping && m_connections.size() == 0)
        Q_EMIT stopped();
}

} // namespace Parlor
