// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "bothdispatchers.h"
#include "socketpair.h"

#include <QAbstractEventDispatcher>
#include <QEventLoop>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <atomic>
#include <memory>
#include <vector>

using namespace Parlor;
using namespace std::chrono_literals;

/// Events, other threads and nested loops of both dispatchers.
class DispatcherLoopTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void postedEventsComeFirst();
    void eventsPostedInAHandler();
    void wokenByAnotherThread();
    void manyWakeUps();
    void deleteLaterRuns();
    void quitFromAnotherThread();
    void interruptedFromAnotherThread();
    void blockingQueuedCall();
    void nestedLoopInANotifier();
    void nestedLoopInATimer();
    void timerDoesNotFireInsideItself();
    void nestedLoopRunsTheRest();
    void signalsAboutBlocking();
    void processEventsReturnsWhetherItDidSomething();
    void tcpConversation();
};

void DispatcherLoopTest::postedEventsComeFirst()
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

void DispatcherLoopTest::eventsPostedInAHandler()
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

void DispatcherLoopTest::wokenByAnotherThread()
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

void DispatcherLoopTest::manyWakeUps()
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

void DispatcherLoopTest::deleteLaterRuns()
{
    auto *object = new QObject;
    QSignalSpy destroyed(object, &QObject::destroyed);
    object->deleteLater();
    QTRY_COMPARE(destroyed.size(), 1);
}

void DispatcherLoopTest::quitFromAnotherThread()
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

void DispatcherLoopTest::interruptedFromAnotherThread()
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

void DispatcherLoopTest::blockingQueuedCall()
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

void DispatcherLoopTest::nestedLoopInANotifier()
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

void DispatcherLoopTest::nestedLoopInATimer()
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

void DispatcherLoopTest::timerDoesNotFireInsideItself()
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

void DispatcherLoopTest::nestedLoopRunsTheRest()
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

void DispatcherLoopTest::signalsAboutBlocking()
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

void DispatcherLoopTest::processEventsReturnsWhetherItDidSomething()
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

void DispatcherLoopTest::tcpConversation()
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
    return runWithBothDispatchers<DispatcherLoopTest>(argc, argv);
}

#include "tst_dispatcherloop.moc"
