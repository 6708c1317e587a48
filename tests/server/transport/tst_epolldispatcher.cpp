// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "bothdispatchers.h"
#include "server/transport/epolldispatcher.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <atomic>
#include <fcntl.h>
#include <memory>
#include <sys/socket.h>
#include <unistd.h>

using namespace Parlor;
using namespace std::chrono_literals;

/// Two connected sockets of which nobody but the test knows.
class SocketPair final
{
public:
    SocketPair() { ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, m_ends); }
    ~SocketPair()
    {
        closeOne(0);
        closeOne(1);
    }
    Q_DISABLE_COPY_MOVE(SocketPair)

    int near() const { return m_ends[0]; }
    int far() const { return m_ends[1]; }
    void closeFar() { closeOne(1); }
    void closeNear() { closeOne(0); }
    void write(const QByteArray &bytes = "x")
    {
        QCOMPARE(::write(far(), bytes.constData(), size_t(bytes.size())), bytes.size());
    }
    /// @return what was there to be read.
    QByteArray read()
    {
        QByteArray bytes(4096, '\0');
        bytes.resize(std::max<qsizetype>(::read(near(), bytes.data(), size_t(bytes.size())), 0));
        return bytes;
    }
    /// Until nothing more goes in.
    void fill()
    {
        const QByteArray bytes(4096, 'f');
        while (::write(near(), bytes.constData(), size_t(bytes.size())) > 0) { }
    }
    void drainFar()
    {
        QByteArray bytes(65536, '\0');
        while (::read(far(), bytes.data(), size_t(bytes.size())) > 0) { }
    }

private:
    void closeOne(int end)
    {
        if (m_ends[end] >= 0)
            ::close(std::exchange(m_ends[end], -1));
    }
    int m_ends[2] = {-1, -1};
};

/// Every case runs in a thread with Qt's own dispatcher and in one with ours: they must not differ.
class DispatcherTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Notifiers
    void readsWhatIsThere();
    void writesWhenThereIsRoom();
    void readAndWriteOfOneDescriptor();
    void disabledNotifiersAreSilent();
    void disabledByAnotherHandler();
    void deletedInAHandler();
    void deletesItself();
    void descriptorUsedAgain();
    void descriptorUsedAgainInAHandler();
    void hangUpWakesReaders();
    void outOfBandData();
    void manyDescriptors();
    void excludedNotifiersWait();

    // Timers
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

    // Events and other threads
    void postedEventsComeFirst();
    void eventsPostedInAHandler();
    void wokenByAnotherThread();
    void manyWakeUps();
    void deleteLaterRuns();
    void quitFromAnotherThread();
    void interruptedFromAnotherThread();
    void blockingQueuedCall();

    // Nesting
    void nestedLoopInANotifier();
    void nestedLoopInATimer();
    void timerDoesNotFireInsideItself();
    void nestedLoopRunsTheRest();

    // As QObjects see it
    void signalsAboutBlocking();
    void processEventsReturnsWhetherItDidSomething();
    void tcpConversation();
};

void DispatcherTest::readsWhatIsThere()
{
    SocketPair pair;
    QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
    QByteArray read;
    connect(&notifier, &QSocketNotifier::activated, this, [&] { read += pair.read(); });
    QCoreApplication::processEvents();
    QVERIFY(read.isEmpty());
    pair.write("one");
    QTRY_COMPARE(read, "one");
    pair.write("two");
    QTRY_COMPARE(read, "onetwo");
}

void DispatcherTest::writesWhenThereIsRoom()
{
    SocketPair pair;
    pair.fill();
    QSocketNotifier notifier(pair.near(), QSocketNotifier::Write);
    QSignalSpy activated(&notifier, &QSocketNotifier::activated);
    QCoreApplication::processEvents();
    QCOMPARE(activated.size(), 0);
    pair.drainFar();
    QTRY_VERIFY(activated.size() > 0);
}

void DispatcherTest::readAndWriteOfOneDescriptor()
{
    SocketPair pair;
    QSocketNotifier reader(pair.near(), QSocketNotifier::Read);
    QSocketNotifier writer(pair.near(), QSocketNotifier::Write);
    writer.setEnabled(false);
    int reads = 0;
    int writes = 0;
    connect(&reader, &QSocketNotifier::activated, this, [&] {
        pair.read();
        ++reads;
        writer.setEnabled(true);
    });
    connect(&writer, &QSocketNotifier::activated, this, [&] {
        ++writes;
        writer.setEnabled(false);
    });
    for (int i = 1; i <= 3; ++i) {
        pair.write();
        QTRY_COMPARE(writes, i);
        QCOMPARE(reads, i);
    }
}

