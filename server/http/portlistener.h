// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/http/addressgroup.h"
#include "server/http/connectiongate.h"
#include "server/http/deadline.h"
#include "server/http/requestrouter.h"
#include "server/http/upgraderequest.h"
#include "server/protocol/limits.h"

#include <QHash>
#include <QSslConfiguration>
#include <QTcpServer>
#include <memory>
#include <optional>

class QSslSocket;
class QTcpSocket;

namespace Parlor {

class Clock;
class HttpConnection;
class IncomingConnection;
class TlsHandshake;

/// What the front of the server needs to know; a value.
struct FrontConfig
{
    Limits limits;
    QString hostName;                     ///< this machine's, for the Host check
    QStringList allowedOrigins;           ///< beside the own one: scheme://host[:port], or "null"
    QStringList allowedHosts;             ///< beside IP literals, localhost and hostName
    ResourceTable resources;              ///< what can be had; "/" is the page
    std::optional<QSslConfiguration> tls; ///< nothing: whoever wants to encrypt is cut
};

/// The one port: serves the page, and hands those who want a WebSocket over to whoever receives
/// upgradeRequested(), encrypted or not, as the first byte of a connection says. Start it with
/// QTcpServer::listen(); QHostAddress::Any means IPv4 and IPv6. Bounded in everything it holds. Made, used
/// and destroyed in the server thread; a socket is its child until whoever it was handed over to makes it its
/// own.
class PortListener final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PortListener)

public:
    /// @p clock outlives this.
    PortListener(const FrontConfig &config, const Clock &clock, QObject *parent = nullptr);
    /// Cuts what is left.
    ~PortListener() override;

    /// Ends what is overdue and reports refusals. To be called by the owner about four times a second: how
    /// often decides how exactly deadlines are kept.
    void sweep();
    /// Takes no more connections and cuts those that have not become a WebSocket. Not from within
    /// upgradeRequested().
    void stop();

    /// All connections that hold a place, WebSockets included.
    qint64 connections() const { return m_gate->connections(); }

Q_SIGNALS:
    /// Emitted when @p socket, a QSslSocket if it is encrypted, shall become a WebSocket. Nothing has been
    /// read from it: the receiver, connected directly, takes it over as Transport::accept() does, request
    /// head, parent and read buffer size (it is small here) included. The place is free again when the socket
    /// object is destroyed. Without a receiver the client is refused.
    void upgradeRequested(QTcpSocket *socket, const Parlor::UpgradeRequest &request);
    /// Emitted by sweep() when, since the last one, @p count connections or upgrades of @p address (or, of
    /// IPv6, its /64) were refused because there were too many.
    void peopleRefused(const QHostAddress &address, int count);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void onAcceptError();
    void onFirstByte(IncomingConnection *incoming, int byte);
    void shakeHands(QSslSocket *socket, std::optional<std::chrono::milliseconds> due,
                    const QHostAddress &group);
    void serveHttp(QTcpSocket *socket, std::optional<std::chrono::milliseconds> due,
                   const QHostAddress &group);
    void onUpgradeChecked(HttpConnection *connection, const QHostAddress &group,
                          const UpgradeRequest &request);
    void countRefusal(const QHostAddress &group);

    const Limits m_limits;
    const RequestRouter m_router;
    const std::optional<QSslConfiguration> m_tls;
    const Clock &m_clock;
    const std::shared_ptr<ConnectionGate> m_gate;
    DeadlineList m_deadlines;
    QList<Subnet> m_ownSubnets;
    QHash<QHostAddress, int> m_refused;
    std::chrono::milliseconds m_tidied;
};

} // namespace Parlor
