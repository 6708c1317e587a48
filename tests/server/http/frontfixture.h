// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/http/portlistener.h"
#include "tests/support/fakeclock.h"

#include <QTcpSocket>
#include <QTest>
#include <memory>

namespace Parlor {

/// The front on a free port of this machine, with a page, a script and a clock that stands still.
struct FrontFixture
{
    FrontFixture()
    {
        config.resources.add("/", "text/html; charset=utf-8", "the page");
        config.resources.add("/large", "text/plain; charset=utf-8", QByteArray(LargeSize, 'x'));
    }
    /// @return whether it listens.
    bool start(const QHostAddress &address = QHostAddress(QHostAddress::LocalHost))
    {
        listener = std::make_unique<PortListener>(config, clock);
        return listener->listen(address, 0);
    }
    void pass(std::chrono::milliseconds time)
    {
        clock.advance(time);
        listener->sweep();
    }
    /// The server's ends of all connections that have a socket.
    QList<QTcpSocket *> sockets() const
    {
        return listener->findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
    }

    static constexpr qsizetype LargeSize = 4 * 1024 * 1024;
    FakeClock clock;
    FrontConfig config;
    std::unique_ptr<PortListener> listener;
};

/// A client that sends bytes as they are and keeps what comes.
template <typename Socket>
class Client : public QObject
{
public:
    Client()
    {
        connect(&socket, &QTcpSocket::readyRead, this, [this] { received += socket.readAll(); });
        connect(&socket, &QTcpSocket::disconnected, this, [this] { ended = true; });
        connect(&socket, &QTcpSocket::errorOccurred, this, [this] { ended = true; });
    }
    void send(const QByteArray &bytes) { socket.write(bytes); }
    /// The statuses of all answers so far. Counts on no body of ours holding a status line.
    QList<int> statuses() const
    {
        QList<int> found;
        for (qsizetype at = 0; (at = received.indexOf("HTTP/1.1 ", at)) >= 0; ++at)
            found.append(received.mid(at + 9, 3).toInt());
        return found;
    }

    Socket socket;
    QByteArray received;
    bool ended = false;
};

/// One that does not encrypt.
class RawClient final : public Client<QTcpSocket>
{
public:
    explicit RawClient(const PortListener &listener,
                       const QHostAddress &address = QHostAddress(QHostAddress::LocalHost))
    {
        socket.connectToHost(address, listener.serverPort());
    }
};

inline QByteArray getRequest(const QByteArray &path, const QByteArray &fields = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

inline QByteArray upgradeFields(const QByteArray &more = {})
{
    return "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
           "Sec-WebSocket-Version: 13\r\n"
        + more;
}

} // namespace Parlor