void DispatcherTest::disabledNotifiersAreSilent()
{
    SocketPair pair;
    QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
    int reads = 0;
    connect(&notifier, &QSocketNotifier::activated, this, [&] { reads += int(pair.read().size()); });
    notifier.setEnabled(false);
    pair.write();
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(reads, 0);
    notifier.setEnabled(true);
    QTRY_COMPARE(reads, 1);
    // Off and on between two looks at the sockets: as if nothing had been.
    const auto *ours = qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance());
    QSocketNotifier other(pair.near(), QSocketNotifier::Write);
    other.setEnabled(false);
    QCoreApplication::processEvents();
    const qint64 changes = ours ? ours->sockets().changes() : 0;
    for (int i = 0; i < 10; ++i) {
        other.setEnabled(true);
        other.setEnabled(false);
    }
    QCoreApplication::processEvents();
    if (ours)
        QCOMPARE(ours->sockets().changes(), changes);
    pair.write();
    QTRY_COMPARE(reads, 2);
}

void DispatcherTest::disabledByAnotherHandler()
{
    // Both are ready in the same pass; whichever comes first silences the other.
    SocketPair first;
    SocketPair second;
    QSocketNotifier one(first.near(), QSocketNotifier::Read);
    QSocketNotifier two(second.near(), QSocketNotifier::Read);
    int calls = 0;
    connect(&one, &QSocketNotifier::activated, this, [&] {
        ++calls;
        two.setEnabled(false);
        one.setEnabled(false);
    });
    connect(&two, &QSocketNotifier::activated, this, [&] {
        ++calls;
        one.setEnabled(false);
        two.setEnabled(false);
    });
    first.write();
    second.write();
    QTRY_COMPARE(calls, 1);
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(calls, 1);
}

void DispatcherTest::deletedInAHandler()
{
    std::vector<std::unique_ptr<SocketPair>> pairs;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    int calls = 0;
    for (int i = 0; i < 20; ++i) {
        pairs.push_back(std::make_unique<SocketPair>());
        notifiers.push_back(std::make_unique<QSocketNotifier>(pairs.back()->near(), QSocketNotifier::Read));
        connect(notifiers.back().get(), &QSocketNotifier::activated, this, [&, i] {
            ++calls;
            for (int j = 0; j < 20; ++j) {
                if (j != i)
                    notifiers[size_t(j)].reset();
            }
            pairs[size_t(i)]->read();
        });
    }
    for (const auto &pair : pairs)
        pair->write();
    QTRY_COMPARE(calls, 1);
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(calls, 1);
}

void DispatcherTest::deletesItself()
{
    SocketPair pair;
    auto *notifier = new QSocketNotifier(pair.near(), QSocketNotifier::Read);
    QSignalSpy destroyed(notifier, &QObject::destroyed);
    connect(notifier, &QSocketNotifier::activated, this, [=] { notifier->deleteLater(); });
    pair.write();
    QTRY_COMPARE(destroyed.size(), 1);
    QCoreApplication::processEvents();
}

void DispatcherTest::descriptorUsedAgain()
{
    for (int i = 0; i < 50; ++i) {
        SocketPair pair; // always the same numbers
        QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
        int reads = 0;
        connect(&notifier, &QSocketNotifier::activated, this, [&] { reads += int(pair.read().size()); });
        if (i % 2 == 0)
            QCoreApplication::processEvents();
        pair.write();
        QTRY_COMPARE(reads, 1);
        notifier.setEnabled(false);
        pair.closeNear();
    }
}

