// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "bothdispatchers.h"
#include "queuefixture.h"

#include <QTest>
#include <algorithm>

using namespace Parlor;
using namespace std::chrono_literals;

/// Writing to many takes several slices, and what happens in between finds its place.
class FanOutSlicesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWaitsGetsWhatCameMeanwhile();
    void newcomersGetWhatComesAfterThem();
    void mayBeFlushedInBetween();
    void mayGoInBetween();
    void nothingIsCopiedForEachSlice();
};

namespace {

constexpr int Members = 40; // more than are written to between two looks at the clock

/// Members of a channel of which some have got "a", since their slice took too long.
struct Halfway
{
    Halfway()
    {
        for (int i = 0; i < Members; ++i)
            fixture.fanOut.enter(channel, *fixture.connectOne().queue);
        fixture.fanOut.publish(channel, "a", Drop::Never);
        fixture.clock.leapAtLook(3, FanOut::Long); // to gather?, at the start, after some writes
        QCoreApplication::sendPostedEvents();
        [&] { QVERIFY(!fixture.clock.isAboutToLeap()); }();
    }
    /// Who was written to @p times.
    std::vector<QueueEnd *> written(qint64 times) const
    {
        std::vector<QueueEnd *> found;
        for (const auto &end : fixture.ends) {
            if (end->queue->writes() == times)
                found.push_back(end.get());
        }
        return found;
    }
    static QByteArray received(QueueEnd &end) { return end.client.peek(100); }

    Channel channel; // outlives its members
    QueueFixture fixture{0};
};

} // namespace

void FanOutSlicesTest::whoWaitsGetsWhatCameMeanwhile()
{
    Halfway test;
    const std::vector<QueueEnd *> first = test.written(1);
    const std::vector<QueueEnd *> waiting = test.written(0);
    QVERIFY(!first.empty() && !waiting.empty());
    test.fixture.fanOut.publish(test.channel, "b", Drop::Never);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(test.written(0).size(), waiting.size()); // the sockets come first
    for (const auto &end : test.fixture.ends)
        QTRY_COMPARE(Halfway::received(*end), QByteArray("ab"));
    for (const QueueEnd *end : first)
        QCOMPARE(end->queue->writes(), 2);
    for (const QueueEnd *end : waiting)
        QCOMPARE(end->queue->writes(), 1);
}

void FanOutSlicesTest::newcomersGetWhatComesAfterThem()
{
    Halfway test;
    QueueEnd &newcomer = test.fixture.connectOne();
    test.fixture.fanOut.enter(test.channel, *newcomer.queue);
    test.fixture.fanOut.publish(test.channel, "b", Drop::Never);
    QTRY_COMPARE(Halfway::received(newcomer), QByteArray("b"));
}

void FanOutSlicesTest::mayBeFlushedInBetween()
{
    Halfway test;
    QueueEnd &waits = *test.written(0).front();
    test.fixture.fanOut.add(*waits.queue, "b", Drop::Never);
    test.fixture.fanOut.flush(*waits.queue);
    QCOMPARE(waits.queue->writes(), 1);
    test.fixture.fanOut.publish(test.channel, "c", Drop::Never);
    test.fixture.fanOut.flushAll();
    for (const auto &end : test.fixture.ends)
        QTRY_COMPARE(Halfway::received(*end), QByteArray(end.get() == &waits ? "abc" : "ac"));
}

void FanOutSlicesTest::mayGoInBetween()
{
    Halfway test;
    QueueEnd &gone = *test.written(0).front();
    QueueEnd &left = *test.written(0).back();
    test.fixture.fanOut.leave(test.channel, *left.queue);
    test.fixture.fanOut.remove(*gone.queue);
    std::erase_if(test.fixture.ends, [&gone](const auto &end) { return end.get() == &gone; });
    test.fixture.fanOut.publish(test.channel, "b", Drop::Never);
    for (const auto &end : test.fixture.ends)
        QTRY_COMPARE(Halfway::received(*end), QByteArray(end.get() == &left ? "a" : "ab"));
}

void FanOutSlicesTest::nothingIsCopiedForEachSlice()
{
    Halfway test;
    const qint64 joined = test.fixture.fanOut.batch().joined();
    test.fixture.fanOut.publish(test.channel, "b", Drop::Never);
    for (const auto &end : test.fixture.ends)
        QTRY_COMPARE(Halfway::received(*end), QByteArray("ab"));
    QCOMPARE(test.fixture.fanOut.batch().joined(), joined + 1); // "ab", for all who had not got "a"
    QCOMPARE(test.fixture.fanOut.batch().held(), 0);
}

int main(int argc, char *argv[])
{
    return runWithBothDispatchers<FanOutSlicesTest>(argc, argv);
}

#include "tst_fanoutslices.moc"
