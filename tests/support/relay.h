// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/cutter.h"

#include <QObject>
#include <QTcpSocket>
#include <memory>

namespace Parlor {

/// One connection of a client and the one to the server that belongs to it: passes on what comes until one
/// side closes, or the Cutter says that it is cut. Owned by the CuttingProxy, deletes itself when it is over.
class Relay final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Relay)

public:
    Relay(std::unique_ptr<QTcpSocket> client, quint16 serverPort, Cutter &cutter, QObject *parent);
    ~Relay() override;

    /// Whether it is one, and not cut yet.
    bool isWebSocket() const { return m_isWebSocket; }
    /// @p isNoticedLate: the server's side stays until drop().
    void cut(bool isNoticedLate);
    bool isNoticedLate() const { return m_isNoticedLate; }
    void drop();

Q_SIGNALS:
    void wasCut();

private:
    struct Way
    {
        WireDirection direction;
        QTcpSocket *from;
        QTcpSocket *to;
        WireSplitter splitter = {};
    };

    void connectWay(Way &way);
    void carry(Way &way);
    void look(const Way &way, const WireUnit &head);
    void abandon(QTcpSocket &socket);

    Cutter &m_cutter;
    std::unique_ptr<QTcpSocket> m_client;
    std::unique_ptr<QTcpSocket> m_upstream;
    Way m_toServer;
    Way m_toClient;
    bool m_isWebSocket = false;
    bool m_isNoticedLate = false;
};

} // namespace Parlor
