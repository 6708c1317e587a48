// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "bothdispatchers.h"
#include "transportfixture.h"

#include <QSslSocket>
#include <QTest>
#include <openssl/ssl.h>

using namespace Parlor;
using namespace std::chrono_literals;

/// Clients that have TLS itself answer (RFC 8446 section 4.6.3), of which neither frames nor rates know.
class KeyUpdatesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFloodIsAborted_data();
    void aFloodIsAborted();
    void answersCountAsWaiting();
    void someAreFine();
    void answersAreNotLate();
};

/// A client on bare OpenSSL, which does what QSslSocket never does. It reads only when told to.
class KeyUpdater final
{
public:
    explicit KeyUpdater(TransportFixture &fixture)
        : m_context(SSL_CTX_new(TLS_client_method()))
        , m_stream(SSL_new(m_context))
    {
        fixture.sendBufferBytes = 4096;
        SSL_set_connect_state(m_stream);
        SSL_set_bio(m_stream, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), fixture.port(Wire::Encrypted));
        [&] { QTRY_COMPARE(m_socket.state(), QAbstractSocket::ConnectedState); }();
        [&] { QTRY_VERIFY((read(), SSL_do_handshake(m_stream) == 1 || (write(), false))); }();
        write();
        static constexpr char head[] = "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                                       "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        SSL_write(m_stream, head, sizeof head - 1);
        write();
        [&] { QTRY_COMPARE(fixture.handler.open.size(), 1); }();
        id = fixture.handler.open.first();
        m_socket.setReadBufferSize(1); // from now on little is taken from the kernel, and by it
        m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4096);
    }
    ~KeyUpdater()
    {
        SSL_free(m_stream);
        SSL_CTX_free(m_context);
    }
    Q_DISABLE_COPY_MOVE(KeyUpdater)

    void update(int count)
    {
        for (int i = 0; i < count; ++i) {
            QCOMPARE(SSL_key_update(m_stream, SSL_KEY_UPDATE_REQUESTED), 1);
            QCOMPARE(SSL_do_handshake(m_stream), 1);
        }
        write();
    }
    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    qint64 unsent() const { return m_socket.bytesToWrite(); }
    /// Whatever the socket has read until now.
    void read()
    {
        const QByteArray bytes = m_socket.readAll();
        BIO_write(SSL_get_rbio(m_stream), bytes.constData(), int(bytes.size()));
    }
    void readOn()
    {
        m_socket.setReadBufferSize(0);
        read();
    }

    quint64 id = 0;

private:
    void write()
    {
        QByteArray bytes(qsizetype(BIO_pending(SSL_get_wbio(m_stream))), Qt::Uninitialized);
        if (BIO_read(SSL_get_wbio(m_stream), bytes.data(), int(bytes.size())) > 0)
            m_socket.write(bytes);
    }

    SSL_CTX *const m_context;
    SSL *const m_stream;
    QTcpSocket m_socket;
};

static qint64 inSocket(const TransportFixture &fixture)
{
    const auto *socket = qobject_cast<QSslSocket *>(fixture.accepted.data());
    return socket ? socket->encryptedBytesToWrite() : 0;
}

// More than the kernel may still take, less than is a flood.
static constexpr qint64 Much = 90'000;

/// Until the answers to @p client that wait for the kernel are so many bytes, or little more.
static void flood(const TransportFixture &fixture, KeyUpdater &client, qint64 bytes)
{
    for (int i = 0; i < 100 && inSocket(fixture) <= bytes; ++i) {
        client.update(1000);
        qint64 before = -1;
        QTRY_VERIFY(std::exchange(before, inSocket(fixture)) == inSocket(fixture) && client.unsent() == 0);
    }
    QVERIFY(inSocket(fixture) > bytes);
}

void KeyUpdatesTest::aFloodIsAborted_data()
{
    QTest::addColumn<bool>("isClosing");
    QTest::newRow("of an open connection") << false;
    QTest::newRow("behind the close frame") << true;
}

void KeyUpdatesTest::aFloodIsAborted()
{
    QFETCH(bool, isClosing);
    Limits limits;
    limits.set(Limit::CloseSeconds, 0);
    TransportFixture fixture(limits);
    KeyUpdater client(fixture);
    flood(fixture, client, Much);
    if (isClosing)
        fixture.transport.close(client.id, CloseCode::Removed);
    fixture.pass(250ms);
    QCoreApplication::processEvents();
    QVERIFY(fixture.handler.ended.isEmpty());
    flood(fixture, client, 2 * 65536);
    fixture.pass(250ms);
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().code, isClosing ? 4101 : 1008);
    QCOMPARE(fixture.lastEnded().ending, isClosing ? Ending::ByServer : Ending::Flood);
    QTRY_VERIFY((client.readOn(), !client.isConnected()));
}

void KeyUpdatesTest::answersCountAsWaiting()
{
    Limits limits;
    limits.set(Limit::QueueBytes, 100'000);
    TransportFixture fixture(limits);
    KeyUpdater client(fixture);
    flood(fixture, client, Much);
    QVERIFY(fixture.transport.stats(client.id)->bytesWaiting >= inSocket(fixture));
    fixture.transport.send({&client.id, 1}, QByteArray(90'000, 'x'));
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().ending, Ending::TooSlow);
}

void KeyUpdatesTest::someAreFine()
{
    TransportFixture fixture;
    KeyUpdater client(fixture);
    client.readOn();
    for (int i = 0; i < 100; ++i) {
        client.update(10);
        QCoreApplication::processEvents();
        client.read();
        fixture.pass(250ms);
    }
    QVERIFY(fixture.handler.ended.isEmpty());
    QVERIFY(client.isConnected());
}

/// Only what we have to say makes a client late.
void KeyUpdatesTest::answersAreNotLate()
{
    Limits limits;
    limits.set(Limit::PingSeconds, 0);
    TransportFixture fixture(limits);
    KeyUpdater client(fixture);
    flood(fixture, client, Much);
    fixture.pass(6s);
    QCoreApplication::processEvents();
    QVERIFY(fixture.handler.ended.isEmpty());
    fixture.transport.send({&client.id, 1}, "x");
    QCoreApplication::processEvents();
    fixture.pass(4s);
    QCoreApplication::processEvents();
    QVERIFY(fixture.handler.ended.isEmpty());
    fixture.pass(1s);
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().ending, Ending::TooSlow);
}

int main(int argc, char *argv[])
{
    return runWithBothDispatchers<KeyUpdatesTest>(argc, argv, {Wire::Encrypted});
}

#include "tst_keyupdates.moc"
