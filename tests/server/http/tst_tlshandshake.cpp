// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tlsfixture.h"

#include <QTcpServer>
#include <QtEndian>

using namespace Parlor;
using namespace std::chrono_literals;

/// What happens between the first byte of an encrypted connection and its first request.
class tst_TlsHandshake final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void silentAfterTheFirstByte();
    void garbage_data();
    void garbage();
    void drippingGivesNoMoreTime();
    void requestGetsNoMoreTime();
    void mayComeInPieces();
    void refusesOldVersions();
    void boundsWhatItHolds();
    void givesPlacesBack();
    void stopCuts();
    void canBeDestroyedAmidst();
};

static QByteArray number(qsizetype value, int bytes)
{
    QByteArray big(8, '\0');
    qToBigEndian(quint64(value), big.data());
    return big.right(bytes);
}

static QByteArray withLength(const QByteArray &bytes, int lengthBytes)
{
    return number(bytes.size(), lengthBytes) + bytes;
}

/// A ClientHello without supported_versions, so that the highest version on offer is @p version (RFC 5246
/// section 7.4.1.2).
static QByteArray oldHello(quint16 version)
{
    const auto extension = [](quint16 type, const QByteArray &data) -> QByteArray {
        return number(type, 2) + withLength(data, 2);
    };
    const QByteArray suites = QByteArray::fromHex("c02bc00ac009"); // ECDHE-ECDSA, with GCM and with CBC
    const QByteArray extensions = extension(10, withLength(number(23, 2), 2)) // secp256r1
        + extension(11, withLength(QByteArray(1, '\0'), 1))
        + extension(13, withLength(QByteArray::fromHex("04030203"), 2)); // ecdsa with SHA-256, SHA-1
    const QByteArray body = number(version, 2) + QByteArray(32, 'r') + QByteArray(1, '\0')
        + withLength(suites, 2) + withLength(QByteArray(1, '\0'), 1) + withLength(extensions, 2);
    return QByteArray::fromHex("160301") + withLength('\x01' + withLength(body, 3), 2);
}

/// The first bytes of a client of today.
static QByteArray realHello()
{
    QTcpServer server;
    QSslSocket client;
    if (!server.listen(QHostAddress::LocalHost))
        return {};
    client.connectToHostEncrypted(QStringLiteral("localhost"), server.serverPort());
    QByteArray hello;
    [&] {
        QTRY_VERIFY(server.hasPendingConnections());
        QTcpSocket *socket = server.nextPendingConnection();
        QTRY_VERIFY(socket->bytesAvailable() > 5);
        hello = socket->readAll();
    }();
    return hello;
}

void tst_TlsHandshake::silentAfterTheFirstByte()
{
    TlsFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    client.send("\x16");
    QTRY_COMPARE(front.sockets().size(), 1);
    front.pass(4999ms);
    QCOMPARE(front.listener->connections(), 1);
    front.pass(1ms);
    QTRY_VERIFY(client.ended);
    QVERIFY(client.received.isEmpty());
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_TlsHandshake::garbage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a request") << QByteArray("\x16GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("zeros") << '\x16' + QByteArray(100, '\0');
    QTest::newRow("not a ClientHello") << QByteArray::fromHex("160301000414000000");
    QTest::newRow("much") << '\x16' + QByteArray(200 * 1024, '\x16');
    QTest::newRow("a cut ClientHello, then a request")
        << realHello().left(60) + QByteArray("GET / HTTP/1.1\r\n").repeated(100);
}

void tst_TlsHandshake::garbage()
{
    QFETCH(QByteArray, bytes);
    TlsFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    client.send(bytes);
    QTRY_VERIFY(client.ended); // although the clock stands still
    QVERIFY(client.received.isEmpty() || client.received.startsWith('\x15')); // at most an alert
    QTRY_COMPARE(front.listener->connections(), 0);
    QTRY_VERIFY(front.sockets().isEmpty());
}

