// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "bothdispatchers.h"
#include "maskedframe.h"
#include "rawclient.h"
#include "transportfixture.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

/// What one connection holds a client to: frames, rates, deadlines, pauses.
class ConnectionLimitsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void abortsFloods_data();
    void abortsFloods();
    void closesStalledMessages_data();
    void closesStalledMessages();
    void readsNoFasterThanAllowed();
    void pings();
    void cutsWhoDoesNotPong_data();
    void cutsWhoDoesNotPong();
    void pauseLosesNothing();
    void pauseHoldsMemory();
    void pauseExcusesFromDeadlines();
    void leavingWhilePausedLosesNothing();
};

void ConnectionLimitsTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const QByteArray start = maskedText("good");
    QTest::newRow("unmasked") << start + makeFrame(Opcode::Text, "hi") << 1002;
    QTest::newRow("reserved bit") << start + maskedFrame(0xC1, "hi") << 1002;
    QTest::newRow("reserved opcode") << start + maskedFrame(0x83, "hi") << 1002;
    QTest::newRow("nothing to continue") << start + maskedFrame(0x80, "hi") << 1002;
    QTest::newRow("bad close code") << start + maskedFrame(0x88, QByteArray("\x03\xEC", 2)) << 1002;
    QTest::newRow("invalid UTF-8") << start + maskedText("\xC3\x28") << 1007;
    QTest::newRow("surrogate in UTF-8") << start + maskedText("\xED\xA0\x80") << 1007;
    QTest::newRow("invalid UTF-8 in fragments")
        << start + maskedFrame(0x01, "\xE4") + maskedFrame(0x80, "\xBDx") << 1007;
    QTest::newRow("one byte too big") << start + maskedText(QByteArray(65537, 'x')) << 1009;
    QTest::newRow("too big together")
        << start + maskedFrame(0x01, QByteArray(65536, 'x')) + maskedFrame(0x80, "x") << 1009;
    QTest::newRow("2 GB, only the header")
        << start + QByteArray::fromHex("81ff000000008000000001020304") << 1009;
}

void ConnectionLimitsTest::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    TransportFixture fixture;
    RawClient client(fixture.port());
    client.send(bytes + maskedText("ignored"));
    QTRY_COMPARE(int(client.closeCode()), code);
    QVERIFY(client.isClean());
    QCOMPARE(fixture.handler.texts, QStringList(QStringLiteral("good")));
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(int(fixture.lastEnded().code), code);
    QTRY_VERIFY(!client.isConnected());
    QCOMPARE(fixture.transport.count(), 0);
}

void ConnectionLimitsTest::abortsFloods_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("flood");
    QTest::newRow("pings") << QByteArray() << maskedFrame(0x89, QByteArray(125, 'x'));
    QTest::newRow("pongs") << QByteArray() << maskedFrame(0x8A, "");
    QTest::newRow("empty fragments") << maskedFrame(0x01, "") << maskedFrame(0x00, "");
}

void ConnectionLimitsTest::abortsFloods()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, flood);
    TransportFixture fixture;
    RawClient client(fixture.port());
    client.send(start + flood.repeated(2000));
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().ending, Ending::Flood);
    QCOMPARE(fixture.lastEnded().code, 1008);
    QTRY_VERIFY(!client.isConnected());
}

void ConnectionLimitsTest::closesStalledMessages_data()
{
    QTest::addColumn<QByteArrayList>("chunks");
    const QByteArray text = maskedText(QByteArray(200, 'x'));
    QTest::newRow("after one byte") << QByteArrayList{text.left(1)};
    QTest::newRow("after one chunk") << QByteArrayList{text.left(50)};
    QTest::newRow("after two") << QByteArrayList{text.left(50), text.mid(50, 50)};
    QTest::newRow("after three") << QByteArrayList{text.left(50), text.mid(50, 50), text.mid(100, 50)};
    QTest::newRow("between fragments") << QByteArrayList{maskedFrame(0x01, "a"), maskedFrame(0x00, "b")};
}

void ConnectionLimitsTest::closesStalledMessages()
{
    QFETCH(QByteArrayList, chunks);
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_COMPARE(fixture.handler.open.size(), 1);
    client.send(maskedFrame(0x89, "")); // its pong says that the first chunk behind it has been read as well
    for (const QByteArray &chunk : chunks) {
        client.send(chunk);
        client.socket().flush();
        QTRY_COMPARE(client.pongs().size(), 1);
        QCoreApplication::processEvents();
    }
    fixture.pass(9s);
    QVERIFY(client.isConnected());
    QCOMPARE(fixture.handler.ended.size(), 0);
    fixture.pass(1s);
    QTRY_COMPARE(int(client.closeCode()), 1008);
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().ending, Ending::TooLong);
}

void ConnectionLimitsTest::readsNoFasterThanAllowed()
{
    Limits limits;
    limits.set(Limit::BytesPerSecond, 1000);
    limits.set(Limit::BytesBurst, 2000);
    limits.set(Limit::PingSeconds, 0);
    TransportFixture fixture(limits);
    RawClient client(fixture.port());
    for (int i = 0; i < 100; ++i)
        client.sendText(QByteArray(94, char('a' + i % 26))); // 100 bytes each
    QTRY_COMPARE(fixture.handler.texts.size(), 20);
    fixture.pass(1s);
    QCOMPARE(fixture.handler.texts.size(), 30);
    for (int i = 0; i < 7; ++i)
        fixture.pass(1s);
    QCOMPARE(fixture.handler.texts.size(), 100);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(fixture.handler.texts[i], QString(94, QLatin1Char(char('a' + i % 26))));
    QVERIFY(client.isConnected());
}

