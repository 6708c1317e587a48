// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/timerqueue.h"

#include <QObject>
#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;
using Duration = TimerQueue::Duration;

/// Fires everything that is due at @p now. @return the ids in order.
static QList<int> fire(TimerQueue &queue, Duration now)
{
    QList<int> fired;
    queue.collectDue(now);
    while (const auto id = queue.begin(now)) {
        fired += *id;
        queue.end(*id, queue.find(*id)->object);
    }
    return fired;
}

class TimerQueueTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firesInOrder()
    {
        TimerQueue queue;
        queue.add(1, 30ms, Qt::PreciseTimer, this, 0ns);
        queue.add(2, 10ms, Qt::PreciseTimer, this, 0ns);
        queue.add(3, 10ms, Qt::PreciseTimer, this, 0ns);
        queue.add(4, 20ms, Qt::PreciseTimer, this, 0ns);
        QCOMPARE(queue.timeToNext(0ns), std::optional<Duration>(10ms));
        QVERIFY(fire(queue, 9ms).isEmpty());
        QCOMPARE(fire(queue, 10ms), QList<int>({2, 3}));
        QCOMPARE(queue.timeToNext(15ms), std::optional<Duration>(5ms));
        QCOMPARE(fire(queue, 19ms), QList<int>());
        QCOMPARE(fire(queue, 30ms), QList<int>({4, 2, 3, 1})); // at the same time: who was there first
    }
    void repeatsWithoutDrift()
    {
        TimerQueue queue;
        queue.add(1, 10ms, Qt::PreciseTimer, this, 0ns);
        QCOMPARE(fire(queue, 12ms), QList<int>({1})); // late
        QCOMPARE(queue.timeToNext(12ms), std::optional<Duration>(8ms));
        QCOMPARE(fire(queue, 20ms), QList<int>({1}));
    }
    void doesNotMakeUpForWhatWasMissed()
    {
        TimerQueue queue;
        queue.add(1, 10ms, Qt::PreciseTimer, this, 0ns);
        QCOMPARE(fire(queue, 55ms), QList<int>({1}));
        QCOMPARE(queue.timeToNext(55ms), std::optional<Duration>(10ms));
    }
    void nothingToWaitFor()
    {
        TimerQueue queue;
        QVERIFY(!queue.timeToNext(0ns));
        queue.add(1, 10ms, Qt::PreciseTimer, this, 0ns);
        QVERIFY(queue.remove(1));
        QVERIFY(!queue.remove(1));
        QVERIFY(!queue.timeToNext(0ns));
        QVERIFY(fire(queue, 1h).isEmpty());
    }
    void zeroFiresOncePerPass()
    {
        TimerQueue queue;
        queue.add(1, 0ns, Qt::CoarseTimer, this, 5ms);
        QCOMPARE(queue.timeToNext(5ms), std::optional<Duration>(0ns));
        QCOMPARE(fire(queue, 5ms), QList<int>({1}));
        QCOMPARE(fire(queue, 5ms), QList<int>({1}));
        QCOMPARE(queue.timeToNext(5ms), std::optional<Duration>(0ns));
    }
    void neverInsideItself()
    {
        TimerQueue queue;
        queue.add(1, 0ns, Qt::PreciseTimer, this, 0ns);
        queue.add(2, 0ns, Qt::PreciseTimer, this, 0ns);
        queue.collectDue(0ns);
        QCOMPARE(queue.begin(0ns), std::optional<int>(1));
        // A nested loop runs in the handler of 1: 2, which was put aside, is still to fire there.
        QCOMPARE(queue.timeToNext(1ms), std::optional<Duration>(0ns));
        QCOMPARE(fire(queue, 1ms), QList<int>({2}));
        QVERIFY(queue.remove(2));
        QVERIFY(!queue.timeToNext(1ms));
        QVERIFY(fire(queue, 1h).isEmpty());
        queue.end(1, this);
        QCOMPARE(fire(queue, 1h), QList<int>({1}));
    }
    void stoppedAfterItWasPutAside()
    {
        TimerQueue queue;
        queue.add(1, 1ms, Qt::PreciseTimer, this, 0ns);
        queue.add(2, 1ms, Qt::PreciseTimer, this, 0ns);
        queue.add(3, 1ms, Qt::PreciseTimer, this, 0ns);
        queue.collectDue(1ms);
        QCOMPARE(queue.begin(1ms), std::optional<int>(1));
        queue.remove(2);
        queue.remove(3);
        queue.add(3, 5ms, Qt::PreciseTimer, this, 1ms); // the id is used again
        queue.end(1, this);
        QVERIFY(!queue.begin(1ms));
        QCOMPARE(fire(queue, 6ms), QList<int>({1, 3}));
    }
    void replacedInItsOwnHandler()
    {
        TimerQueue queue;
        queue.add(1, 1ms, Qt::PreciseTimer, this, 0ns);
        queue.collectDue(1ms);
        QCOMPARE(queue.begin(1ms), std::optional<int>(1));
        queue.remove(1);
        queue.add(1, 10ms, Qt::PreciseTimer, this, 1ms);
        queue.end(1, this);
        QCOMPARE(queue.timeToNext(1ms), std::optional<Duration>(10ms));
        QCOMPARE(fire(queue, 11ms), QList<int>({1}));
    }
    void removesByObject()
    {
        TimerQueue queue;
        QObject other;
        queue.add(1, 1ms, Qt::PreciseTimer, this, 0ns);
        queue.add(2, 1ms, Qt::PreciseTimer, &other, 0ns);
        queue.add(3, 1ms, Qt::PreciseTimer, this, 0ns);
        QCOMPARE(queue.timersOf(this).size(), size_t(2));
        QVERIFY(queue.removeAll(this));
        QVERIFY(!queue.removeAll(this));
        QVERIFY(queue.timersOf(this).empty());
        QCOMPARE(fire(queue, 1ms), QList<int>({2}));
    }

    void coarseTimersMeet_data()
    {
        QTest::addColumn<qint64>("interval");
        QTest::addColumn<qint64>("grid");
        QTest::newRow("19 ms") << qint64(19) << qint64(0);
        QTest::newRow("20 ms") << qint64(20) << qint64(1);
        QTest::newRow("100 ms") << qint64(100) << qint64(5);
        QTest::newRow("1 s") << qint64(1000) << qint64(50);
        QTest::newRow("25 s") << qint64(25'000) << qint64(1000);
        QTest::newRow("1 h") << qint64(3'600'000) << qint64(1000);
    }
    void coarseTimersMeet()
    {
        QFETCH(qint64, interval);
        QFETCH(qint64, grid);
        TimerQueue queue;
        for (int i = 0; i < 200; ++i) {
            const Duration now = std::chrono::microseconds(i * 777'777);
            queue.add(i, std::chrono::milliseconds(interval), Qt::CoarseTimer, this, now);
            const TimerQueue::Timer *timer = queue.find(i);
            const Duration moved = timer->due - timer->ideal;
            QVERIFY(std::chrono::abs(moved) * 40 <= timer->interval);
            if (grid > 0)
                QCOMPARE((timer->due % std::chrono::milliseconds(grid)).count(), 0);
            else
                QCOMPARE(moved.count(), 0);
        }
    }
    void coarseTimersDoNotDrift()
    {
        TimerQueue queue;
        queue.add(1, 333ms, Qt::CoarseTimer, this, 0ns);
        Duration now{};
        for (int i = 1; i <= 1000; ++i) {
            now += *queue.timeToNext(now);
            QCOMPARE(fire(queue, now), QList<int>({1}));
            QVERIFY(std::chrono::abs(now - i * 333ms) <= 10ms);
        }
    }
    void veryCoarseTimersUseFullSeconds()
    {
        TimerQueue queue;
        for (const auto interval : {1ms, 400ms, 1000ms, 1600ms, 60'000ms}) {
            queue.add(1, interval, Qt::VeryCoarseTimer, this, 12'345ms);
            const Duration due = queue.find(1)->due;
            QCOMPARE((due % 1s).count(), 0);
            QVERIFY(due > 12'345ms);
            QVERIFY(std::chrono::abs(due - (12'345ms + interval)) <= 1s);
        }
    }
    void startingAndStoppingHoldsNoMemory()
    {
        TimerQueue queue;
        for (int i = 0; i < 100'000; ++i) {
            queue.add(1, 1h, Qt::CoarseTimer, this, 0ns);
            queue.remove(1);
        }
        QCOMPARE(queue.size(), size_t(0));
        QVERIFY(queue.places() < 200);
    }
    void manyTimers()
    {
        TimerQueue queue;
        for (int i = 0; i < 10'000; ++i)
            queue.add(i, std::chrono::milliseconds(1 + (i * 7919) % 1000), Qt::PreciseTimer, this, 0ns);
        Duration before{};
        int fired = 0;
        queue.collectDue(1s);
        while (const auto id = queue.begin(0ns)) {
            const Duration due = queue.find(*id)->ideal - queue.find(*id)->interval;
            QVERIFY(due >= before);
            before = due;
            ++fired;
            queue.remove(*id);
        }
        QCOMPARE(fired, 10'000);
    }
};

QTEST_APPLESS_MAIN(TimerQueueTest)
#include "tst_timerqueue.moc"