void tst_TlsHandshake::drippingGivesNoMoreTime()
{
    TlsFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    const QByteArray hello = realHello();
    QVERIFY(hello.size() > 60);
    for (int i = 0; i < 50; ++i) {
        QVERIFY(!client.ended);
        client.send(hello.mid(i, 1));
        QTRY_COMPARE(client.socket.bytesToWrite(), 0);
        QTRY_COMPARE(front.sockets().size(), 1);
        front.pass(100ms);
    }
    QTRY_VERIFY(client.ended);
    QVERIFY(client.received.isEmpty());
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_TlsHandshake::requestGetsNoMoreTime()
{
    TlsFixture front;
    QVERIFY(front.start());
    TlsClient client(*front.listener);
    QTRY_COMPARE(front.listener->connections(), 1);
    front.pass(4000ms);
    QTRY_VERIFY(client.socket.isEncrypted());
    client.send("GET /");
    QTRY_VERIFY(front.sockets().first()->bytesAvailable() == 5);
    front.pass(999ms);
    QVERIFY(!client.ended);
    front.pass(1ms);
    QTRY_VERIFY(client.ended);
    QVERIFY(client.received.isEmpty());
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_TlsHandshake::mayComeInPieces()
{
    TlsFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    const QByteArray hello = realHello();
    for (qsizetype i = 0; i < hello.size(); ++i) {
        QVERIFY(client.received.isEmpty());
        client.send(hello.mid(i, 1));
        QTRY_COMPARE(client.socket.bytesToWrite(), 0);
    }
    QTRY_VERIFY(client.received.startsWith('\x16')); // a ServerHello
    QVERIFY(!client.ended);
}

void tst_TlsHandshake::refusesOldVersions()
{
    TlsFixture front;
    QVERIFY(front.start());
    for (const quint16 version : {0x0301, 0x0302}) {
        RawClient client(*front.listener);
        client.send(oldHello(version));
        QTRY_VERIFY(client.ended);
        QCOMPARE(client.received.left(1).toHex(), "15");
        QCOMPARE(client.received.right(2).toHex(), "0246"); // fatal, protocol_version (RFC 8446 section 6.2)
    }
    RawClient client(*front.listener);
    client.send(oldHello(0x0303)); // so it was the version
    QTRY_VERIFY(client.received.startsWith('\x16'));
    QVERIFY(!client.ended);
}

void tst_TlsHandshake::boundsWhatItHolds()
{
    TlsFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    // A ClientHello of 128 KB, more than the library takes, in records of 16 KB.
    QByteArray message = QByteArray::fromHex("0101ffff0303") + QByteArray(0x1fffd, 'x');
    QByteArray bytes;
    for (; !message.isEmpty(); message.remove(0, 16384))
        bytes += QByteArray::fromHex("160301") + withLength(message.left(16384), 2);
    qint64 mostHeld = 0;
    connect(&client.socket, &QTcpSocket::bytesWritten, &client, [&] {
        for (const QTcpSocket *socket : front.sockets()) {
            mostHeld = qMax(mostHeld, socket->bytesAvailable());
            for (const QTcpSocket *bare : socket->findChildren<QTcpSocket *>())
                mostHeld = qMax(mostHeld, bare->bytesAvailable());
        }
    });
    for (int i = 0; i < 100 && !client.ended; ++i) {
        client.send(bytes);
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(client.ended); // although the clock stands still
    QVERIFY2(mostHeld <= 16384, qPrintable(QString::number(mostHeld)));
    QTRY_COMPARE(front.listener->connections(), 0);
}

void tst_TlsHandshake::givesPlacesBack()
{
    TlsFixture front;
    QVERIFY(front.start());
    const qsizetype ownChildren = front.listener->children().size();
    {
        RawClient silent(*front.listener);
        silent.send("\x16");
        RawClient amidst(*front.listener);
        amidst.send(realHello().left(50));
        RawClient answered(*front.listener);
        answered.send(realHello());
        TlsClient encrypted(*front.listener);
        TlsClient served(*front.listener);
        served.send(getRequest("/"));
        QTRY_VERIFY(!answered.received.isEmpty());
        QTRY_VERIFY(encrypted.socket.isEncrypted());
        QTRY_COMPARE(served.statuses(), QList<int>{200});
        QTRY_COMPARE(front.listener->connections(), 5);
        QTRY_COMPARE(front.sockets().size(), 5);
    }
    QTRY_COMPARE(front.listener->connections(), 0);
    QTRY_COMPARE(front.listener->children().size(), ownChildren);
}

void tst_TlsHandshake::stopCuts()
{
    TlsFixture front;
    QVERIFY(front.start());
    RawClient amidst(*front.listener);
    amidst.send(realHello().left(50));
    TlsClient encrypted(*front.listener);
    QTRY_VERIFY(encrypted.socket.isEncrypted());
    QTRY_COMPARE(front.sockets().size(), 2);
    front.listener->stop();
    QTRY_VERIFY(amidst.ended && encrypted.ended);
    QTRY_COMPARE(front.listener->connections(), 0);
    front.pass(1h); // nothing of theirs is left to be called
}

void tst_TlsHandshake::canBeDestroyedAmidst()
{
    TlsFixture front;
    QVERIFY(front.start());
    RawClient amidst(*front.listener);
    amidst.send(realHello().left(50));
    TlsClient served(*front.listener);
    served.send(getRequest("/"));
    QTRY_COMPARE(served.statuses(), QList<int>{200});
    QTRY_COMPARE(front.sockets().size(), 2);
    front.listener.reset();
    QTRY_VERIFY(amidst.ended && served.ended);
}

QTEST_GUILESS_MAIN(tst_TlsHandshake)
#include "tst_tlshandshake.moc"
