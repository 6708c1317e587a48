// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "bothdispatchers.h"
#include "maskedframe.h"
#include "rawclient.h"
#include "transportfixture.h"

#include <QSslSocket>
#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

/// What differs for a client that encrypts; all that must not differ is tested over both wires elsewhere.
class EncryptedTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharesFramesWithOthers();
    void burstsDoNotMakeAClientSlow();
    void holdsLittleInTheSocket();
    void countsEverythingThatWaits();
    void saysGoodbyeAfterTheCloseFrame_data();
    void saysGoodbyeAfterTheCloseFrame();
    void closeFrameReachesWhoeverTalksOn();
    void cutsWhoDoesNotGo();
    void noticesWhoLeavesAmidstAMessage_data();
    void noticesWhoLeavesAmidstAMessage();
    void cutsWhoeverBreaksTheEncryption();
    void messagesDoNotInterruptAFanOut();
};

static qint64 inSocket(const TransportFixture &fixture)
{
    const auto *socket = qobject_cast<QSslSocket *>(fixture.accepted.data());
    return socket ? socket->bytesToWrite() + socket->encryptedBytesToWrite() : -1;
}

static Limits largeQueue()
{
    Limits limits;
    limits.set(Limit::QueueBytes, 50'000'000);
    limits.set(Limit::PingSeconds, 0);
    return limits;
}

void EncryptedTest::sharesFramesWithOthers()
{
    TransportFixture fixture;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 20; ++i)
        clients.push_back(std::make_unique<RawClient>(fixture.port(i % 2 ? Wire::Plain : Wire::Encrypted),
                                                      QByteArray(), i % 2 ? Wire::Plain : Wire::Encrypted));
    for (const auto &client : clients)
        QTRY_VERIFY(client->isOpen());
    QCOMPARE(fixture.handler.open.size(), 20);
    QList<qint64> before;
    for (const quint64 id : fixture.handler.open)
        before += fixture.transport.stats(id)->writes;
    const qint64 joined = fixture.transport.fanOut().batch().joined();
    for (int i = 0; i < 50; ++i)
        fixture.transport.send(fixture.handler.open, QByteArray::number(i));
    for (const auto &client : clients) {
        QTRY_COMPARE(client->texts().size(), 50);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(client->texts()[i].toInt(), i);
        QVERIFY(client->isClean());
    }
    QCOMPARE(fixture.transport.fanOut().batch().joined(), joined + 1); // one buffer for all of them
    for (int i = 0; i < 20; ++i)
        QCOMPARE(fixture.transport.stats(fixture.handler.open[i])->writes, before[i] + 1);
}