void ConnectionLimitsTest::pings()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_COMPARE(fixture.handler.open.size(), 1);
    const quint64 id = fixture.handler.open.first();
    QVERIFY(!fixture.transport.stats(id)->roundTrip);
    for (int i = 1; i <= 3; ++i) {
        fixture.pass(24s);
        QCoreApplication::processEvents();
        QCOMPARE(client.pings().size(), i - 1);
        fixture.pass(1s);
        QTRY_COMPARE(client.pings().size(), i);
        const auto trip = i * 10ms;
        fixture.clock.advance(trip);
        client.send(maskedFrame(0x8A, client.pings().last()));
        QTRY_VERIFY(fixture.transport.stats(id)->roundTrip == trip);
        fixture.clock.advance(-trip);
    }
    QVERIFY(client.isConnected());
}

void ConnectionLimitsTest::cutsWhoDoesNotPong_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("no pong") << QByteArray();
    QTest::newRow("another pong") << maskedFrame(0x8A, "made up");
    QTest::newRow("only texts") << maskedText("I am here");
}

void ConnectionLimitsTest::cutsWhoDoesNotPong()
{
    QFETCH(QByteArray, answer);
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_COMPARE(fixture.handler.open.size(), 1);
    fixture.pass(25s);
    QTRY_COMPARE(client.pings().size(), 1);
    client.send(answer + maskedFrame(0x89, ""));
    QTRY_COMPARE(client.pongs().size(), 1);
    fixture.pass(9s);
    QVERIFY(fixture.handler.ended.isEmpty());
    fixture.pass(1s);
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().code, 4001);
    QCOMPARE(fixture.lastEnded().ending, Ending::NoPong);
    QTRY_VERIFY(!client.isConnected());
}

void ConnectionLimitsTest::pauseLosesNothing()
{
    Limits limits;
    limits.set(Limit::BytesPerSecond, 0);
    limits.set(Limit::PingSeconds, 0);
    TransportFixture fixture(limits);
    RawClient client(fixture.port());
    // As the chat does it with a plain client over its rate: every message pauses.
    fixture.handler.onText = [&](quint64 id, const QString &) { fixture.transport.pause(id, 200ms); };
    for (int i = 0; i < 500; ++i)
        client.sendText(QByteArray::number(i));
    client.send(maskedFrame(0x88, "\x03\xE8"));
    for (int i = 1; i <= 500; ++i) {
        QTRY_COMPARE(fixture.handler.texts.size(), i);
        fixture.pass(100ms);
        QCOMPARE(fixture.handler.texts.size(), i);
        fixture.pass(100ms);
    }
    for (int i = 0; i < 500; ++i)
        QCOMPARE(fixture.handler.texts[i], QString::number(i));
    QTRY_COMPARE(int(client.closeCode()), 1000);
}

void ConnectionLimitsTest::pauseHoldsMemory()
{
    Limits limits;
    limits.set(Limit::BytesPerSecond, 0);
    limits.set(Limit::PingSeconds, 0);
    TransportFixture fixture(limits);
    RawClient client(fixture.port());
    QTRY_VERIFY(client.isOpen());
    const quint64 id = fixture.handler.open.first();
    fixture.transport.pause(id, 1h);
    client.socket().setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, 65536);
    // More than all kernel buffers can take: the rest has to stay with the client.
    static constexpr int Count = 1000;
    const QByteArray text = maskedText(QByteArray(60'000, 'x'));
    for (int i = 0; i < Count; ++i)
        client.send(text);
    qint64 before = -1;
    QTRY_VERIFY(client.unsent() == std::exchange(before, client.unsent()));
    QVERIFY(client.unsent() > Count * text.size() / 2);
    QVERIFY(fixture.handler.texts.isEmpty());
    fixture.pass(1h);
    QTRY_COMPARE(fixture.handler.texts.size(), Count);
}

void ConnectionLimitsTest::pauseExcusesFromDeadlines()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_COMPARE(fixture.handler.open.size(), 1);
    const quint64 id = fixture.handler.open.first();
    client.send(maskedText("slow").left(3));
    fixture.pass(25s);
    QTRY_COMPARE(client.pings().size(), 1);
    fixture.transport.pause(id, 60s);
    client.send(maskedText("slow").mid(3) + maskedFrame(0x8A, client.pings().first()));
    for (int i = 0; i < 59; ++i)
        fixture.pass(1s);
    QVERIFY(fixture.handler.ended.isEmpty());
    QVERIFY(fixture.handler.texts.isEmpty());
    fixture.pass(1s);
    QTRY_COMPARE(fixture.handler.texts.size(), 1);
    fixture.pass(9s);
    QVERIFY(fixture.handler.ended.isEmpty());
    QVERIFY(client.isConnected());
}

void ConnectionLimitsTest::leavingWhilePausedLosesNothing()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_COMPARE(fixture.handler.open.size(), 1);
    fixture.transport.pause(fixture.handler.open.first(), 1s);
    client.sendText("last words");
    client.leave();
    QTRY_VERIFY(!client.isConnected());
    QVERIFY(fixture.handler.ended.isEmpty());
    fixture.pass(1s);
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.handler.texts, QStringList(QStringLiteral("last words")));
    QCOMPARE(fixture.lastEnded().ending, Ending::Lost);
}

int main(int argc, char *argv[])
{
    return runWithBothDispatchers<ConnectionLimitsTest>(argc, argv, {Wire::Plain, Wire::Encrypted});
}

#include "tst_connectionlimits.moc"
