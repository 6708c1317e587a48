// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tlsfixture.h"

#include <QSignalSpy>

using namespace Parlor;
using namespace std::chrono_literals;

/// The page over TLS: everything that HttpConnection does differently there.
class tst_TlsFront final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void servesThePage();
    void answersWithoutABody();
    void servesEncryptedAndPlainSideBySide();
    void bigBodiesAreComplete();
    void answersOneAtATime();
    void goesOnAfterAFullBuffer();
    void refusesAndCloses_data();
    void refusesAndCloses();
    void answersReachWhoeverTalksOn();
    void waitsForNoFarewell();
    void closesIdleConnections();
    void noticesWhoeverSaysGoodbye();
    void cutsWhoeverBreaksTheEncryption();
    void neverQueuesMoreThanOneAnswer();
    void boundsAnEndlessHead();
    void handsWebSocketsOver();
    void judgesOrigins_data();
    void judgesOrigins();
};

void tst_TlsFront::servesThePage()
{
    TlsFixture front;
    QVERIFY(front.start());
    TlsClient client(*front.listener);
    client.send(getRequest("/"));
    QTRY_VERIFY(client.received.endsWith("the page"));
    QVERIFY(client.received.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(client.received.contains(" connect-src 'self' wss://localhost;"));
    QCOMPARE(client.socket.sslConfiguration().nextNegotiatedProtocol(), "http/1.1");
    QVERIFY(client.socket.sessionProtocol() == QSsl::TlsV1_3
            || client.socket.sessionProtocol() == QSsl::TlsV1_2);
    client.received.clear();
    client.send(getRequest("/"));
    QTRY_VERIFY(client.received.endsWith("the page"));
    QVERIFY(!client.ended);
    QCOMPARE(front.listener->connections(), 1);
}

void tst_TlsFront::answersWithoutABody()
{
    TlsFixture front;
    QVERIFY(front.start());
    TlsClient client(*front.listener);
    client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(client.received.endsWith("\r\n\r\n"));
    QVERIFY(client.received.contains("\r\nContent-Length: 8\r\n"));
    const qsizetype etag = client.received.indexOf("ETag: ") + 6;
    const QByteArray tag = client.received.mid(etag, client.received.indexOf('\r', etag) - etag);
    client.received.clear();
    client.send(getRequest("/", "If-None-Match: " + tag + "\r\n") + getRequest("/"));
    QTRY_COMPARE(client.statuses(), (QList<int>{304, 200})); // the second shows that the first had no body
    QCOMPARE(client.received.count("the page"), 1);
}

void tst_TlsFront::servesEncryptedAndPlainSideBySide()
{
    TlsFixture front;
    QVERIFY(front.start());
    std::vector<std::unique_ptr<TlsClient>> encrypted;
    std::vector<std::unique_ptr<RawClient>> plain;
    for (int i = 0; i < 8; ++i) {
        encrypted.push_back(std::make_unique<TlsClient>(*front.listener));
        encrypted.back()->send(getRequest("/"));
        plain.push_back(std::make_unique<RawClient>(*front.listener));
        plain.back()->send(getRequest("/"));
    }
    for (const auto &client : encrypted)
        QTRY_COMPARE(client->statuses(), QList<int>{200});
    for (const auto &client : plain) {
        QTRY_COMPARE(client->statuses(), QList<int>{200});
        QVERIFY(client->received.contains(" connect-src 'self' ws://localhost wss://localhost;"));
    }
    QCOMPARE(front.listener->connections(), 16);
}

void tst_TlsFront::bigBodiesAreComplete()
{
    TlsFixture front;
    front.config.limits.set(Limit::RequestsPerConnection, 2);
    QVERIFY(front.start());
    TlsClient client(*front.listener);
    client.send(getRequest("/large"));
    QTRY_VERIFY(client.received.size() > FrontFixture::LargeSize);
    QVERIFY(client.received.endsWith(QByteArray("\r\n\r\n" + QByteArray(FrontFixture::LargeSize, 'x'))));
    client.received.clear();
    client.send(getRequest("/large")); // the last one that this connection answers
    QTRY_VERIFY(client.ended);
    QVERIFY(client.received.endsWith(QByteArray("\r\n\r\n" + QByteArray(FrontFixture::LargeSize, 'x'))));
    QVERIFY(client.saidGoodbye);
}

void tst_TlsFront::answersOneAtATime()
{
    TlsFixture front;
    front.config.limits.set(Limit::RequestsPerConnection, 0);
    QVERIFY(front.start());
    TlsClient client(*front.listener);
    client.send(getRequest("/").repeated(500) + getRequest("/nothing"));
    QTRY_VERIFY(client.ended);
    QList<int> expected(500, 200);
    expected.append(404);
    QCOMPARE(client.statuses(), expected);
}

void tst_TlsFront::goesOnAfterAFullBuffer()
{
    TlsFixture front;
    QVERIFY(front.start());
    TlsClient client(*front.listener);
    QTRY_VERIFY(client.socket.isEncrypted());
    disconnect(&client.socket, &QSslSocket::readyRead, &client, nullptr);
    client.socket.setReadBufferSize(1);
    const qsizetype padding = MaxHeadBytes - getRequest("/", "X: \r\n").size();
    const QByteArray largest = getRequest("/", "X: " + QByteArray(padding, 'x') + "\r\n");
    client.send(getRequest("/large") + largest.repeated(20));
    QTRY_VERIFY(!front.sockets().isEmpty() && front.sockets().first()->bytesAvailable() >= 2 * MaxHeadBytes);
    client.socket.setReadBufferSize(0);
    QTRY_COMPARE((client.received += client.socket.readAll(), client.statuses()), QList<int>(21, 200));
}

void tst_TlsFront::refusesAndCloses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    row("unknown path", getRequest("/nothing"), 404);
    row("POST", "POST / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405);
    row("POST with much to come",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\nabc", 405);
    row("foreign Host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421);
    row("foreign Origin", getRequest("/ws", upgradeFields("Origin: https://evil.example\r\n")), 403);
    row("frame sent early", getRequest("/ws", upgradeFields()) + QByteArray::fromHex("818000000000"), 400);
    row("nobody takes WebSockets", getRequest("/ws", upgradeFields()), 503);
    row("garbage", QByteArray(100, '\x01'), 400);
    row("much garbage", QByteArray(200 * 1024, '\xf0'), 400);
}

void tst_TlsFront::refusesAndCloses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    TlsFixture front;
    QVERIFY(front.start());
    TlsClient client(*front.listener);
    client.send(bytes);
    QTRY_VERIFY(client.ended); // although the clock stands still
    QCOMPARE(client.statuses(), QList<int>{status});
    QVERIFY(client.received.contains("\r\nConnection: close\r\n"));
    QVERIFY(client.saidGoodbye);
    const qsizetype body = client.received.indexOf("\r\n\r\n") + 4;
    const qsizetype length = client.received.size() - body;
    QVERIFY(length > 0);
    QVERIFY(
        client.received.contains(QByteArray("\r\nContent-Length: " + QByteArray::number(length) + "\r\n")));
    QTRY_COMPARE(front.listener->connections(), 0);
}

/// Bytes that come after the server has closed would make the system reset the connection.
void tst_TlsFront::answersReachWhoeverTalksOn()
{
    TlsFixture front;
    QVERIFY(front.start());
    TlsClient client(*front.listener);
    QTRY_VERIFY(client.socket.isEncrypted());
    client.socket.setReadBufferSize(1); // it talks first and listens later
    disconnect(&client.socket, &QSslSocket::readyRead, &client, nullptr);
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
    for (int i = 0; i < 100; ++i) {
        client.send(QByteArray(1000, 'x'));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(client.socket.encryptedBytesToWrite() + client.socket.bytesToWrite(), 0);
    QCOMPARE(front.listener->connections(), 1);
    client.socket.setReadBufferSize(0);
    QTRY_VERIFY((client.received += client.socket.readAll(),
                 client.received.endsWith("Only GET, HEAD can be used here.\n")));
    QTRY_VERIFY(client.saidGoodbye);
    client.socket.disconnectFromHost();
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_TlsFront::waitsForNoFarewell()
{
    TlsFixture front;
    QVERIFY(front.start());
    TlsClient client(*front.listener);
    QTRY_VERIFY(client.socket.isEncrypted());
    client.socket.setReadBufferSize(1); // does not see the end
    disconnect(&client.socket, &QSslSocket::readyRead, &client, nullptr);
    client.send(getRequest("/nothing") + QByteArray(100, 'x'));
    QTRY_VERIFY(!front.sockets().isEmpty()
                && front.sockets().first()->state() == QAbstractSocket::UnconnectedState);
    front.pass(1999ms);
    QCOMPARE(front.listener->connections(), 1);
    front.pass(1ms);
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_TlsFront::closesIdleConnections()
{
    TlsFixture front;
    QVERIFY(front.start());
    TlsClient client(*front.listener);
    client.send(getRequest("/"));
    QTRY_VERIFY(client.received.endsWith("the page"));
    front.pass(4999ms);
    client.send(getRequest("/"));
    QTRY_COMPARE(client.statuses(), (QList<int>{200, 200}));
    front.pass(5000ms);
    QTRY_VERIFY(client.ended);
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_TlsFront::noticesWhoeverSaysGoodbye()
{
    TlsFixture front;
    QVERIFY(front.start());
    TlsClient idle(*front.listener);
    idle.send(getRequest("/"));
    TlsClient amidst(*front.listener);
    amidst.send("GET /");
    QTRY_COMPARE(idle.statuses(), QList<int>{200});
    QTRY_COMPARE(front.listener->connections(), 2);
    idle.socket.disconnectFromHost();
    QTRY_COMPARE(front.listener->connections(), 1);
    amidst.socket.abort();
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_TlsFront::cutsWhoeverBreaksTheEncryption()
{
    TlsFixture front;
    QVERIFY(front.start());
    TlsClient client(*front.listener);
    client.send(getRequest("/"));
    QTRY_COMPARE(client.statuses(), QList<int>{200});
    // Behind the client's back: a record that is no cipher text of this connection.
    auto *bare = client.socket.findChild<QTcpSocket *>();
    QVERIFY(bare);
    bare->write(QByteArray::fromHex("1703030020") + QByteArray(32, 'x'));
    QTRY_COMPARE(front.listener->connections(), 0);
    QTRY_VERIFY(client.ended);
}

void tst_TlsFront::neverQueuesMoreThanOneAnswer()
{
    TlsFixture front;
    QVERIFY(front.start());
    TlsClient client(*front.listener);
    QTRY_VERIFY(client.socket.isEncrypted());
    disconnect(&client.socket, &QSslSocket::readyRead, &client, nullptr); // never reads
    client.socket.setReadBufferSize(1);
    client.send(getRequest("/large").repeated(19000));
    qint64 before = -1;
    qint64 held = 0;
    const auto waiting = [&]() -> qint64 {
        const auto *socket = qobject_cast<QSslSocket *>(front.sockets().value(0));
        return socket ? socket->bytesToWrite() + socket->encryptedBytesToWrite() : 0;
    };
    QTRY_VERIFY2(([&] { // until the system's buffers are full
                     before = std::exchange(held, waiting());
                     return held > 0 && held == before;
                 }()),
                 "the answers never stopped");
    QVERIFY(held <= FrontFixture::LargeSize + 20'000); // each record of 16 KB is a few bytes longer
    QVERIFY(front.sockets().first()->bytesAvailable() <= 5 * MaxHeadBytes);
    front.pass(60s);
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_TlsFront::boundsAnEndlessHead()
{
    TlsFixture front;
    QVERIFY(front.start());
    TlsClient client(*front.listener);
    qint64 mostHeld = 0;
    client.send("GET /");
    connect(&client.socket, &QSslSocket::encryptedBytesWritten, &client, [&] {
        for (const QTcpSocket *socket : front.sockets())
            mostHeld = qMax(mostHeld, socket->bytesAvailable());
        if (client.socket.isEncrypted() && client.socket.encryptedBytesToWrite() == 0)
            client.send(QByteArray(64 * 1024, 'a'));
    });
    QTRY_VERIFY(client.ended); // cut, although the clock stands still
    QCOMPARE(client.statuses(), QList<int>{431});
    QVERIFY2(mostHeld <= 5 * MaxHeadBytes, qPrintable(QString::number(mostHeld)));
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_TlsFront::handsWebSocketsOver()
{
    TlsFixture front;
    QVERIFY(front.start());
    QTcpSocket *taken = nullptr;
    connect(front.listener.get(), &PortListener::upgradeRequested, this,
            [&](QTcpSocket *socket, const UpgradeRequest &request) {
                taken = socket;
                QCOMPARE(request.peer, QHostAddress(QHostAddress::LocalHost));
            });
    TlsClient client(*front.listener);
    client.send(getRequest("/"));
    QTRY_COMPARE(client.statuses(), QList<int>{200});
    const QByteArray head = getRequest("/ws", upgradeFields("Sec-WebSocket-Protocol: parlor.v1\r\n"));
    client.send(head);
    QTRY_VERIFY(taken);
    const auto *encrypted = qobject_cast<QSslSocket *>(taken);
    QVERIFY(encrypted && encrypted->isEncrypted());
    QCOMPARE(taken->peek(100'000), head);
    front.pass(24h); // no deadline is left
    QCOMPARE(front.listener->connections(), 1);
    taken->abort();
    taken->deleteLater();
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_TlsFront::judgesOrigins_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("taken");
    QTest::newRow("own page") << QByteArray("https://localhost") << true;
    QTest::newRow("own page, unencrypted") << QByteArray("http://localhost") << false;
    QTest::newRow("page from disk") << QByteArray("null") << true;
    QTest::newRow("listed page, unencrypted") << QByteArray("http://school.example") << true;
}

void tst_TlsFront::judgesOrigins()
{
    QFETCH(QByteArray, origin);
    QFETCH(bool, taken);
    TlsFixture front;
    front.config.allowedOrigins = {QStringLiteral("http://school.example")};
    QVERIFY(front.start());
    QSignalSpy upgrades(front.listener.get(), &PortListener::upgradeRequested);
    TlsClient client(*front.listener);
    client.send(getRequest("/", upgradeFields("Origin: " + origin + "\r\n")));
    QTRY_VERIFY(upgrades.size() == 1 || client.ended);
    QCOMPARE(upgrades.size() == 1, taken);
    QCOMPARE(client.statuses(), taken ? QList<int>() : QList<int>{403});
}

QTEST_GUILESS_MAIN(tst_TlsFront)
#include "tst_tlsfront.moc"
