// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "bothdispatchers.h"
#include "socketpair.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QThread>
#include <QTimer>
#include <atomic>
#include <memory>
#include <vector>

using namespace Parlor;
using namespace std::chrono_literals;

/// Timers of both dispatchers.
class DispatcherTimersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timersFire_data();
    void timersFire();
    void timersFireInOrder();
    void zeroTimerLetsOthersLive();
    void singleShotFiresOnce();
    void stoppedInAnotherHandler();
    void restartedInItsOwnHandler();
    void intervalChangedInItsOwnHandler();
    void objectDeletedInItsTimer();
    void remainingTimeOfTimers();
    void movedToAnotherThread();
    void timersAndSocketsTakeTurns();
};

void DispatcherTimersTest::timersFire_data()
{
    QTest::addColumn<Qt::TimerType>("type");
    QTest::addColumn<int>("interval");
    for (const int interval : {0, 1, 15, 40}) {
        QTest::addRow("precise, %d ms", interval) << Qt::PreciseTimer << interval;
        QTest::addRow("coarse, %d ms", interval) << Qt::CoarseTimer << interval;
    }
    QTest::newRow("very coarse") << Qt::VeryCoarseTimer << 1000;
}

void DispatcherTimersTest::timersFire()
{
    QFETCH(Qt::TimerType, type);
    QFETCH(int, interval);
    QTimer timer;
    timer.setTimerType(type);
    QSignalSpy timeouts(&timer, &QTimer::timeout);
    QElapsedTimer elapsed;
    elapsed.start();
    timer.start(interval);
    const int rounds = type == Qt::VeryCoarseTimer ? 1 : 4;
    QTRY_VERIFY(timeouts.size() >= rounds);
    if (type != Qt::VeryCoarseTimer) // which may come half a second early
        QVERIFY(elapsed.nsecsElapsed() >= qint64(rounds) * interval * 950'000);
}

void DispatcherTimersTest::timersFireInOrder()
{
    QList<int> order;
    std::vector<std::unique_ptr<QTimer>> timers;
    for (const int interval : {30, 10, 20, 0, 15}) {
        timers.push_back(std::make_unique<QTimer>());
        timers.back()->setTimerType(Qt::PreciseTimer);
        timers.back()->setSingleShot(true);
        timers.back()->callOnTimeout(this, [&order, interval] { order += interval; });
        timers.back()->start(interval);
    }
    QTRY_COMPARE(order.size(), 5);
    QCOMPARE(order, QList<int>({0, 10, 15, 20, 30}));
}

void DispatcherTimersTest::zeroTimerLetsOthersLive()
{
    QTimer zero;
    int zeros = 0;
    zero.callOnTimeout(this, [&] { ++zeros; });
    zero.start(0ms);
    SocketPair pair;
    QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
    int reads = 0;
    connect(&notifier, &QSocketNotifier::activated, this, [&] { reads += int(pair.read().size()); });
    QTimer later;
    int laters = 0;
    later.callOnTimeout(this, [&] { ++laters; });
    later.start(2ms);
    pair.write();
    QTRY_VERIFY(reads == 1 && laters > 1 && zeros > 1);
}

void DispatcherTimersTest::singleShotFiresOnce()
{
    QTimer timer;
    timer.setSingleShot(true);
    QSignalSpy timeouts(&timer, &QTimer::timeout);
    timer.start(1ms);
    QTRY_COMPARE(timeouts.size(), 1);
    QTimer other;
    QSignalSpy otherTimeouts(&other, &QTimer::timeout);
    other.start(2ms);
    QTRY_VERIFY(otherTimeouts.size() > 3);
    QCOMPARE(timeouts.size(), 1);
    QVERIFY(!timer.isActive());
}

void DispatcherTimersTest::stoppedInAnotherHandler()
{
    QTimer first;
    QTimer second;
    int calls = 0;
    for (QTimer *timer : {&first, &second}) {
        timer->setTimerType(Qt::PreciseTimer);
        timer->callOnTimeout(this, [&] {
            ++calls;
            first.stop();
            second.stop();
        });
        timer->start(1ms);
    }
    QThread::msleep(3); // so that both are due when the first one fires
    QTRY_COMPARE(calls, 1);
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(calls, 1);
}

void DispatcherTimersTest::restartedInItsOwnHandler()
{
    QTimer timer;
    int calls = 0;
    timer.callOnTimeout(this, [&] {
        if (++calls < 5)
            timer.start(calls % 2 ? 1 : 0);
        else
            timer.stop();
    });
    timer.start(1ms);
    QTRY_COMPARE(calls, 5);
    QCoreApplication::processEvents();
    QCOMPARE(calls, 5);
}

void DispatcherTimersTest::intervalChangedInItsOwnHandler()
{
    QTimer timer;
    int calls = 0;
    timer.callOnTimeout(this, [&] {
        ++calls;
        timer.setInterval(1h);
    });
    timer.start(1ms);
    QTRY_COMPARE(calls, 1);
    QVERIFY(timer.remainingTime() > 3'500'000);
    QCoreApplication::processEvents();
    QCOMPARE(calls, 1);
}

void DispatcherTimersTest::objectDeletedInItsTimer()
{
    auto *first = new QTimer;
    auto *second = new QTimer;
    QSignalSpy gone(first, &QObject::destroyed);
    bool hasSecondFired = false;
    first->callOnTimeout(this, [=] {
        delete second;
        first->deleteLater();
    });
    second->callOnTimeout(this, [&] { hasSecondFired = true; });
    first->setTimerType(Qt::PreciseTimer);
    second->setTimerType(Qt::PreciseTimer);
    first->start(1ms);
    second->start(2ms);
    QThread::msleep(4);
    QTRY_COMPARE(gone.size(), 1);
    QVERIFY(!hasSecondFired);
}

void DispatcherTimersTest::remainingTimeOfTimers()
{
    QTimer timer;
    QCOMPARE(timer.remainingTime(), -1);
    timer.setTimerType(Qt::PreciseTimer);
    timer.start(1h);
    QVERIFY(timer.remainingTime() > 3'590'000);
    QVERIFY(timer.remainingTime() <= 3'600'000);
    timer.stop();
    QCOMPARE(timer.remainingTime(), -1);
    timer.start(0ms);
    QCOMPARE(timer.remainingTime(), 0);
}

void DispatcherTimersTest::movedToAnotherThread()
{
    QThread thread;
    auto *timer = new QTimer;
    std::atomic<int> calls = 0;
    std::atomic<QThread *> where = nullptr;
    connect(timer, &QTimer::timeout, timer, [&] {
        where = QThread::currentThread();
        ++calls;
    });
    timer->start(1ms);
    QTRY_VERIFY(calls > 0);
    QCOMPARE(where.load(), QThread::currentThread());
    timer->moveToThread(&thread);
    connect(&thread, &QThread::finished, timer, &QObject::deleteLater);
    thread.start();
    QTRY_COMPARE(where.load(), &thread);
    thread.quit();
    QVERIFY(thread.wait());
}

void DispatcherTimersTest::timersAndSocketsTakeTurns()
{
    // A socket that is always ready starves no timer, a timer that is always due starves no socket.
    SocketPair pair;
    pair.write();
    QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
    int activations = 0;
    connect(&notifier, &QSocketNotifier::activated, this, [&] { ++activations; });
    QTimer timer;
    int timeouts = 0;
    timer.callOnTimeout(this, [&] { ++timeouts; });
    timer.start(0ms);
    QTRY_VERIFY(activations > 20 && timeouts > 20);
}

int main(int argc, char *argv[])
{
    return runWithBothDispatchers<DispatcherTimersTest>(argc, argv);
}

#include "tst_dispatchertimers.moc"
