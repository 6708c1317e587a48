// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/cuttingproxy.h"

#include "tests/support/relay.h"

namespace Parlor {

CuttingProxy::CuttingProxy(quint16 serverPort, QObject *parent)
    : QObject(parent)
    , m_serverPort(serverPort)
{
    connect(&m_server, &QTcpServer::newConnection, this, &CuttingProxy::onNewConnection);
}

CuttingProxy::~CuttingProxy() = default;

void CuttingProxy::onNewConnection()
{
    while (std::unique_ptr<QTcpSocket> client{m_server.nextPendingConnection()}) {
        if (m_isDown)
            continue;
        client->setParent(nullptr);
        auto *const relay = new Relay(std::move(client), m_serverPort, m_cutter, this);
        connect(relay, &Relay::wasCut, this, [this, relay] { onCut(relay); });
    }
}

void CuttingProxy::onCut(const Relay *relay)
{
    const auto relays = findChildren<Relay *>(QString(), Qt::FindDirectChildrenOnly);
    for (Relay *const earlier : relays) {
        if (earlier != relay && earlier->isNoticedLate())
            earlier->drop();
    }
    Q_EMIT wasCut();
}

void CuttingProxy::cutAll()
{
    const auto relays = findChildren<Relay *>(QString(), Qt::FindDirectChildrenOnly);
    for (Relay *const relay : relays) {
        if (!relay->isWebSocket())
            continue;
        m_cutter.countCommand();
        relay->cut(false);
    }
}

void CuttingProxy::setDown(bool isDown)
{
    m_isDown = isDown;
    if (isDown)
        cutAll();
}

} // namespace Parlor
