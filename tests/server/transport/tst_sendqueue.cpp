// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "bothdispatchers.h"
#include "queuefixture.h"

#include <QTest>

using namespace Parlor;

/// A plain socket, with what is sent going past it and, as on a platform where that cannot be, through it.
/// Encrypted ones are in tst_encrypted.
class SendQueueTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void burstsDoNotMakeAClientSlow_data() { addWays(); }
    void burstsDoNotMakeAClientSlow();
    void whoDoesNotReadIsSlow_data() { addWays(); }
    void whoDoesNotReadIsSlow();

private:
    static void addWays()
    {
        QTest::addColumn<SendQueue::Way>("way");
        QTest::newRow("straight") << SendQueue::Way::Straight;
        QTest::newRow("through the socket") << SendQueue::Way::ThroughSocket;
    }
};

/// More than may wait, in one pass, to somebody who would take it at once.
void SendQueueTest::burstsDoNotMakeAClientSlow()
{
    QFETCH(SendQueue::Way, way);
    QueueFixture fixture(50'000);
    QueueEnd &end = fixture.connectOne(way);
    QByteArray sent;
    for (int i = 0; i < 60; ++i) {
        const QByteArray frame(10'000, char('A' + i));
        QCOMPARE(fixture.fanOut.add(*end.queue, frame, Drop::Never), FanOut::Result::Taken);
        sent += frame;
    }
    QTRY_COMPARE(end.client.bytesAvailable(), sent.size());
    QCOMPARE(end.client.readAll(), sent);
    QTRY_VERIFY(end.queue->isEmpty());
}

void SendQueueTest::whoDoesNotReadIsSlow()
{
    QFETCH(SendQueue::Way, way);
    QueueFixture fixture(50'000);
    QueueEnd &end = fixture.connectOne(way, false);
    auto result = FanOut::Result::Taken;
    for (int i = 0; i < 1000 && result == FanOut::Result::Taken; ++i) {
        result = fixture.fanOut.add(*end.queue, QByteArray(10'000, 'x'), Drop::Never);
        fixture.fanOut.flushAll();
        QVERIFY(end.queue->waiting() <= 50'000);
    }
    QCOMPARE(result, FanOut::Result::TooSlow);
}

int main(int argc, char *argv[])
{
    return runWithBothDispatchers<SendQueueTest>(argc, argv);
}

#include "tst_sendqueue.moc"
