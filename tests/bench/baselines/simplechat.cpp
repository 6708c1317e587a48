// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/baselines/simplechat.h"

#include <QWebSocket>

namespace Parlor::Baseline {

SimpleChat::SimpleChat()
    : m_server(QStringLiteral("simplechat"), QWebSocketServer::NonSecureMode)
{
    connect(&m_server, &QWebSocketServer::newConnection, this, &SimpleChat::onNewConnection);
}

SimpleChat::~SimpleChat() = default;

quint16 SimpleChat::listen(quint16 port)
{
    return m_server.listen(QHostAddress::LocalHost, port) ? m_server.serverPort() : 0;
}

void SimpleChat::onNewConnection()
{
    QWebSocket *const client = m_server.nextPendingConnection();
    client->setParent(this);
    connect(client, &QWebSocket::textMessageReceived, this, &SimpleChat::onTextMessage);
    connect(client, &QWebSocket::disconnected, this, [this, client] { onDisconnected(client); });
    m_clients.append(client);
}

void SimpleChat::onTextMessage(const QString &text)
{
    for (QWebSocket *const client : std::as_const(m_clients))
        client->sendTextMessage(text);
}

void SimpleChat::onDisconnected(QWebSocket *client)
{
    m_clients.removeAll(client);
    client->deleteLater();
}

} // namespace Parlor::Baseline
