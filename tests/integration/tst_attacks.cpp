// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/serverprocess.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>
#include <QWebSocket>
#include <functional>
#include <memory>
#include <vector>

using namespace Parlor;

/// Hostile bytes against the port of a real server. Each attack has to end as it should, cost little memory,
/// and leave an honest client talking all the while. Deadlines are shortened by --limit; the outcome is
/// asserted, never the time.
class TestAttacks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void silentSockets();
    void slowHeader();
    void endlessHeader();
    void endlessRequestLine();
    void manyHeaders();
    void pipeliningWithoutReading();
    void garbage_data();
    void garbage();
    void body_data();
    void body();
    void earlyFrame();
    void hugeFrame();
    void pingFlood();
    void emptyFragments();
    void neverReading();
    void halfAFrame();
    void unmaskedFrame();

private:
    using Attacker = std::unique_ptr<QTcpSocket>;

    void start(const QStringList &more = {});
    Attacker connected();
    Attacker upgraded();
    /// Writes @p block again and again as fast as it is taken, until @p total bytes went or the server has
    /// had enough.
    static void flood(QTcpSocket &socket, const QByteArray &block, qint64 total);
    static bool isClosed(const QTcpSocket &socket)
    {
        return socket.state() == QAbstractSocket::UnconnectedState;
    }
    void honestClientTalks();

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<QWebSocket> m_honest;
    std::unique_ptr<QSignalSpy> m_heard;
    qint64 m_memoryBefore = 0;
    int m_said = 0;
};

static constexpr int patience =
    30'000; // ms until the outcome must be there; bounds the test, measures nothing

void TestAttacks::init()
{
    start();
}

void TestAttacks::start(const QStringList &more)
{
    m_server = std::make_unique<ServerProcess>();
    const QStringList limits{QStringLiteral("--limit"), QStringLiteral("header-seconds=1"),
                             QStringLiteral("--limit"), QStringLiteral("frame-seconds=1"),
                             QStringLiteral("--limit"), QStringLiteral("messages-per-second=0")};
    QVERIFY(m_server->start(limits + more));
    m_honest = std::make_unique<QWebSocket>();
    m_heard = std::make_unique<QSignalSpy>(m_honest.get(), &QWebSocket::textMessageReceived);
    QSignalSpy open(m_honest.get(), &QWebSocket::connected);
    m_honest->open(m_server->webSocketUrl(QStringLiteral("/")));
    QTRY_COMPARE(open.count(), 1);
    m_said = 0;
    honestClientTalks();
    m_memoryBefore = m_server->peakMemory();
    QVERIFY(m_memoryBefore > 0);
}

void TestAttacks::cleanup()
{
    if (!m_server)
        return;
    honestClientTalks();
#ifndef PARLOR_SANITIZED                     // sanitizers keep what was freed
    constexpr qint64 mostGrowth = 16 * 1024; // KiB
    const qint64 growth = m_server->peakMemory() - m_memoryBefore;
    QVERIFY2(growth < mostGrowth, qUtf8Printable(QStringLiteral("grew by %1 KiB").arg(growth)));
#endif
    m_honest->abort(); // nobody is there to answer the server's goodbye
    QCOMPARE(m_server->stop(), 0);
    m_honest.reset();
    m_server.reset();
}

void TestAttacks::honestClientTalks()
{
    const QString text = QStringLiteral("still here %1").arg(++m_said);
    m_honest->sendTextMessage(text);
    QTRY_COMPARE_WITH_TIMEOUT(m_heard->count(), m_said, patience);
    QCOMPARE(m_heard->constLast().constFirst().toString(), text);
}

TestAttacks::Attacker TestAttacks::connected()
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress::LocalHost, m_server->port());
    socket->waitForConnected(patience);
    return socket;
}

TestAttacks::Attacker TestAttacks::upgraded()
{
    Attacker socket = connected();
    socket->write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    while (!socket->peek(4096).contains("\r\n\r\n") && socket->waitForReadyRead(patience)) { }
    if (!socket->readAll().startsWith("HTTP/1.1 101"))
        QTest::qFail("no upgrade", __FILE__, __LINE__);
    return socket;
}

