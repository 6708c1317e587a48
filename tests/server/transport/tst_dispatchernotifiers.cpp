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
#include <QTimer>
#include <memory>
#include <sys/socket.h>
#include <vector>

using namespace Parlor;
using namespace std::chrono_literals;

/// Socket notifiers of both dispatchers.
class DispatcherNotifiersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
};

void DispatcherNotifiersTest::readsWhatIsThere()
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

void DispatcherNotifiersTest::writesWhenThereIsRoom()
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

void DispatcherNotifiersTest::readAndWriteOfOneDescriptor()
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

void DispatcherNotifiersTest::disabledNotifiersAreSilent()
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

void DispatcherNotifiersTest::disabledByAnotherHandler()
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

void DispatcherNotifiersTest::deletedInAHandler()
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

void DispatcherNotifiersTest::deletesItself()
{
    SocketPair pair;
    auto *notifier = new QSocketNotifier(pair.near(), QSocketNotifier::Read);
    QSignalSpy destroyed(notifier, &QObject::destroyed);
    connect(notifier, &QSocketNotifier::activated, this, [=] { notifier->deleteLater(); });
    pair.write();
    QTRY_COMPARE(destroyed.size(), 1);
    QCoreApplication::processEvents();
}

void DispatcherNotifiersTest::descriptorUsedAgain()
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

void DispatcherNotifiersTest::descriptorUsedAgainInAHandler()
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

void DispatcherNotifiersTest::hangUpWakesReaders()
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

void DispatcherNotifiersTest::outOfBandData()
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

void DispatcherNotifiersTest::manyDescriptors()
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

void DispatcherNotifiersTest::excludedNotifiersWait()
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

int main(int argc, char *argv[])
{
    return runWithBothDispatchers<DispatcherNotifiersTest>(argc, argv);
}

#include "tst_dispatchernotifiers.moc"
