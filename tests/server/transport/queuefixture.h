// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/transport/fanout.h"
#include "server/transport/sendqueue.h"
#include "tests/support/fakeclock.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <memory>
#include <vector>

namespace Parlor {

/// A queue and, at the other end of its socket, whoever reads. No WebSocket: frames are any bytes.
struct QueueEnd
{
    QueueEnd(QTcpServer &server, quint64 owner, SendQueue::Way way, bool reads)
    {
        client.bind(QHostAddress(QHostAddress::LocalHost));
        if (!reads) { // so that the kernel takes little, which it has to know before it connects
            client.setReadBufferSize(1);
            client.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4096);
        }
        client.connectToHost(server.serverAddress(), server.serverPort());
        [&] { QTRY_VERIFY(server.hasPendingConnections()); }();
        socket.reset(server.nextPendingConnection());
        [&] { QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState); }();
        if (!reads)
            socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, 4096);
        queue = std::make_unique<SendQueue>(*socket, owner, way);
        QObject::connect(socket.get(), &QTcpSocket::bytesWritten, socket.get(), [this] { queue->resume(); });
    }
    QTcpSocket client;
    std::unique_ptr<QTcpSocket> socket;
    std::unique_ptr<SendQueue> queue;
};

/// A fan-out over queues that a test can see into, with a clock that stands still.
struct QueueFixture
{
    explicit QueueFixture(qint64 queueBytes)
        : fanOut(clock, queueBytes, [this](quint64 owner) { tooSlow.push_back(owner); })
    {
        server.listen(QHostAddress::LocalHost);
    }
    ~QueueFixture()
    {
        for (const auto &end : ends)
            fanOut.remove(*end->queue);
    }
    Q_DISABLE_COPY_MOVE(QueueFixture)

    QueueEnd &connectOne(SendQueue::Way way = SendQueue::Way::Straight, bool reads = true)
    {
        ends.push_back(std::make_unique<QueueEnd>(server, ends.size() + 1, way, reads));
        return *ends.back();
    }

    FakeClock clock;
    std::vector<quint64> tooSlow; ///< owners of queues, which count from 1
    FanOut fanOut;
    QTcpServer server;
    std::vector<std::unique_ptr<QueueEnd>> ends;
};

} // namespace Parlor
