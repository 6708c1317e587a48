// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/portlistener.h"

#include "server/http/descriptorlimit.h"
#include "server/http/httpconnection.h"
#include "server/http/incomingconnection.h"
#include "server/http/socketdescriptor.h"
#include "server/http/tlshandshake.h"
#include "server/protocol/clock.h"

#include <QMetaMethod>
#include <QNetworkProxy>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>
#include <limits>

namespace Parlor {

using namespace std::chrono_literals;

namespace {

constexpr int Backlog = 1024; ///< the system's default makes a crowd that arrives at once wait for seconds
constexpr qint64 SpareDescriptors =
    256; ///< for files, the store, libraries; QTcpServer must never run out of them
constexpr qint64 FewestConnections = 16;
constexpr auto AcceptPause = 200ms;
constexpr auto TidyInterval = 60s;
constexpr qsizetype MaxRefusedKnown = 256; ///< addresses between two sweeps
constexpr int TlsRecord = 0x16;            ///< ContentType of a ClientHello's record, RFC 8446 section 5.1

qint64 mostConnections(const Limits &limits)
{
    qint64 most = limits[Limit::Connections];
    if (const int descriptors = descriptorLimit(); descriptors >= 0) {
        const qint64 possible = qMax(descriptors - SpareDescriptors, FewestConnections);
        most = most > 0 ? qMin(most, possible) : possible;
    }
    return most;
}

GateLimits gateLimits(const Limits &limits)
{
    return {mostConnections(limits), limits[Limit::ConnectionsPerAddress], limits[Limit::UpgradesPerSecond],
            limits[Limit::UpgradeBurst]};
}

/// Keeps a place for as long as its parent, a socket, exists. A child and not a connection to destroyed(),
/// because QWebSocket removes every connection of its socket.
class PlaceHolder final : public QObject
{
public:
    PlaceHolder(ConnectionSlot place, QTcpSocket *socket)
        : QObject(socket)
        , m_place(std::move(place))
    { }

private:
    ConnectionSlot m_place;
};

HttpResponse comeLater(int status, const QByteArray &reason)
{
    HttpResponse response = refusal(status, reason);
    response.fields = {{"Retry-After", "2"}};
    return response;
}

} // namespace

PortListener::PortListener(const FrontConfig &config, const Clock &clock, QObject *parent)
    : QTcpServer(parent)
    , m_limits(config.limits)
    , m_router(HostPolicy(config.hostName, config.allowedHosts), OriginPolicy(config.allowedOrigins),
               config.resources)
    , m_tls(config.tls)
    , m_clock(clock)
    , m_gate(std::make_shared<ConnectionGate>(gateLimits(config.limits)))
    , m_ownSubnets(ownSubnets())
    , m_tidied(clock.steady())
{
    setProxy(QNetworkProxy::NoProxy);
    setListenBacklogSize(Backlog);
    setMaxPendingConnections(Backlog);
    connect(this, &QTcpServer::acceptError, this, &PortListener::onAcceptError);
}

PortListener::~PortListener()
{
    stop();
}

void PortListener::stop()
{
    close();
    // They refer to members of this, so they may not be left to ~QObject.
    qDeleteAll(findChildren<IncomingConnection *>(Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<TlsHandshake *>(Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly));
}

void PortListener::sweep()
{
    const std::chrono::milliseconds now = m_clock.steady();
    m_deadlines.sweep(now);
    if (now - m_tidied >= TidyInterval) {
        m_tidied = now;
        m_gate->tidy(now);
        m_ownSubnets = ownSubnets();
    }
    const QHash<QHostAddress, int> refused = std::exchange(m_refused, {});
    for (auto it = refused.cbegin(); it != refused.cend(); ++it)
        Q_EMIT peopleRefused(it.key(), it.value());
}

void PortListener::incomingConnection(qintptr descriptor)
{
    const QHostAddress peer = plainAddress(peerOf(descriptor));
    if (peer.isNull()) {
        closeDescriptor(descriptor);
        return;
    }
    const QHostAddress group = addressGroup(peer, m_ownSubnets);
    std::optional<ConnectionSlot> place = m_gate->enter(group);
    if (!place) {
        // Taken and closed, since leaving it in the backlog would keep everybody behind it waiting. Closed
        // and not reset: a QTcpSocket that is reset before it has noticed that it is connected tries again at
        // once, for ever.
        closeDescriptor(descriptor);
        countRefusal(group);
        return;
    }
    std::optional<std::chrono::milliseconds> due;
    if (const qint64 seconds = m_limits[Limit::HeaderSeconds]; seconds > 0)
        due = m_clock.steady() + std::chrono::seconds(seconds);
    auto *incoming = new IncomingConnection(descriptor, std::move(*place), m_deadlines, due, this);
    connect(incoming, &IncomingConnection::firstByteArrived, this,
            [this, incoming](int byte) { onFirstByte(incoming, byte); });
}

void PortListener::onAcceptError()
{
    QTimer::singleShot(AcceptPause, this, [this] {
        if (isListening())
            resumeAccepting();
    });
}

void PortListener::onFirstByte(IncomingConnection *incoming, int byte)
{
    const bool encrypted = byte == TlsRecord;
    if (encrypted && !m_tls) {
        incoming->finish();
        return;
    }
    ConnectionSlot place = incoming->takePlace();
    const QHostAddress group = place.group();
    auto *encryptedSocket = encrypted ? new QSslSocket(this) : nullptr;
    QTcpSocket *socket = encrypted ? encryptedSocket : new QTcpSocket(this);
    new PlaceHolder(std::move(place), socket);
    const qintptr descriptor = incoming->takeDescriptor();
    if (!socket->setSocketDescriptor(descriptor)) {
        closeDescriptor(descriptor);
        socket->deleteLater();
    } else if (encrypted) {
        shakeHands(encryptedSocket, incoming->due(), group);
    } else {
        serveHttp(socket, incoming->due(), group);
    }
}

void PortListener::shakeHands(QSslSocket *socket, std::optional<std::chrono::milliseconds> due,
                              const QHostAddress &group)
{
    socket->setSslConfiguration(*m_tls);
    socket->setSocketOption(QAbstractSocket::LowDelayOption,
                            1); // both ends speak twice before the first request
    auto *handshake = new TlsHandshake(socket, m_deadlines, due, this);
    connect(handshake, &TlsHandshake::succeeded, this,
            [this, handshake, group] { serveHttp(handshake->takeSocket(), handshake->due(), group); });
}

void PortListener::serveHttp(QTcpSocket *socket, std::optional<std::chrono::milliseconds> due,
                             const QHostAddress &group)
{
    auto *connection = new HttpConnection(socket, {m_router, m_deadlines, m_clock, m_limits}, due, this);
    connect(connection, &HttpConnection::upgradeChecked, this,
            [this, connection, group](const UpgradeRequest &request) {
                onUpgradeChecked(connection, group, request);
            });
}

void PortListener::onUpgradeChecked(HttpConnection *connection, const QHostAddress &group,
                                    const UpgradeRequest &request)
{
    if (!isSignalConnected(QMetaMethod::fromSignal(&PortListener::upgradeRequested))) {
        connection->refuse(comeLater(503, "The chat is not open."));
    } else if (!m_gate->admitsUpgrade(group, m_clock.steady())) {
        connection->refuse(comeLater(429, "Too many connections from this address at once."));
        countRefusal(group);
    } else {
        Q_EMIT upgradeRequested(connection->takeSocket(), request);
    }
}

void PortListener::countRefusal(const QHostAddress &group)
{
    if (m_refused.contains(group) || m_refused.size() < MaxRefusedKnown)
        ++m_refused[group];
}

} // namespace Parlor