/// More than may wait, in one pass, to somebody who would take it at once.
void EncryptedTest::burstsDoNotMakeAClientSlow()
{
    Limits limits;
    limits.set(Limit::QueueBytes, 50'000);
    TransportFixture fixture(limits);
    RawClient client(fixture.port());
    QTRY_VERIFY(client.isOpen());
    const quint64 id = fixture.handler.open.first();
    for (int i = 0; i < 60; ++i)
        fixture.transport.send({&id, 1}, QByteArray::number(i).rightJustified(10'000, '0'));
    QTRY_COMPARE(client.texts().size(), 60);
    for (int i = 0; i < 60; ++i)
        QCOMPARE(client.texts()[i].toInt(), i);
    QVERIFY(fixture.handler.ended.isEmpty());
}

/// What waits for a client stays in the buffers that all share; the socket has a little of it, as cipher
/// text.
void EncryptedTest::holdsLittleInTheSocket()
{
    TransportFixture fixture(largeQueue());
    fixture.sendBufferBytes = 4096;
    RawClient client(fixture.port());
    QTRY_VERIFY(client.isOpen());
    client.stopReading();
    const quint64 id = fixture.handler.open.first();
    qint64 most = 0;
    for (int i = 0; i < 15; ++i) {
        fixture.transport.send({&id, 1}, QByteArray(200'000, 'x'));
        QCoreApplication::processEvents();
        most = qMax(most, inSocket(fixture));
    }
    QVERIFY(fixture.transport.stats(id)->bytesWaiting > 1'000'000);
    QVERIFY2(most > 0 && most <= 70'000, qPrintable(QString::number(most)));
    client.readAgain();
    QTRY_COMPARE(client.texts().size(), 15);
    QVERIFY(client.isClean());
}

void EncryptedTest::countsEverythingThatWaits()
{
    TransportFixture fixture(largeQueue());
    fixture.sendBufferBytes = 4096;
    RawClient client(fixture.port());
    QTRY_VERIFY(client.isOpen());
    client.stopReading();
    const quint64 id = fixture.handler.open.first();
    QTRY_VERIFY((fixture.transport.send({&id, 1}, QByteArray(50'000, 'x')), inSocket(fixture) > 0));
    const qint64 waiting = fixture.transport.stats(id)->bytesWaiting;
    QVERIFY(waiting >= inSocket(fixture));
    fixture.transport.send({&id, 1}, QByteArray(10'000, 'x'));
    QCoreApplication::processEvents();
    QVERIFY(fixture.transport.stats(id)->bytesWaiting >= waiting + 10'000 - 70'000);
    const auto grows = [&] {
        const qint64 before = fixture.transport.stats(id)->bytesWaiting;
        fixture.transport.send({&id, 1}, QByteArray(10'000, 'x'));
        QCoreApplication::processEvents();
        return fixture.transport.stats(id)->bytesWaiting - before;
    };
    QTRY_COMPARE(grows(), 10'004); // with the frame's header, as soon as the kernel takes no more
}

void EncryptedTest::saysGoodbyeAfterTheCloseFrame_data()
{
    QTest::addColumn<bool>("byClient");
    QTest::newRow("the server closes") << false;
    QTest::newRow("the client closes") << true;
}

void EncryptedTest::saysGoodbyeAfterTheCloseFrame()
{
    QFETCH(bool, byClient);
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_VERIFY(client.isOpen());
    const quint64 id = fixture.handler.open.first();
    fixture.transport.send({&id, 1}, QByteArray(500'000, 'x')); // encrypted in several steps
    if (byClient)
        client.send(maskedFrame(0x88, "\x03\xE8"));
    else
        fixture.transport.close(id, CloseCode::Removed);
    QTRY_VERIFY(client.sawCloseNotify());
    QCOMPARE(client.order(), "18");
    QCOMPARE(int(client.closeCode()), byClient ? 1000 : 4101);
    QTRY_VERIFY(!client.isConnected());
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().ending, byClient ? Ending::ByClient : Ending::ByServer);
    QCOMPARE(fixture.transport.count(), 0);
}

/// Bytes that come after the server has closed would make the kernel reset the connection.
void EncryptedTest::closeFrameReachesWhoeverTalksOn()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_VERIFY(client.isOpen());
    client.stopReading();
    fixture.transport.close(fixture.handler.open.first(), CloseCode::Removed);
    for (int i = 0; i < 200; ++i) {
        client.sendText(QByteArray(1000, 'x'));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(client.unsent(), 0); // somebody takes it
    QVERIFY(fixture.handler.texts.isEmpty());
    client.readAgain();
    QTRY_COMPARE(int(client.closeCode()), 4101);
    QTRY_VERIFY(client.sawCloseNotify());
    client.leave();
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().code, 4101);
}

void EncryptedTest::cutsWhoDoesNotGo()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_VERIFY(client.isOpen());
    client.stopReading(); // so it does not see that it should go
    fixture.transport.close(fixture.handler.open.first(), CloseCode::Removed);
    QTRY_COMPARE(fixture.accepted->state(), QAbstractSocket::UnconnectedState);
    fixture.pass(2999ms);
    QCoreApplication::processEvents();
    QVERIFY(fixture.handler.ended.isEmpty());
    fixture.pass(1ms);
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.transport.count(), 0);
}

void EncryptedTest::noticesWhoLeavesAmidstAMessage_data()
{
    QTest::addColumn<bool>("polite");
    QTest::newRow("with a goodbye") << true;
    QTest::newRow("without") << false;
}

void EncryptedTest::noticesWhoLeavesAmidstAMessage()
{
    QFETCH(bool, polite);
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_VERIFY(client.isOpen());
    client.send(maskedText("whole") + maskedText(QByteArray(30'000, 'x')).left(20'000));
    QTRY_COMPARE(fixture.handler.texts, QStringList(QStringLiteral("whole")));
    if (polite)
        client.leave();
    else
        client.abort();
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().code, 1006);
    QCOMPARE(fixture.lastEnded().ending, Ending::Lost);
    QCOMPARE(fixture.handler.texts.size(), 1);
}

void EncryptedTest::cutsWhoeverBreaksTheEncryption()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_VERIFY(client.isOpen());
    // Behind the client's back: a record that is no cipher text of this connection.
    auto *bare = client.socket().findChild<QTcpSocket *>();
    QVERIFY(bare);
    bare->write(QByteArray::fromHex("1703030020") + QByteArray(32, 'x'));
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().ending, Ending::Lost);
    QTRY_VERIFY(!client.isConnected());
}

/// Sending makes a QSslSocket look for input; the handler does not hear of it before it has returned.
void EncryptedTest::messagesDoNotInterruptAFanOut()
{
    Limits limits;
    limits.set(Limit::QueueBytes, 20'000);
    limits.set(Limit::BytesPerSecond, 0);
    TransportFixture fixture(limits);
    RawClient client(fixture.port());
    QTRY_VERIFY(client.isOpen());
    bool isInside = false;
    fixture.handler.onText = [&](quint64 id, const QString &) {
        QVERIFY(!isInside);
        isInside = true;
        for (int i = 0; i < 5; ++i)
            fixture.transport.send({&id, 1}, QByteArray(10'000, 'x'));
        isInside = false;
    };
    const quint64 id = fixture.handler.open.first();
    fixture.transport.pause(id, 1s);
    for (int i = 0; i < 20; ++i)
        client.sendText(QByteArray(15'000, 'y')); // more than the socket's buffers take
    QTRY_VERIFY(fixture.accepted->bytesAvailable() >= 65536);
    fixture.pass(1s);
    QTRY_VERIFY(fixture.handler.texts.size() == 20 || !fixture.handler.ended.isEmpty());
    QTRY_COMPARE(client.texts().size(), 100);
}

int main(int argc, char *argv[])
{
    return runWithBothDispatchers<EncryptedTest>(argc, argv, {Wire::Encrypted});
}

#include "tst_encrypted.moc"