void TestAttacks::flood(QTcpSocket &socket, const QByteArray &block, qint64 total)
{
    const auto more = [&socket, block, left = std::make_shared<qint64>(total)] {
        while (*left > 0 && socket.bytesToWrite() < 4 * block.size()
               && socket.state() == QAbstractSocket::ConnectedState) {
            socket.write(block);
            *left -= block.size();
        }
    };
    connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
    more();
}

void TestAttacks::silentSockets()
{
    std::vector<Attacker> sockets;
    for (int i = 0; i < 300; ++i)
        sockets.push_back(connected());
    honestClientTalks();
    for (const Attacker &socket : sockets)
        QTRY_VERIFY_WITH_TIMEOUT(isClosed(*socket), patience);
}

void TestAttacks::slowHeader()
{
    const Attacker socket = connected();
    socket->write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    QTimer drip;
    connect(&drip, &QTimer::timeout, socket.get(), [&socket] { socket->write("X: y\r\n"); });
    drip.start(50);
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(*socket), patience);
}

void TestAttacks::endlessHeader()
{
    const Attacker socket = connected();
    QByteArray answer;
    connect(socket.get(), &QTcpSocket::readyRead, socket.get(), [&] { answer += socket->readAll(); });
    socket->write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ");
    flood(*socket, QByteArray(65536, 'x'), 256 << 20);
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(*socket), patience);
    QVERIFY2(answer.isEmpty() || answer.startsWith("HTTP/1.1 431 "),
             answer.left(80).constData()); // a reset may beat the answer
}

void TestAttacks::endlessRequestLine()
{
    const Attacker socket = connected();
    socket->write("GET /");
    flood(*socket, QByteArray(65536, 'x'), 256 << 20);
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(*socket), patience);
}

void TestAttacks::manyHeaders()
{
    const Attacker socket = connected();
    QByteArray answer;
    connect(socket.get(), &QTcpSocket::readyRead, socket.get(), [&] { answer += socket->readAll(); });
    QByteArray head = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (int i = 0; i < 65; ++i)
        head += "A: b\r\n";
    socket->write(head + "\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(*socket), patience);
    QVERIFY2(answer.startsWith("HTTP/1.1 431 "), answer.left(80).constData());
}

void TestAttacks::pipeliningWithoutReading()
{
    const Attacker socket = connected();
    socket->setReadBufferSize(1);
    QByteArray requests;
    while (requests.size() < 1 << 20)
        requests += "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    flood(*socket, requests, 64 << 20);
    honestClientTalks();
    // Nothing more is read than is answered, so most of it never leaves this machine's buffers.
    QVERIFY(socket->bytesToWrite() > 0 || isClosed(*socket));
}

void TestAttacks::garbage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray noise;
    quint32 state = 1;
    for (int i = 0; i < 200'000; ++i) {
        state = state * 1664525 + 1013904223;
        noise += char(state >> 24);
    }
    noise[0] = '\x80';
    QTest::newRow("noise") << noise;
    QTest::newRow("TLS hello") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n");
    QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    QTest::newRow("two hosts") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
}

void TestAttacks::garbage()
{
    QFETCH(QByteArray, bytes);
    const Attacker socket = connected();
    socket->write(bytes);
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(*socket), patience);
}

void TestAttacks::body_data()
{
    QTest::addColumn<QByteArray>("head");
    const QByteArray post = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    QTest::newRow("endless") << post + "Content-Length: 99999999999\r\n\r\n";
    QTest::newRow("2^64-1") << post + "Content-Length: 18446744073709551615\r\n\r\n";
    QTest::newRow("negative") << post + "Content-Length: -5\r\n\r\n";
    QTest::newRow("chunked") << post + "Transfer-Encoding: chunked\r\n\r\n10000\r\n";
    QTest::newRow("in a GET") << QByteArray(
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999\r\n\r\n");
}

void TestAttacks::body()
{
    QFETCH(QByteArray, head);
    const Attacker socket = connected();
    socket->write(head);
    flood(*socket, QByteArray(65536, 'x'), 256 << 20);
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(*socket), patience);
}

