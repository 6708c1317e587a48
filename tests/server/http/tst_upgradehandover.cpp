// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "frontfixture.h"

#include "server/protocol/protocolinfo.h"

#include <QSignalSpy>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>
#include <QWebSocketServer>

using namespace Parlor;
using namespace std::chrono_literals;

/// The front with Qt's own WebSocket server behind it, which echoes.
struct EchoFixture : FrontFixture
{
    bool startEcho(const QHostAddress &address = QHostAddress(QHostAddress::LocalHost))
    {
        if (!start(address))
            return false;
        server.setSupportedSubprotocols({QString::fromLatin1(Subprotocol)});
        QObject::connect(listener.get(), &PortListener::upgradeRequested, &server,
                         [this](QTcpSocket *socket, const UpgradeRequest &request) {
                             requests.append(request);
                             heads.append(socket->peek(100000));
                             socket->setReadBufferSize(0);
                             server.handleConnection(socket);
                         });
        QObject::connect(&server, &QWebSocketServer::newConnection, &server, [this] {
            QWebSocket *echo = server.nextPendingConnection();
            QObject::connect(echo, &QWebSocket::textMessageReceived, echo, &QWebSocket::sendTextMessage);
            QObject::connect(echo, &QWebSocket::disconnected, echo, &QObject::deleteLater);
            echoes.append(echo);
        });
        return true;
    }
    QUrl url(const QString &path) const
    {
        return QUrl(QStringLiteral("ws://localhost:%1%2").arg(listener->serverPort()).arg(path));
    }

    QWebSocketServer server{QString(), QWebSocketServer::NonSecureMode};
    QList<UpgradeRequest> requests;
    QList<QByteArray> heads;
    QList<QPointer<QWebSocket>> echoes;
};

class tst_UpgradeHandOver final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void realClientsTalkThrough_data();
    void realClientsTalkThrough();
    void nothingIsConsumed();
    void headMayComeInPieces();
    void deadlineEndsWithTheHandOver();
    void upgradesAfterAPage();
    void placeIsFreeWhenTheWebSocketEnds();
    void stopLeavesWebSocketsAlone();
    void peersOfBothFamilies_data();
    void peersOfBothFamilies();
};

void tst_UpgradeHandOver::realClientsTalkThrough_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("rich");
    QTest::newRow("rich") << QStringLiteral("/ws") << true;
    QTest::newRow("plain") << QStringLiteral("/ws") << false;
    QTest::newRow("plain on the root") << QStringLiteral("/") << false;
}

void tst_UpgradeHandOver::realClientsTalkThrough()
{
    QFETCH(QString, path);
    QFETCH(bool, rich);
    EchoFixture front;
    QVERIFY(front.startEcho());
    QWebSocket client;
    QSignalSpy messages(&client, &QWebSocket::textMessageReceived);
    QSignalSpy ended(&client, &QWebSocket::disconnected);
    QWebSocketHandshakeOptions options;
    if (rich)
        options.setSubprotocols({QString::fromLatin1(Subprotocol)});
    client.open(front.url(path), options);
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    client.sendTextMessage(QStringLiteral("hello"));
    QTRY_COMPARE(messages.size(), 1);
    QCOMPARE(messages.first().first().toString(), QStringLiteral("hello"));
    QCOMPARE(client.subprotocol(), rich ? QString::fromLatin1(Subprotocol) : QString());
    QCOMPARE(ended.size(), 0);

    QCOMPARE(front.requests.size(), 1);
    QCOMPARE(front.requests.first().mode, rich ? WireMode::Rich : WireMode::Plain);
    QCOMPARE(front.requests.first().path, path.toLatin1());
    QVERIFY(front.requests.first().peer.isLoopback());
    QVERIFY(!front.requests.first().localPage);
}

void tst_UpgradeHandOver::nothingIsConsumed()
{
    EchoFixture front;
    QVERIFY(front.startEcho());
    RawClient client(*front.listener);
    const QByteArray head = getRequest("/", upgradeFields("Origin: null\r\n"));
    client.send(head);
    QTRY_VERIFY(client.received.startsWith("HTTP/1.1 101 "));
    QCOMPARE(front.heads, QList<QByteArray>{head});
    QVERIFY(front.requests.first().localPage);
    QCOMPARE(front.requests.first().origin, "null");
}

