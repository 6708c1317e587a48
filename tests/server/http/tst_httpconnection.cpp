// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "frontfixture.h"

#include "server/http/socketdescriptor.h"

#include <QSignalSpy>
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

using namespace Parlor;
using namespace std::chrono_literals;

/// A client that does not care whether the server has finished, as no QTcpSocket would.
class StubbornClient final
{
public:
    explicit StubbornClient(const PortListener &listener)
    {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), listener.serverPort());
        if (!m_socket.waitForConnected()) // the system accepts, so this needs no event loop
            return;
        m_descriptor = dup(int(m_socket.socketDescriptor()));
        m_socket.abort();
    }
    Q_DISABLE_COPY_MOVE(StubbornClient)
    ~StubbornClient() { close(m_descriptor); }

    /// @return whether the connection still stands.
    bool send(const QByteArray &bytes)
    {
        return ::send(m_descriptor, bytes.data(), size_t(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL) >= 0
            || errno == EAGAIN;
    }
    bool hasSeenTheEnd()
    {
        char buffer[4096];
        return recv(m_descriptor, buffer, sizeof buffer, MSG_DONTWAIT) == 0;
    }

private:
    QTcpSocket m_socket;
    int m_descriptor = -1;
};

class tst_HttpConnection final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void servesThePageAgainAndAgain();
    void answersWithoutABody();
    void refusesAndCloses_data();
    void refusesAndCloses();
    void answersWhoeverHasFinishedSending();
    void endsAfterManyRequests();
    void answersOneAtATime();
    void goesOnAfterAFullBuffer();
    void drippingDoesNotExtendTheHead();
    void waitsForTheWholeTime();
    void closesIdleConnections();
    void nextHeadHasItsOwnTime();
    void boundsAnEndlessHead_data();
    void boundsAnEndlessHead();
    void neverQueuesMoreThanOneAnswer();
    void waitsForNoFarewell();
    void cutsWhoeverTalksOn();
};

void tst_HttpConnection::servesThePageAgainAndAgain()
{
    FrontFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    client.send(getRequest("/"));
    QTRY_VERIFY(client.received.endsWith("the page"));
    QVERIFY(client.received.startsWith("HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\n"));
    QVERIFY(client.received.contains("\r\nContent-Length: 8\r\n"));
    QVERIFY(client.received.contains(" connect-src 'self' ws://localhost wss://localhost;"));
    QVERIFY(!client.received.contains("Connection: close"));
    client.received.clear();
    client.send(getRequest("/"));
    QTRY_VERIFY(client.received.endsWith("the page"));
    QVERIFY(!client.ended);
}