void TestAttacks::earlyFrame()
{
    const Attacker socket = connected();
    QByteArray answer;
    connect(socket.get(), &QTcpSocket::readyRead, socket.get(), [&] { answer += socket->readAll(); });
    socket->write(
        QByteArray("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
        + QByteArray("\x81\x82\0\0\0\0hi", 8));
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(*socket), patience);
    QVERIFY2(answer.startsWith("HTTP/1.1 400 "), answer.left(80).constData());
}

void TestAttacks::hugeFrame()
{
    const Attacker socket = upgraded();
    QByteArray answer;
    connect(socket.get(), &QTcpSocket::readyRead, socket.get(), [&] { answer += socket->readAll(); });
    socket->write(QByteArray("\x81\xff\0\0\0\0\x7f\xff\xff\xff\0\0\0\0", 14));
    flood(*socket, QByteArray(65536, 'x'), 300 << 20);
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(*socket), patience);
    QVERIFY(answer.isEmpty() || answer.contains(QByteArray("\x03\xf1", 2))); // 1009, unless a reset beat it
}

void TestAttacks::pingFlood()
{
    const Attacker socket = upgraded();
    socket->setReadBufferSize(1); // the answers stay unread
    QByteArray pings;
    for (int i = 0; i < 1000; ++i)
        pings += QByteArray("\x89\xfd\0\0\0\0", 6) + QByteArray(125, 'p');
    flood(*socket, pings, 256 << 20);
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(*socket), patience);
}

void TestAttacks::emptyFragments()
{
    const Attacker socket = upgraded();
    QByteArray fragments;
    for (int i = 0; i < 10'000; ++i)
        fragments += QByteArray("\x00\x80\0\0\0\0", 6);
    socket->write(QByteArray("\x01\x80\0\0\0\0", 6));
    flood(*socket, fragments, 64 << 20);
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(*socket), patience);
}

void TestAttacks::neverReading()
{
    // The honest one says a lot, of which nothing is to be kept.
    start({QStringLiteral("--limit"), QStringLiteral("bytes-per-second=0"), QStringLiteral("--limit"),
           QStringLiteral("history-messages=10")});
    const Attacker socket = upgraded();
    socket->setReadBufferSize(1);
    const QString text(4000, u'x');
    constexpr int messages = 10'000; // 40 MB, far more than the kernel's buffers between the two can hold
    for (int sent = 0; sent < messages; sent += 500) {
        m_heard->clear();
        for (m_said = 0; m_said < 500; ++m_said)
            m_honest->sendTextMessage(text);
        QTRY_COMPARE_WITH_TIMEOUT(m_heard->count(), m_said, patience);
    }
    qint64 received = 0;
    connect(socket.get(), &QTcpSocket::readyRead, socket.get(),
            [&] { received += socket->readAll().size(); });
    socket->setReadBufferSize(0); // only who reads notices that it was cut
    received += socket->readAll().size();
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(*socket), patience);
    QVERIFY(received < qint64(messages) * text.size());
}

void TestAttacks::halfAFrame()
{
    const Attacker socket = upgraded();
    socket->write(QByteArray("\x81\xfe\x10\0\0\0\0\0", 8) + QByteArray(100, 'x'));
    QTimer drip; // the deadline is that of the message, not of the last byte
    connect(&drip, &QTimer::timeout, socket.get(), [&socket] { socket->write("x"); });
    drip.start(100);
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(*socket), patience);
}

void TestAttacks::unmaskedFrame()
{
    const Attacker socket = upgraded();
    QByteArray answer;
    connect(socket.get(), &QTcpSocket::readyRead, socket.get(), [&] { answer += socket->readAll(); });
    socket->write(QByteArray("\x81\x02hi", 4));
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(*socket), patience);
    QVERIFY(answer.contains(QByteArray("\x03\xea", 2))); // 1002
}

QTEST_GUILESS_MAIN(TestAttacks)
#include "tst_attacks.moc"
