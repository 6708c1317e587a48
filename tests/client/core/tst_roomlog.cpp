// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/roomlog.h"

#include <QTest>

using namespace Parlor;

namespace {

Event entry(Seq seq, Seq prev)
{
    Event result;
    result.seq = seq;
    result.prev = prev;
    return result;
}

/// The page before @p before of a log that has every seq from 1 to @p last.
Page pageBefore(Seq before, Seq last, int size = 200)
{
    Page page;
    page.before = before;
    page.first = 1;
    const Seq end = before == 0 ? last + 1 : before;
    const Seq begin = std::max<Seq>(1, end - size);
    for (Seq seq = begin; seq < end; ++seq)
        page.events.append(entry(seq, seq - 1));
    page.more = begin > 1;
    return page;
}

RoomLog logUpTo(Seq seq)
{
    RoomLog log;
    log.start(QStringLiteral("e"), {entry(seq, seq - 1)}, 1, seq);
    return log;
}

} // namespace

class TestRoomLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatFollows();
    void skippedNumbersAreNoHole();
    void fillsAHole();
    void fillsAHoleOfManyPages();
    void givesUpADeepHole();
    void aTailThatIsMissing();
    void newerThanThePage();
    void resumingForgetsTheHole();
    void retentionIsNoHole();
    void older();
    void ignoresOtherPages();
};

void TestRoomLog::takesWhatFollows()
{
    RoomLog log = logUpTo(10);
    QVERIFY(log.add(entry(11, 10)));
    QVERIFY(!log.add(entry(11, 10)));
    QVERIFY(!log.add(entry(3, 2)));
    QCOMPARE(log.upTo(), 11);
    QCOMPARE(log.ask(), std::nullopt);
}

void TestRoomLog::skippedNumbersAreNoHole()
{
    RoomLog log = logUpTo(10);
    QVERIFY(log.add(entry(20, 10)));
    QVERIFY(!log.hasHole());
    QCOMPARE(log.upTo(), 20);
}

void TestRoomLog::fillsAHole()
{
    RoomLog log = logUpTo(10);
    QVERIFY(log.add(entry(15, 14)));
    QCOMPARE(log.upTo(), 10);
    QCOMPARE(log.ask(), 15);
    QCOMPARE(log.ask(), std::nullopt);
    QVERIFY(log.add(entry(16, 15))); // while the page is under way
    QCOMPARE(log.fill(pageBefore(15, 16)), RoomLog::Fill::Filled);
    QCOMPARE(log.upTo(), 16);
    QVERIFY(!log.hasHole());
}

void TestRoomLog::fillsAHoleOfManyPages()
{
    RoomLog log = logUpTo(10);
    log.add(entry(500, 499));
    QCOMPARE(log.ask(), 500);
    QCOMPARE(log.fill(pageBefore(500, 500)), RoomLog::Fill::More);
    QCOMPARE(log.ask(), 300);
    QCOMPARE(log.fill(pageBefore(300, 500)), RoomLog::Fill::More);
    QCOMPARE(log.ask(), 100);
    QCOMPARE(log.fill(pageBefore(100, 500)), RoomLog::Fill::Filled);
    QCOMPARE(log.upTo(), 500);
}

void TestRoomLog::givesUpADeepHole()
{
    RoomLog log = logUpTo(10);
    log.add(entry(100'000, 99'999));
    for (int page = 1; page < RoomLog::MaxHolePages; ++page)
        QCOMPARE(log.fill(pageBefore(log.ask().value(), 100'000)), RoomLog::Fill::More);
    const Seq last = log.ask().value();
    QCOMPARE(log.fill(pageBefore(last, 100'000)), RoomLog::Fill::TooDeep);
    QCOMPARE(log.oldest(), last - 200);
    QCOMPARE(log.upTo(), 100'000);
    QVERIFY(!log.hasHole());
}

void TestRoomLog::aTailThatIsMissing()
{
    RoomLog log = logUpTo(10);
    log.noteLast(10);
    QCOMPARE(log.ask(), std::nullopt);
    log.noteLast(12);
    QCOMPARE(log.ask(), 0);
    QCOMPARE(log.fill(pageBefore(0, 12)), RoomLog::Fill::Filled);
    QCOMPARE(log.upTo(), 12);
}

void TestRoomLog::newerThanThePage()
{
    RoomLog log = logUpTo(10);
    log.noteLast(12);
    QCOMPARE(log.ask(), 0);
    log.add(entry(20, 19)); // and the page was made before 13 to 20
    QCOMPARE(log.fill(pageBefore(0, 12)), RoomLog::Fill::More);
    QCOMPARE(log.ask(), 20);
    QCOMPARE(log.fill(pageBefore(20, 20)), RoomLog::Fill::Filled);
    QCOMPARE(log.upTo(), 20);
}

void TestRoomLog::resumingForgetsTheHole()
{
    RoomLog log = logUpTo(10);
    log.add(entry(15, 14));
    log.ask();
    log.resume();
    QCOMPARE(log.upTo(), 10);
    for (Seq seq = 11; seq <= 15; ++seq)
        QVERIFY(log.add(entry(seq, seq - 1)));
    QCOMPARE(log.upTo(), 15);
    QVERIFY(!log.hasHole());
}

void TestRoomLog::retentionIsNoHole()
{
    RoomLog log = logUpTo(10);
    log.add(entry(50, 49));
    Page page;
    page.before = log.ask().value();
    page.first = 40;
    for (Seq seq = 40; seq < 50; ++seq)
        page.events.append(entry(seq, seq - 1));
    QCOMPARE(log.fill(page), RoomLog::Fill::Filled);
    QCOMPARE(log.upTo(), 50);

    // Nothing is left at all.
    log.add(entry(90, 89));
    Page empty;
    empty.before = log.ask().value();
    QCOMPARE(log.fill(empty), RoomLog::Fill::Filled);
    QCOMPARE(log.upTo(), 90);
}

void TestRoomLog::older()
{
    RoomLog log = logUpTo(100);
    QCOMPARE(log.askOlder(), 100);
    QCOMPARE(log.askOlder(), std::nullopt);
    QVERIFY(log.older(pageBefore(100, 100, 50)));
    QCOMPARE(log.askOlder(), 50);
    log.askOlderFailed();
    QCOMPARE(log.askOlder(), 50);
    RoomLog empty;
    QCOMPARE(empty.askOlder(), std::nullopt);
}

void TestRoomLog::ignoresOtherPages()
{
    RoomLog log = logUpTo(10);
    QCOMPARE(log.fill(pageBefore(0, 12)), RoomLog::Fill::NotAsked);
    QVERIFY(!log.older(pageBefore(0, 12)));
    log.add(entry(15, 14));
    QCOMPARE(log.fill(pageBefore(15, 15)), RoomLog::Fill::NotAsked); // not asked yet
    log.ask();
    QCOMPARE(log.fill(pageBefore(14, 15)), RoomLog::Fill::NotAsked);
    QVERIFY(log.hasHole());
}

QTEST_GUILESS_MAIN(TestRoomLog)
#include "tst_roomlog.moc"