void tst_HttpConnection::answersWithoutABody()
{
    FrontFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
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

void tst_HttpConnection::refusesAndCloses_data()
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
    row("GET with a body", getRequest("/", "Content-Length: 3\r\n") + "abc", 413);
    row("no Host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two Hosts", getRequest("/", "Host: localhost\r\n"), 400);
    row("foreign Host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421);
    row("foreign Host, upgrade", "GET / HTTP/1.1\r\nHost: evil.example\r\n" + upgradeFields() + "\r\n", 421);
    row("foreign Origin", getRequest("/ws", upgradeFields("Origin: https://evil.example\r\n")), 403);
    row("page from disk, rich",
        getRequest("/ws", upgradeFields("Origin: null\r\nSec-WebSocket-Protocol: parlor.v1\r\n")), 403);
    row("unknown subprotocol", getRequest("/ws", upgradeFields("Sec-WebSocket-Protocol: x\r\n")), 400);
    row("frame sent early", getRequest("/ws", upgradeFields()) + QByteArray::fromHex("818000000000"), 400);
    row("/ws without upgrade", getRequest("/ws"), 426);
    row("old WebSocket", getRequest("/ws", upgradeFields("Sec-WebSocket-Version: 8\r\n")), 426);
    row("nobody takes WebSockets", getRequest("/ws", upgradeFields()), 503);
    row("65 fields", getRequest("/", QByteArray("A: b\r\n").repeated(64)), 431);
    row("garbage", QByteArray(100, '\x01'), 400);
    row("much garbage", QByteArray(200 * 1024, '\xf0'), 400);
    row("one byte of garbage", QByteArray(1, '\x01'), 400);
}

void tst_HttpConnection::refusesAndCloses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    FrontFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    client.send(bytes);
    QTRY_VERIFY(client.ended); // although the clock stands still
    QCOMPARE(client.statuses(), QList<int>{status});
    QVERIFY(client.received.contains("\r\nConnection: close\r\n"));
    const qsizetype body = client.received.indexOf("\r\n\r\n") + 4;
    const qsizetype length = client.received.size() - body;
    QVERIFY(length > 0);
    QVERIFY(
        client.received.contains(QByteArray("\r\nContent-Length: " + QByteArray::number(length) + "\r\n")));
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_HttpConnection::answersWhoeverHasFinishedSending()
{
    FrontFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    QTRY_COMPARE(client.socket.state(), QAbstractSocket::ConnectedState);
    client.send(getRequest("/"));
    QVERIFY(client.socket.flush());
    endSending(client.socket.socketDescriptor());
    QTRY_VERIFY(client.received.endsWith("the page"));
    QTRY_VERIFY(client.ended);
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_HttpConnection::endsAfterManyRequests()
{
    FrontFixture front;
    front.config.limits.set(Limit::RequestsPerConnection, 3);
    QVERIFY(front.start());
    RawClient client(*front.listener);
    client.send(getRequest("/").repeated(5));
    QTRY_VERIFY(client.ended);
    QCOMPARE(client.statuses(), (QList<int>{200, 200, 200}));
    QCOMPARE(client.received.count("Connection: close"), 1);
}

void tst_HttpConnection::answersOneAtATime()
{
    FrontFixture front;
    front.config.limits.set(Limit::RequestsPerConnection, 0);
    QVERIFY(front.start());
    RawClient client(*front.listener);
    client.send(getRequest("/").repeated(500) + getRequest("/nothing"));
    QTRY_VERIFY(client.ended);
    QList<int> expected(500, 200);
    expected.append(404);
    QCOMPARE(client.statuses(), expected);
}

void tst_HttpConnection::goesOnAfterAFullBuffer()
{
    FrontFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    client.socket.disconnect(&client);
    client.socket.setReadBufferSize(1);
    // While the first answer is on its way, whole heads fill the read buffer exactly, and reading stops.
    const qsizetype padding = MaxHeadBytes - getRequest("/", "X: \r\n").size();
    const QByteArray largest = getRequest("/", "X: " + QByteArray(padding, 'x') + "\r\n");
    client.send(getRequest("/large") + largest.repeated(6));
    QTRY_VERIFY(!front.sockets().isEmpty() && front.sockets().first()->bytesAvailable() == 2 * MaxHeadBytes);
    QVERIFY(front.sockets().first()->bytesToWrite() > 0);
    client.socket.setReadBufferSize(0);
    QTRY_COMPARE((client.received += client.socket.readAll(), client.statuses()), QList<int>(7, 200));
}

void tst_HttpConnection::drippingDoesNotExtendTheHead()
{
    FrontFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    const QByteArray head = "GET / HTTP/1.1";
    for (int i = 0; i < 10; ++i) {
        QVERIFY(!client.ended);
        client.send(head.mid(i, 1));
        QTRY_VERIFY(!front.sockets().isEmpty() && front.sockets().first()->bytesAvailable() == i + 1);
        front.pass(500ms);
    }
    QTRY_VERIFY(client.ended);
    QVERIFY(client.received.isEmpty());
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_HttpConnection::waitsForTheWholeTime()
{
    FrontFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    QTRY_COMPARE(front.listener->connections(), 1);
    front.pass(4000ms);
    client.send("GET /");
    QTRY_COMPARE(front.sockets().size(), 1);
    front.pass(999ms);
    client.send(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(client.statuses(), QList<int>{200});
}

void tst_HttpConnection::closesIdleConnections()
{
    FrontFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    client.send(getRequest("/"));
    QTRY_VERIFY(client.received.endsWith("the page"));
    front.pass(4999ms);
    client.send(getRequest("/"));
    QTRY_COMPARE(client.statuses(), (QList<int>{200, 200}));
    QTRY_COMPARE(front.sockets().first()->bytesToWrite(), 0);
    front.pass(5000ms);
    QTRY_VERIFY(client.ended);
}

void tst_HttpConnection::nextHeadHasItsOwnTime()
{
    FrontFixture front;
    front.config.limits.set(Limit::HeaderSeconds, 20);
    QVERIFY(front.start());
    RawClient client(*front.listener);
    client.send(getRequest("/"));
    QTRY_COMPARE(client.statuses(), QList<int>{200});
    front.pass(4000ms);
    client.send("GET ");
    QTRY_COMPARE(front.sockets().first()->bytesAvailable(), 4);
    front.pass(19000ms);
    client.send("/ HTTP/1.1\r\nHost: localhost\r\n");
    QTRY_COMPARE(front.sockets().first()->bytesAvailable(), 33);
    QVERIFY(!client.ended);
    front.pass(1000ms);
    QTRY_VERIFY(client.ended);
    QCOMPARE(client.statuses(), QList<int>{200});
}

void tst_HttpConnection::boundsAnEndlessHead_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("request line") << QByteArray("GET /") << QByteArray(64 * 1024, 'a');
    QTest::newRow("header line") << QByteArray("GET / HTTP/1.1\r\nX: ") << QByteArray(64 * 1024, 'a');
    QTest::newRow("header lines") << QByteArray("GET / HTTP/1.1\r\n")
                                  << QByteArray("A: b\r\n").repeated(10000);
}

void tst_HttpConnection::boundsAnEndlessHead()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, more);
    FrontFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    qint64 mostHeld = 0;
    qint64 sent = 0;
    client.send(start);
    connect(&client.socket, &QTcpSocket::bytesWritten, &client, [&](qint64 bytes) {
        sent += bytes;
        for (const QTcpSocket *socket : front.sockets())
            mostHeld = qMax(mostHeld, socket->bytesAvailable());
        if (client.socket.bytesToWrite() == 0)
            client.send(more);
    });
    QTRY_VERIFY(client.ended); // cut, although the clock stands still
    QCOMPARE(client.statuses(), QList<int>{431});
    QVERIFY(mostHeld <= 2 * MaxHeadBytes);
    QVERIFY(sent > start.size());
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_HttpConnection::neverQueuesMoreThanOneAnswer()
{
    FrontFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    client.socket.disconnect(&client); // never reads
    client.socket.setReadBufferSize(1);
    QSignalSpy cut(&client.socket, &QTcpSocket::disconnected);
    client.send(getRequest("/large").repeated(19000));
    qint64 before = -1;
    qint64 held = 0;
    QTRY_VERIFY2(([&] { // until the system's buffers are full
                     before = std::exchange(
                         held, front.sockets().isEmpty() ? 0 : front.sockets().first()->bytesToWrite());
                     return held > 0 && held == before;
                 }()),
                 "the answers never stopped");
    QVERIFY(held <= FrontFixture::LargeSize + 2000);
    QVERIFY(front.sockets().first()->bytesAvailable() <= 2 * MaxHeadBytes);
    front.pass(59s);
    QCOMPARE(front.sockets().size(), 1);
    front.pass(1s);
    QTRY_COMPARE(front.listener->connections(), 0);
    client.socket.setReadBufferSize(0);
    QTRY_COMPARE(cut.size(), 1);
}

void tst_HttpConnection::waitsForNoFarewell()
{
    FrontFixture front;
    QVERIFY(front.start());
    StubbornClient client(*front.listener);
    QVERIFY(client.send("POST / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    QTRY_VERIFY(client.hasSeenTheEnd());
    front.pass(1999ms);
    QCOMPARE(front.listener->connections(), 1);
    front.pass(1ms);
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_HttpConnection::cutsWhoeverTalksOn()
{
    FrontFixture front;
    QVERIFY(front.start());
    StubbornClient client(*front.listener);
    QVERIFY(client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n"));
    QTRY_VERIFY(!client.send(QByteArray(64 * 1024, 'x'))); // although the clock stands still
    QTRY_COMPARE(front.listener->connections(), 0);
}

QTEST_GUILESS_MAIN(tst_HttpConnection)
#include "tst_httpconnection.moc"