void DispatcherTest::descriptorUsedAgainInAHandler()
{
    // Two are ready; the handler of one closes the other and opens something new under its number.
    SocketPair first;
    auto second = std::make_unique<SocketPair>();
    const int number = second->near();
    auto old = std::make_unique<QSocketNotifier>(number, QSocketNotifier::Read);
    QSocketNotifier trigger(first.near(), QSocketNotifier::Read);
    std::unique_ptr<SocketPair> third;
    std::unique_ptr<QSocketNotifier> fresh;
    int freshReads = 0;
    const auto replace = [&] {
        first.read();
        if (third)
            return;
        old.reset();
        second.reset();
        third = std::make_unique<SocketPair>();
        fresh = std::make_unique<QSocketNotifier>(third->near(), QSocketNotifier::Read);
        connect(fresh.get(), &QSocketNotifier::activated, this,
                [&] { freshReads += int(third->read().size()); });
    };
    connect(&trigger, &QSocketNotifier::activated, this, replace);
    connect(old.get(), &QSocketNotifier::activated, this, [&] { second->read(); });
    first.write();
    second->write();
    QTRY_VERIFY(third);
    QVERIFY(third->near() == number || third->far() == number);
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(freshReads, 0);
    third->write();
    QTRY_COMPARE(freshReads, 1);
}

void DispatcherTest::hangUpWakesReaders()
{
    SocketPair pair;
    QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
    bool hasEnded = false;
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        hasEnded = pair.read().isEmpty();
        notifier.setEnabled(false);
    });
    pair.closeFar();
    QTRY_VERIFY(hasEnded);
}

void DispatcherTest::outOfBandData()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
    QTRY_VERIFY(server.hasPendingConnections());
    const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    QSocketNotifier notifier(client.socketDescriptor(), QSocketNotifier::Exception);
    int activations = 0;
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        ++activations;
        notifier.setEnabled(false);
    });
    QCOMPARE(::send(int(socket->socketDescriptor()), "!", 1, MSG_OOB), 1);
    QTRY_COMPARE(activations, 1);
}

void DispatcherTest::manyDescriptors()
{
    std::vector<std::unique_ptr<SocketPair>> pairs;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    QList<int> reads(300, 0);
    for (int i = 0; i < 300; ++i) {
        pairs.push_back(std::make_unique<SocketPair>());
        if (pairs.back()->far() < 0)
            QSKIP("too few descriptors are allowed here");
        notifiers.push_back(std::make_unique<QSocketNotifier>(pairs.back()->near(), QSocketNotifier::Read));
        connect(notifiers.back().get(), &QSocketNotifier::activated, this,
                [&, i] { reads[i] += int(pairs[size_t(i)]->read().size()); });
    }
    for (int round = 1; round <= 3; ++round) {
        for (const auto &pair : pairs)
            pair->write();
        QTRY_COMPARE(reads, QList<int>(300, round));
    }
}

void DispatcherTest::excludedNotifiersWait()
{
    SocketPair pair;
    QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
    int reads = 0;
    connect(&notifier, &QSocketNotifier::activated, this, [&] { reads += int(pair.read().size()); });
    pair.write();
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents(QEventLoop::ExcludeSocketNotifiers);
    QCOMPARE(reads, 0);
    // Timers and other threads still come through while waiting.
    QTimer timer;
    bool hasFired = false;
    timer.callOnTimeout(this, [&] { hasFired = true; });
    timer.start(1ms);
    while (!hasFired)
        QCoreApplication::processEvents(QEventLoop::ExcludeSocketNotifiers | QEventLoop::WaitForMoreEvents);
    QCOMPARE(reads, 0);
    QTRY_COMPARE(reads, 1);
}

void DispatcherTest::timersFire_data()
{
    QTest::addColumn<Qt::TimerType>("type");
    QTest::addColumn<int>("interval");
    for (const int interval : {0, 1, 15, 40}) {
        QTest::addRow("precise, %d ms", interval) << Qt::PreciseTimer << interval;
        QTest::addRow("coarse, %d ms", interval) << Qt::CoarseTimer << interval;
    }
    QTest::newRow("very coarse") << Qt::VeryCoarseTimer << 1000;
}

void DispatcherTest::timersFire()
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

void DispatcherTest::timersFireInOrder()
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

void DispatcherTest::zeroTimerLetsOthersLive()
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

void DispatcherTest::singleShotFiresOnce()
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

void DispatcherTest::stoppedInAnotherHandler()
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

void DispatcherTest::restartedInItsOwnHandler()
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

void DispatcherTest::intervalChangedInItsOwnHandler()
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

void DispatcherTest::objectDeletedInItsTimer()
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

void DispatcherTest::remainingTimeOfTimers()
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

void DispatcherTest::movedToAnotherThread()
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

void DispatcherTest::timersAndSocketsTakeTurns()
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

