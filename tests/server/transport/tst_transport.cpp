// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "bothdispatchers.h"
#include "rawclient.h"
#include "transportfixture.h"

#include <QDir>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

/// All connections together: taking over, stopping, not leaking.
class TransportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesSocketsWithoutAHead();
    void idsAreNeverUsedAgain();
    void handlerMayDoAnything();
    void stopsWithNobodyThere();
    void stopTellsEverybody();
    void stopCutsWhoDoesNotGo();
    void takesNobodyAfterStop();
    void canBeDestroyedInUse();
    void leaksNoDescriptors();
};

void TransportTest::refusesSocketsWithoutAHead()
{
    TransportFixture fixture;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
    QTRY_VERIFY(server.hasPendingConnections());
    QCOMPARE(fixture.transport.accept(server.nextPendingConnection(), false), 0);
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(fixture.transport.count(), 0);
}

void TransportTest::idsAreNeverUsedAgain()
{
    TransportFixture fixture;
    QSet<quint64> seen;
    for (int i = 1; i <= 20; ++i) {
        RawClient client(fixture.port());
        QTRY_COMPARE(fixture.handler.open.size(), 1);
        QVERIFY(!seen.contains(fixture.handler.open.first()));
        seen.insert(fixture.handler.open.first());
        client.abort();
        QTRY_COMPARE(fixture.handler.ended.size(), i);
    }
}

void TransportTest::handlerMayDoAnything()
{
    Limits limits;
    limits.set(Limit::QueueBytes, 1000);
    TransportFixture fixture(limits);
    RawClient first(fixture.port());
    RawClient second(fixture.port());
    QTRY_COMPARE(fixture.handler.open.size(), 2);
    fixture.handler.onText = [&](quint64 id, const QString &text) {
        if (text == QLatin1String("close"))
            fixture.transport.close(id, CloseCode::Removed);
        // Cuts from inside a report: the first is more than the kernel takes, so that the second finds it
        // waiting.
        for (int i = 0; text == QLatin1String("flood") && i < 2; ++i)
            fixture.transport.send({&id, 1}, QByteArray(30'000'000, 'x'));
    };
    first.sendText("close");
    first.sendText("never seen");
    second.sendText("flood");
    second.sendText("never seen");
    QTRY_COMPARE(fixture.handler.ended.size(), 2);
    QCOMPARE(fixture.handler.texts.size(), 2);
    QCOMPARE(int(first.closeCode()), 4101);
    QVERIFY(fixture.lastEnded().ending == Ending::TooSlow
            || fixture.handler.ended.first().ending == Ending::TooSlow);
}

void TransportTest::stopsWithNobodyThere()
{
    TransportFixture fixture;
    QSignalSpy stopped(&fixture.transport, &Transport::stopped);
    fixture.transport.stop();
    QCOMPARE(stopped.size(), 0);
    QTRY_COMPARE(stopped.size(), 1);
    fixture.transport.stop();
    QCoreApplication::processEvents();
    QCOMPARE(stopped.size(), 1);
}

void TransportTest::stopTellsEverybody()
{
    TransportFixture fixture;
    QSignalSpy stopped(&fixture.transport, &Transport::stopped);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 20; ++i)
        clients.push_back(std::make_unique<RawClient>(fixture.port()));
    QTRY_COMPARE(fixture.handler.open.size(), 20);
    fixture.transport.send(fixture.handler.open, "last");
    fixture.transport.stop();
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(fixture.handler.ended.size(), 20);
    for (const auto &client : clients) {
        QTRY_COMPARE(int(client->closeCode()), 1001);
        QCOMPARE(client->texts(), QByteArrayList({"last"}));
    }
}

void TransportTest::stopCutsWhoDoesNotGo()
{
    Limits limits;
    limits.set(Limit::CloseSeconds, 0);
    TransportFixture fixture(limits);
    fixture.sendBufferBytes = 4096;
    QSignalSpy stopped(&fixture.transport, &Transport::stopped);
    RawClient client(fixture.port());
    QTRY_VERIFY(client.isOpen());
    client.stopReading();
    const quint64 id = fixture.handler.open.first();
    QTRY_VERIFY((fixture.transport.send({&id, 1}, QByteArray(50'000, 'x')),
                 fixture.transport.stats(id)->bytesWaiting > 100'000));
    fixture.transport.stop();
    fixture.pass(2999ms);
    QCoreApplication::processEvents();
    QCOMPARE(stopped.size(), 0);
    fixture.pass(1ms);
    QTRY_COMPARE(stopped.size(), 1);
}

void TransportTest::takesNobodyAfterStop()
{
    TransportFixture fixture;
    fixture.transport.stop();
    RawClient client(fixture.port());
    QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    QVERIFY(fixture.handler.open.isEmpty());
    QVERIFY(client.head().isEmpty());
}

void TransportTest::canBeDestroyedInUse()
{
    auto fixture = std::make_unique<TransportFixture>();
    RawClient open(fixture->port());
    QTRY_COMPARE(fixture->handler.open.size(), 1);
    fixture->transport.send(fixture->handler.open, "not sent any more");
    RawClient closing(fixture->port());
    QTRY_COMPARE(fixture->handler.open.size(), 2);
    fixture->transport.close(fixture->handler.open.last(), CloseCode::Removed);
    fixture.reset();
    QTRY_VERIFY(!open.isConnected());
    QTRY_VERIFY(!closing.isConnected());
}

static qsizetype openDescriptors()
{
    return qsizetype(QDir(QStringLiteral("/proc/self/fd")).count());
}

void TransportTest::leaksNoDescriptors()
{
#ifndef Q_OS_LINUX
    QSKIP("counts in /proc");
#endif
    TransportFixture fixture;
    const auto cycle = [&](int round) {
        RawClient client(fixture.port());
        QTRY_COMPARE(fixture.handler.open.size(), 1);
        switch (round % 4) {
        case 0:
            client.abort();
            break;
        case 1:
            client.leave();
            break;
        case 2:
            fixture.transport.close(fixture.handler.open.first(), CloseCode::Removed);
            break;
        case 3:
            client.send("not a frame at all");
            break;
        }
        QTRY_COMPARE(fixture.transport.count(), 0);
    };
    cycle(0);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const qsizetype before = openDescriptors();
    const int rounds = suiteWire == Wire::Plain ? 2000 : 100; // a handshake takes its time
    for (int i = 0; i < rounds; ++i)
        cycle(i);
    QCOMPARE(fixture.handler.ended.size(), rounds + 1);
    QTRY_COMPARE(openDescriptors(), before);
}

int main(int argc, char *argv[])
{
    return runWithBothDispatchers<TransportTest>(argc, argv, {Wire::Plain, Wire::Encrypted});
}

#include "tst_transport.moc"
