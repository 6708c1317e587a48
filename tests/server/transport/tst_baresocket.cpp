// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/baresocket.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <memory>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

using namespace Parlor;

class BareSocketTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resetsWhatIsOpen();
    void leavesTheNextOwnerOfADescriptorAlone_data();
    void leavesTheNextOwnerOfADescriptorAlone();
};

/// Both ends of a connection; @p accepted is told its descriptor.
struct Connected
{
    explicit Connected(std::unique_ptr<QTcpSocket> socket)
        : accepted(std::move(socket))
    {
        [this] { QVERIFY(server.listen(QHostAddress::LocalHost)); }();
        client.connectToHost(server.serverAddress(), server.serverPort());
        [this] { QTRY_VERIFY(server.hasPendingConnections()); }();
        const std::unique_ptr<QTcpSocket> first(server.nextPendingConnection());
        accepted->setSocketDescriptor(::dup(int(first->socketDescriptor())));
    }
    const std::unique_ptr<QTcpSocket> accepted;
    QTcpServer server;
    QTcpSocket client;
};

static bool isResetWhenClosed(int descriptor)
{
    linger value{};
    socklen_t size = sizeof value;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_LINGER, &value, &size) == 0 && value.l_onoff != 0;
}

void BareSocketTest::resetsWhatIsOpen()
{
    const Connected both(std::make_unique<QTcpSocket>());
    const int descriptor = int(both.accepted->socketDescriptor());
    QVERIFY(!isResetWhenClosed(descriptor));
    resetWhenClosed(*both.accepted);
    QVERIFY(isResetWhenClosed(descriptor));
}

void BareSocketTest::leavesTheNextOwnerOfADescriptorAlone_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("plain") << false;
    QTest::newRow("encrypted") << true;
}

void BareSocketTest::leavesTheNextOwnerOfADescriptorAlone()
{
    QFETCH(bool, encrypted);
    Connected both(encrypted ? std::make_unique<QSslSocket>() : std::make_unique<QTcpSocket>());
    const int descriptor = int(both.accepted->socketDescriptor());
    std::optional<bool> isReset;
    connect(both.accepted.get(), &QTcpSocket::disconnected, this, [&] {
        QCOMPARE(both.accepted->state(), QAbstractSocket::UnconnectedState);
        const int other = ::socket(AF_INET, SOCK_STREAM, 0);
        const int next = ::dup2(other, descriptor); // as the next connection may get it
        resetWhenClosed(*both.accepted);
        isReset = isResetWhenClosed(next);
        ::close(next);
        if (other != next)
            ::close(other);
    });
    both.client.disconnectFromHost();
    QTRY_COMPARE(isReset, std::optional(false));
}

QTEST_GUILESS_MAIN(BareSocketTest)
#include "tst_baresocket.moc"