void DispatcherTest::postedEventsComeFirst()
{
    SocketPair pair;
    QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
    QByteArray order;
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        pair.read();
        order += 's';
    });
    pair.write();
    QMetaObject::invokeMethod(
        this,
        [&] {
            order += 'a';
            QMetaObject::invokeMethod(
                this, [&] { order += 'b'; }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
    QTRY_COMPARE(order.size(), 3);
    QCOMPARE(order.front(), 'a'); // Qt leaves open which of the others is next
}

void DispatcherTest::eventsPostedInAHandler()
{
    // What a handler posts comes before the next look at the sockets, and nobody sleeps over it.
    SocketPair pair;
    QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
    QEventLoop loop;
    int rounds = 0;
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        pair.read();
        QMetaObject::invokeMethod(
            this,
            [&] {
                if (++rounds == 10)
                    loop.quit();
                else
                    pair.write();
            },
            Qt::QueuedConnection);
    });
    pair.write();
    loop.exec();
    QCOMPARE(rounds, 10);
}

void DispatcherTest::wokenByAnotherThread()
{
    QThread thread;
    QObject there;
    there.moveToThread(&thread);
    thread.start();
    QEventLoop loop;
    int received = 0;
    for (int i = 0; i < 100; ++i) {
        QMetaObject::invokeMethod(
            &there,
            [&] {
                QMetaObject::invokeMethod(
                    this,
                    [&] {
                        ++received;
                        loop.quit();
                    },
                    Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
        loop.exec(); // sleeps until it is woken
        QCOMPARE(received, i + 1);
    }
    thread.quit();
    QVERIFY(thread.wait());
}

void DispatcherTest::manyWakeUps()
{
    static constexpr int Threads = 4;
    static constexpr int Each = 5000;
    QEventLoop loop;
    int received = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < Threads; ++i) {
        threads.emplace_back(QThread::create([&] {
            for (int j = 0; j < Each; ++j)
                QMetaObject::invokeMethod(
                    this,
                    [&] {
                        if (++received == Threads * Each)
                            loop.quit();
                    },
                    Qt::QueuedConnection);
        }));
        threads.back()->start();
    }
    loop.exec();
    QCOMPARE(received, Threads * Each);
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
}

void DispatcherTest::deleteLaterRuns()
{
    auto *object = new QObject;
    QSignalSpy destroyed(object, &QObject::destroyed);
    object->deleteLater();
    QTRY_COMPARE(destroyed.size(), 1);
}

void DispatcherTest::quitFromAnotherThread()
{
    for (int i = 0; i < 100; ++i) {
        QEventLoop loop;
        const std::unique_ptr<QThread> thread(QThread::create([&] { loop.exit(7); }));
        thread->start();
        // The other thread may be early: quitting a loop that does not run yet has no effect.
        QTimer again;
        connect(&again, &QTimer::timeout, &loop, [&] { loop.exit(7); });
        again.start(5ms);
        QCOMPARE(loop.exec(), 7);
        QVERIFY(thread->wait());
    }
}

void DispatcherTest::interruptedFromAnotherThread()
{
    QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    for (int i = 0; i < 100; ++i) {
        std::atomic<bool> isOver = false;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            while (!isOver) {
                dispatcher->interrupt();
                QThread::yieldCurrentThread();
            }
        }));
        thread->start();
        dispatcher->processEvents(QEventLoop::WaitForMoreEvents); // comes back, or the test never ends
        isOver = true;
        QVERIFY(thread->wait());
    }
}

void DispatcherTest::blockingQueuedCall()
{
    QEventLoop loop;
    bool wasCalled = false;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        QMetaObject::invokeMethod(
            this, [&] { wasCalled = true; }, Qt::BlockingQueuedConnection);
        QMetaObject::invokeMethod(
            &loop, [&] { loop.quit(); }, Qt::QueuedConnection);
    }));
    thread->start();
    loop.exec();
    QVERIFY(wasCalled);
    QVERIFY(thread->wait());
}

void DispatcherTest::nestedLoopInANotifier()
{
    SocketPair outer;
    SocketPair inner;
    QSocketNotifier outerNotifier(outer.near(), QSocketNotifier::Read);
    QSocketNotifier innerNotifier(inner.near(), QSocketNotifier::Read);
    QByteArray order;
    QEventLoop loop;
    connect(&innerNotifier, &QSocketNotifier::activated, this, [&] {
        inner.read();
        order += 'i';
        loop.quit();
    });
    connect(&outerNotifier, &QSocketNotifier::activated, this, [&] {
        outer.read();
        order += '(';
        inner.write();
        loop.exec();
        order += ')';
    });
    for (int i = 0; i < 3; ++i) {
        order.clear();
        outer.write();
        QTRY_COMPARE(order, "(i)");
    }
}

