// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "bothdispatchers.h"
#include "queuefixture.h"

#include <QTest>

using namespace Parlor;

/// Whatever finds that what was published is too much for a client says so, once.
class FanOutCutsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isFoundAmidstAPublication_data() { addCalls(); }
    void isFoundAmidstAPublication();
    void aRoundMayNotExceedAnEmptyQueue();
    void oneFrameMayExceedAnEmptyQueue();

private:
    enum class Call { PublishWithout, Leave, Flush, FlushAll };
    static void addCalls()
    {
        QTest::addColumn<Call>("call");
        QTest::newRow("published without it") << Call::PublishWithout;
        QTest::newRow("leaves") << Call::Leave;
        QTest::newRow("is flushed") << Call::Flush;
        QTest::newRow("the pass ends") << Call::FlushAll;
    }
};

static const qint64 queueBytes = 30'000;

/// A member of @p channel that does not read, and so much for it that nothing more may wait.
static QueueEnd &addFullMember(QueueFixture &fixture, Channel &channel)
{
    QueueEnd &end = fixture.connectOne(SendQueue::Way::Straight, false);
    fixture.fanOut.enter(channel, *end.queue);
    while (end.queue->waiting() < queueBytes - 6000) {
        fixture.fanOut.add(*end.queue, QByteArray(5000, 'f'), Drop::Never);
        fixture.fanOut.flushAll();
    }
    return end;
}

void FanOutCutsTest::isFoundAmidstAPublication()
{
    QFETCH(Call, call);
    Channel channel; // outlives its members
    QueueFixture fixture(queueBytes);
    QueueEnd &full = addFullMember(fixture, channel);
    QueueEnd &good = fixture.connectOne();
    fixture.fanOut.enter(channel, *good.queue);
    fixture.fanOut.publish(channel, QByteArray(10'000, 'a'), Drop::Never);
    QVERIFY(fixture.tooSlow.empty());

    SendQueue *const except[] = {full.queue.get()};
    switch (call) {
    case Call::PublishWithout:
        fixture.fanOut.publish(channel, "b", Drop::Never, except);
        break;
    case Call::Leave:
        fixture.fanOut.leave(channel, *full.queue);
        break;
    case Call::Flush:
        fixture.fanOut.flush(*full.queue);
        break;
    case Call::FlushAll:
        fixture.fanOut.flushAll();
        break;
    }
    QCOMPARE(fixture.tooSlow, std::vector<quint64>{1});
    const qint64 waiting = full.queue->waiting();
    fixture.fanOut.publish(channel, "c", Drop::Never);
    fixture.fanOut.add(*full.queue, "d", Drop::Never);
    fixture.fanOut.flushAll();
    QCOMPARE(fixture.tooSlow.size(), 1);
    QCOMPARE(full.queue->waiting(), waiting); // nothing behind what is lost
    const qsizetype expected = 10'000 + (call == Call::PublishWithout ? 2 : 1);
    QTRY_COMPARE(good.client.bytesAvailable(), expected);
}

/// Nothing waits, so that a member would get the round as it is; but the kernel may not take all of it.
void FanOutCutsTest::aRoundMayNotExceedAnEmptyQueue()
{
    Channel channel;
    QueueFixture fixture(queueBytes);
    QueueEnd &end = fixture.connectOne(SendQueue::Way::Straight, false);
    fixture.fanOut.enter(channel, *end.queue);
    for (int i = 0; i < 63; ++i)
        fixture.fanOut.publish(channel, QByteArray(1000, 'x'), Drop::Never);
    QCOMPARE(end.queue->writes(), 0);
    fixture.fanOut.flushAll();
    QVERIFY2(end.queue->waiting() <= queueBytes, qPrintable(QString::number(end.queue->waiting())));
    QCOMPARE(fixture.tooSlow, std::vector<quint64>{1});
}

void FanOutCutsTest::oneFrameMayExceedAnEmptyQueue()
{
    Channel channel;
    QueueFixture fixture(queueBytes);
    QueueEnd &end = fixture.connectOne();
    fixture.fanOut.enter(channel, *end.queue);
    const qint64 added = fixture.fanOut.batch().added();
    fixture.fanOut.publish(channel, QByteArray(60'000, 'x'), Drop::First);
    fixture.fanOut.flushAll();
    QVERIFY(fixture.tooSlow.empty());
    QCOMPARE(fixture.fanOut.batch().added(), added + 1);
    QTRY_COMPARE(end.client.bytesAvailable(), 60'000);
}

int main(int argc, char *argv[])
{
    return runWithBothDispatchers<FanOutCutsTest>(argc, argv);
}

#include "tst_fanoutcuts.moc"
