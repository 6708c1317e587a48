// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/relay.h"

#include <QHostAddress>

namespace Parlor {

Relay::Relay(std::unique_ptr<QTcpSocket> client, quint16 serverPort, Cutter &cutter, QObject *parent)
    : QObject(parent)
    , m_cutter(cutter)
    , m_client(std::move(client))
    , m_upstream(std::make_unique<QTcpSocket>())
    , m_toServer{WireDirection::ToServer, m_client.get(), m_upstream.get()}
    , m_toClient{WireDirection::ToClient, m_upstream.get(), m_client.get()}
{
    connectWay(m_toServer);
    connectWay(m_toClient);
    m_upstream->connectToHost(QHostAddress::LocalHost, serverPort);
    // A small frame must not wait until the last one has arrived.
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_upstream.get(), &QTcpSocket::connected, this, [this] {
        m_upstream->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        carry(m_toServer);
    });
}

Relay::~Relay()
{
    m_client->disconnect(this);
    m_upstream->disconnect(this);
}

void Relay::connectWay(Way &way)
{
    connect(way.from, &QTcpSocket::readyRead, this, [this, &way] { carry(way); });
    connect(way.from, &QTcpSocket::disconnected, this, [this, &way] {
        if (way.to->state() == QAbstractSocket::UnconnectedState)
            deleteLater();
        else
            way.to->disconnectFromHost(); // when all has been written
    });
    connect(way.from, &QTcpSocket::errorOccurred, this, [this, &way] {
        if (way.from->error() != QAbstractSocket::RemoteHostClosedError) // disconnected() follows that one
            drop();
    });
}

void Relay::carry(Way &way)
{
    if (m_upstream->state() == QAbstractSocket::ConnectingState)
        return; // else a cut inside the request would leave nothing of it
    way.splitter.feed(way.from->readAll());
    while (const std::optional<WireUnit> unit = way.splitter.next()) {
        if (unit->kind == WireUnit::Kind::Head)
            look(way, *unit);
        std::optional<CutHere> here;
        if (m_isWebSocket)
            here = m_cutter.pass(way.direction, *unit);
        if (!here) {
            way.to->write(unit->bytes);
            continue;
        }
        way.to->write(unit->bytes.first(here->passed));
        way.to->flush(); // abort() forgets what the system has not got
        cut(here->isNoticedLate);
        return;
    }
}

/// A head tells whether frames follow.
void Relay::look(const Way &way, const WireUnit &head)
{
    m_isWebSocket = way.direction == WireDirection::ToServer
        ? head.bytes.toLower().contains("\r\nupgrade: websocket\r\n")
        : m_isWebSocket && head.bytes.startsWith("HTTP/1.1 101 ");
    if (!m_isWebSocket) {
        m_toServer.splitter.passAll();
        m_toClient.splitter.passAll();
    }
}

void Relay::cut(bool isNoticedLate)
{
    if (isNoticedLate) {
        m_isWebSocket = false;
        m_isNoticedLate = true;
        abandon(*m_client);
        m_upstream->disconnect(this);
        connect(m_upstream.get(), &QTcpSocket::readyRead, this, [this] { m_upstream->readAll(); });
    } else {
        drop();
    }
    Q_EMIT wasCut();
}

void Relay::drop()
{
    m_isWebSocket = m_isNoticedLate = false;
    abandon(*m_client);
    abandon(*m_upstream);
    deleteLater();
}

void Relay::abandon(QTcpSocket &socket)
{
    socket.disconnect(this);
    socket.abort();
}

} // namespace Parlor
