// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "bothdispatchers.h"
#include "maskedframe.h"
#include "rawclient.h"
#include "transportfixture.h"

#include <QTest>
#include <algorithm>
#include <poll.h>

using namespace Parlor;
using namespace std::chrono_literals;

/// Clients that do not read: they are cut, what waits for them is bounded, and nobody else notices.
class SlowReaderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isCutBeyondTheCap();
    void isCutInAChannel();
    void isCutAmidstAnothersFrames();
    void isCutWhenTooFarBehind();
    void getsNothingAfterALostFrame();
    void losesTypingFirst();
    void othersGetEverything();
    void pongsCountAsWell();
    void getsEverythingOnceItReadsAgain();
    void offMeansAnyAmount();
};

static Limits slowLimits()
{
    Limits limits;
    limits.set(Limit::QueueBytes, 200'000);
    limits.set(Limit::PingSeconds, 0);
    return limits;
}

/// A client that has stopped reading and whose kernel buffers are full.
struct Hanging
{
    explicit Hanging(TransportFixture &fixture)
        : client((fixture.sendBufferBytes = 4096, fixture.port()))
    {
        [this] { QTRY_VERIFY(client.isOpen()); }();
        fixture.sendBufferBytes = 0;
        id = fixture.handler.open.last();
        client.stopReading();
        const QByteArray filler(10'000, 'f');
        while (fixture.transport.stats(id)->bytesWaiting < 20'000) {
            fixture.transport.send({&id, 1}, filler);
            ++fillers;
            QCoreApplication::processEvents();
        }
    }
    RawClient client;
    quint64 id = 0;
    int fillers = 0;
};

/// Whether the kernel knows of a reset, whatever lies before it unread.
static bool isReset(const QTcpSocket &socket)
{
    pollfd descriptor{int(socket.socketDescriptor()), 0, 0};
    return descriptor.fd < 0 || (::poll(&descriptor, 1, 0) == 1 && (descriptor.revents & POLLERR));
}

void SlowReaderTest::isCutBeyondTheCap()
{
    TransportFixture fixture(slowLimits());
    Hanging hanging(fixture);
    int sent = 0;
    while (fixture.handler.ended.isEmpty() && sent < 100) {
        const auto stats = fixture.transport.stats(hanging.id);
        QVERIFY(!stats || stats->bytesWaiting <= 200'000);
        fixture.transport.send({&hanging.id, 1}, QByteArray(10'000, 'x'));
        ++sent;
        QCoreApplication::processEvents();
    }
    QCOMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().code, 4000);
    QCOMPARE(fixture.lastEnded().ending, Ending::TooSlow);
    QVERIFY(sent >= 15); // the cap, not a smaller number
    // It hears of it at once, although megabytes may lie before it unread, and the kernel keeps none of them.
    QTRY_VERIFY(isReset(hanging.client.socket()));
}

void SlowReaderTest::isCutInAChannel()
{
    TransportFixture fixture(slowLimits());
    RawClient good(fixture.port());
    QTRY_VERIFY(good.isOpen());
    const Hanging hanging(fixture);
    constexpr quint64 channel = 1;
    for (const quint64 id : std::as_const(fixture.handler.open))
        fixture.transport.enter(channel, id);
    int sent = 0;
    int beyondHalf = 0;
    qint64 waiting = 0;
    qint64 grewBelowHalf = 0; // by how much at most; a kernel that makes room meanwhile only makes it less
    qint64 grewBeyondHalf = 0;
    while (fixture.handler.ended.isEmpty() && sent < 1'000) {
        for (int i = 0; i < 3; ++i) // three in one pass, of which typing stops at half of the cap
            fixture.transport.publish(channel, QByteArray(3'000, 'x'), i == 2 ? Drop::Never : Drop::First);
        ++sent;
        QCoreApplication::processEvents();
        const auto stats = fixture.transport.stats(hanging.id);
        if (!stats || !fixture.handler.ended.isEmpty())
            break;
        QVERIFY(stats->bytesWaiting <= 200'000);
        qint64 &grew = waiting > 100'000 ? grewBeyondHalf : grewBelowHalf;
        grew = std::max(grew, stats->bytesWaiting - waiting);
        waiting = stats->bytesWaiting;
        beyondHalf += waiting > 100'000 ? 1 : 0;
    }
    QCOMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().id, hanging.id);
    QCOMPARE(fixture.lastEnded().ending, Ending::TooSlow);
    QVERIFY2(grewBelowHalf > 9'000, qPrintable(QString::number(grewBelowHalf)));
    QVERIFY2(grewBeyondHalf > 3'000 && grewBeyondHalf < 6'000, qPrintable(QString::number(grewBeyondHalf)));
    QVERIFY2(beyondHalf >= 30, qPrintable(QString::number(beyondHalf)));
    QTRY_COMPARE(good.texts().size(), 3 * sent);
}

/// So much for one client that everybody's turn comes before the end of the pass.
void SlowReaderTest::isCutAmidstAnothersFrames()
{
    Limits limits = slowLimits();
    limits.set(Limit::QueueBytes, 2'000'000);
    TransportFixture fixture(limits);
    RawClient good(fixture.port());
    QTRY_VERIFY(good.isOpen());
    const quint64 goodId = fixture.handler.open.first();
    const Hanging hanging(fixture);
    fixture.transport.send({&hanging.id, 1}, QByteArray(1'950'000, 'x'));
    QVERIFY(fixture.handler.ended.isEmpty());
    for (const quint64 id : fixture.handler.open)
        fixture.transport.enter(1, id);
    QByteArrayList expected;
    for (int i = 0; i < 6; ++i) {
        expected += QByteArray(10'000, char('a' + i));
        fixture.transport.publish(1, expected.last());
    }
    for (int i = 0; i < 30; ++i) {
        expected += QByteArray(50'000, char('a' + i));
        fixture.transport.send({&goodId, 1}, expected.last());
    }
    QVERIFY(fixture.transport.fanOut().batch().held() < 1'000'000);
    QCOMPARE(fixture.transport.stats(hanging.id)->bytesWaiting, 0); // it has been cut
    expected += "end";
    fixture.transport.publish(1, "end");
    QTRY_COMPARE(good.texts(), expected);
    QCOMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().id, hanging.id);
    QCOMPARE(fixture.lastEnded().ending, Ending::TooSlow);
}

void SlowReaderTest::isCutWhenTooFarBehind()
{
    TransportFixture fixture(slowLimits());
    const Hanging hanging(fixture);
    fixture.pass(4999ms);
    QCoreApplication::processEvents();
    QVERIFY(fixture.handler.ended.isEmpty());
    fixture.pass(1ms);
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().ending, Ending::TooSlow);
}

/// A ping finds that there is too much. The connection is cut at the next sweep; until then the client reads
/// again.
void SlowReaderTest::getsNothingAfterALostFrame()
{
    Limits limits = slowLimits();
    limits.set(Limit::PingSeconds, 25);
    limits.set(Limit::QueueSeconds, 0);
    TransportFixture fixture(limits);
    Hanging hanging(fixture);
    fixture.transport.enter(1, hanging.id);
    fixture.transport.send({&hanging.id, 1}, QByteArray(150'000, 'x'));
    QCoreApplication::processEvents();
    fixture.transport.publish(1, QByteArray(60'000, 'a'));
    fixture.pass(25s);
    QVERIFY(fixture.handler.ended.isEmpty());
    hanging.client.readAgain();
    QTRY_COMPARE(hanging.client.texts().size(), hanging.fillers + 1);
    QTRY_COMPARE(fixture.transport.stats(hanging.id)->bytesWaiting, 0);
    const qint64 writes = fixture.transport.stats(hanging.id)->writes;
    fixture.transport.publish(1, "b");
    fixture.transport.send({&hanging.id, 1}, "c");
    QCoreApplication::processEvents();
    QCOMPARE(fixture.transport.stats(hanging.id)->writes, writes);
    fixture.pass(250ms);
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().ending, Ending::TooSlow);
}

void SlowReaderTest::losesTypingFirst()
{
    TransportFixture fixture(slowLimits());
    const Hanging hanging(fixture);
    for (int i = 0; i < 100; ++i) {
        fixture.transport.send({&hanging.id, 1}, QByteArray(10'000, 't'), Drop::First);
        QCoreApplication::processEvents();
    }
    QVERIFY(fixture.handler.ended.isEmpty());
    const qint64 waiting = fixture.transport.stats(hanging.id)->bytesWaiting;
    QVERIFY2(waiting > 80'000 && waiting <= 100'000, qPrintable(QString::number(waiting)));
    fixture.transport.send({&hanging.id, 1}, QByteArray(10'000, 'x'), Drop::Never);
    QCoreApplication::processEvents();
    QVERIFY(fixture.transport.stats(hanging.id)->bytesWaiting > waiting);
}

void SlowReaderTest::othersGetEverything()
{
    TransportFixture fixture(slowLimits());
    RawClient good(fixture.port());
    QTRY_VERIFY(good.isOpen());
    const Hanging hanging(fixture);
    const QList<quint64> all = fixture.handler.open;
    QCOMPARE(all.size(), 2);
    for (int i = 0; i < 100; ++i) {
        fixture.transport.send(all, QByteArray::number(i).rightJustified(10'000, '0'));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(good.texts().size(), 100);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(good.texts()[i].toInt(), i);
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().id, hanging.id);
    QVERIFY(good.isConnected());
}

void SlowReaderTest::pongsCountAsWell()
{
    Limits limits = slowLimits();
    limits.set(Limit::BytesPerSecond, 0); // no guard against floods
    TransportFixture fixture(limits);
    Hanging hanging(fixture);
    hanging.client.send(maskedFrame(0x89, QByteArray(125, 'p')).repeated(4000));
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().ending, Ending::TooSlow);
}

void SlowReaderTest::getsEverythingOnceItReadsAgain()
{
    TransportFixture fixture(slowLimits());
    Hanging hanging(fixture);
    QByteArrayList sent;
    for (int i = 0; i < 100; ++i) {
        sent += QByteArray::number(i).rightJustified(1 + i * 20, '0');
        fixture.transport.send({&hanging.id, 1}, sent.last());
        if (i % 3 == 0)
            QCoreApplication::processEvents();
    }
    QVERIFY(fixture.transport.stats(hanging.id)->bytesWaiting > 90'000);
    hanging.client.readAgain();
    QTRY_COMPARE(hanging.client.texts().size(), hanging.fillers + 100);
    QCOMPARE(hanging.client.texts().mid(hanging.fillers), sent);
    QVERIFY(hanging.client.isClean());
    QTRY_COMPARE(fixture.transport.stats(hanging.id)->bytesWaiting, 0);
}

void SlowReaderTest::offMeansAnyAmount()
{
    Limits limits = slowLimits();
    limits.set(Limit::QueueBytes, 0);
    limits.set(Limit::QueueSeconds, 0);
    TransportFixture fixture(limits);
    const Hanging hanging(fixture);
    for (int i = 0; i < 300; ++i)
        fixture.transport.send({&hanging.id, 1}, QByteArray(10'000, 'x'), Drop::First);
    QCoreApplication::processEvents();
    fixture.pass(1h);
    QCoreApplication::processEvents();
    QVERIFY(fixture.handler.ended.isEmpty());
    QVERIFY(fixture.transport.stats(hanging.id)->bytesWaiting >= 3'000'000);
}

int main(int argc, char *argv[])
{
    return runWithBothDispatchers<SlowReaderTest>(argc, argv, {Wire::Plain, Wire::Encrypted});
}

#include "tst_slowreader.moc"