void tst_UpgradeHandOver::headMayComeInPieces()
{
    EchoFixture front;
    QVERIFY(front.startEcho());
    RawClient client(*front.listener);
    const QByteArray head = getRequest("/ws", upgradeFields());
    for (qsizetype at = 0; at < head.size(); at += 20) {
        QVERIFY(front.requests.isEmpty());
        client.send(head.mid(at, 20));
        const qsizetype sent = qMin(at + 20, head.size());
        QTRY_VERIFY((!front.sockets().isEmpty() && front.sockets().first()->bytesAvailable() == sent)
                    || sent == head.size());
    }
    QTRY_VERIFY(client.received.startsWith("HTTP/1.1 101 "));
    QCOMPARE(front.heads, QList<QByteArray>{head});
}

void tst_UpgradeHandOver::deadlineEndsWithTheHandOver()
{
    EchoFixture front;
    QVERIFY(front.startEcho());
    QWebSocket client;
    QSignalSpy messages(&client, &QWebSocket::textMessageReceived);
    client.open(front.url(QStringLiteral("/ws")));
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    front.pass(24h);
    client.sendTextMessage(QStringLiteral("still here"));
    QTRY_COMPARE(messages.size(), 1);
    QCOMPARE(front.listener->connections(), 1);
}

void tst_UpgradeHandOver::upgradesAfterAPage()
{
    EchoFixture front;
    QVERIFY(front.startEcho());
    RawClient client(*front.listener);
    client.send(getRequest("/"));
    QTRY_VERIFY(client.received.endsWith("the page"));
    client.send(getRequest("/ws", upgradeFields()));
    QTRY_COMPARE(client.statuses(), (QList<int>{200, 101}));
}

void tst_UpgradeHandOver::placeIsFreeWhenTheWebSocketEnds()
{
    EchoFixture front;
    QVERIFY(front.startEcho());
    QWebSocket polite;
    QWebSocket cut;
    QWebSocket removed;
    for (QWebSocket *client : {&polite, &cut, &removed}) {
        client->open(front.url(QStringLiteral("/ws")));
        QTRY_COMPARE(client->state(), QAbstractSocket::ConnectedState);
    }
    QTRY_COMPARE(front.echoes.size(), 3);
    QCOMPARE(front.listener->connections(), 3);
    polite.close();
    QTRY_COMPARE(front.listener->connections(), 2);
    cut.abort();
    QTRY_COMPARE(front.listener->connections(), 1);
    front.echoes.last()->abort();
    QTRY_COMPARE(front.listener->connections(), 0);
    QTRY_VERIFY(front.sockets().isEmpty());
}

void tst_UpgradeHandOver::stopLeavesWebSocketsAlone()
{
    EchoFixture front;
    QVERIFY(front.startEcho());
    QWebSocket client;
    QSignalSpy messages(&client, &QWebSocket::textMessageReceived);
    client.open(front.url(QStringLiteral("/ws")));
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    front.listener->stop();
    client.sendTextMessage(QStringLiteral("goodbye"));
    QTRY_COMPARE(messages.size(), 1);
    client.abort();
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_UpgradeHandOver::peersOfBothFamilies_data()
{
    QTest::addColumn<QHostAddress>("address");
    QTest::newRow("IPv4") << QHostAddress(QHostAddress::LocalHost);
    QTest::newRow("IPv6") << QHostAddress(QHostAddress::LocalHostIPv6);
}

void tst_UpgradeHandOver::peersOfBothFamilies()
{
    QFETCH(QHostAddress, address);
    QTcpServer probe;
    if (!probe.listen(address))
        QSKIP("this machine has no loopback of that family");
    EchoFixture front;
    QVERIFY(front.startEcho(QHostAddress(QHostAddress::Any)));
    RawClient client(*front.listener, address);
    client.send(getRequest("/", upgradeFields()));
    QTRY_COMPARE(client.statuses(), QList<int>{101});
    QCOMPARE(front.requests.first().peer, address); // IPv4 as IPv4, although both came in at one socket
}

QTEST_GUILESS_MAIN(tst_UpgradeHandOver)
#include "tst_upgradehandover.moc"