void DispatcherTest::nestedLoopInATimer()
{
    QTimer outer;
    QTimer inner;
    QByteArray order;
    QEventLoop loop;
    outer.setSingleShot(true);
    inner.setSingleShot(true);
    inner.callOnTimeout(this, [&] {
        order += 'i';
        loop.quit();
    });
    outer.callOnTimeout(this, [&] {
        order += '(';
        inner.start(1ms);
        loop.exec();
        order += ')';
    });
    outer.start(1ms);
    QTRY_COMPARE(order, "(i)");
}

void DispatcherTest::timerDoesNotFireInsideItself()
{
    QTimer timer;
    QTimer other;
    int depth = 0;
    int deepest = 0;
    int calls = 0;
    int otherCalls = 0;
    other.callOnTimeout(this, [&] { ++otherCalls; });
    other.start(1ms);
    timer.callOnTimeout(this, [&] {
        deepest = std::max(deepest, ++depth);
        ++calls;
        const int before = otherCalls;
        while (otherCalls < before + 3)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        --depth;
    });
    timer.start(0ms);
    QTRY_VERIFY(calls >= 3);
    QCOMPARE(deepest, 1);
}

void DispatcherTest::nestedLoopRunsTheRest()
{
    // Several are ready in one pass; the first handler runs a loop in which the others must have their turn.
    std::vector<std::unique_ptr<SocketPair>> pairs;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    int reads = 0;
    int seenInside = 0;
    for (int i = 0; i < 5; ++i) {
        pairs.push_back(std::make_unique<SocketPair>());
        notifiers.push_back(std::make_unique<QSocketNotifier>(pairs.back()->near(), QSocketNotifier::Read));
        connect(notifiers.back().get(), &QSocketNotifier::activated, this, [&, i] {
            pairs[size_t(i)]->read();
            if (++reads == 1) {
                QCoreApplication::processEvents();
                seenInside = reads;
            }
        });
        pairs.back()->write();
    }
    QTRY_COMPARE(reads, 5);
    QCOMPARE(seenInside, 5);
}

void DispatcherTest::signalsAboutBlocking()
{
    QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    QSignalSpy awake(dispatcher, &QAbstractEventDispatcher::awake);
    QSignalSpy aboutToBlock(dispatcher, &QAbstractEventDispatcher::aboutToBlock);
    QTimer timer;
    bool hasFired = false;
    timer.callOnTimeout(this, [&] { hasFired = true; });
    timer.start(2ms);
    while (!hasFired)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QVERIFY(!awake.isEmpty());
    QVERIFY(!aboutToBlock.isEmpty());
}

void DispatcherTest::processEventsReturnsWhetherItDidSomething()
{
    QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    while (dispatcher->processEvents(QEventLoop::AllEvents)) { }
    SocketPair pair;
    QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
    int reads = 0;
    connect(&notifier, &QSocketNotifier::activated, this, [&] { reads += int(pair.read().size()); });
    while (dispatcher->processEvents(QEventLoop::AllEvents)) { }
    pair.write();
    QVERIFY(dispatcher->processEvents(QEventLoop::AllEvents));
    QCOMPARE(reads, 1);
    QVERIFY(!dispatcher->processEvents(QEventLoop::AllEvents));
}

void DispatcherTest::tcpConversation()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [=] { socket->write(socket->readAll()); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    const QByteArray bytes(1'000'000, 'x');
    for (int i = 0; i < 10; ++i) {
        clients.push_back(std::make_unique<QTcpSocket>());
        clients.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
        clients.back()->write(bytes);
    }
    for (const auto &client : clients)
        QTRY_COMPARE(client->bytesAvailable(), bytes.size());
    for (const auto &client : clients)
        client->disconnectFromHost();
    QTRY_COMPARE(server.findChildren<QTcpSocket *>().size(), 0);
}

int main(int argc, char *argv[])
{
    return runWithBothDispatchers<DispatcherTest>(argc, argv);
}

#include "tst_epolldispatcher.moc"
