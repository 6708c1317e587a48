// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/server/store/eventlogcalls.h"
#include "tests/server/store/eventlogcontract.h"

#include <QTest>

// The part of the contract that is about stretches of a log, and its end.

namespace Parlor {

using Place = LogRange::Place;

// Messages 1 to 10, said at 10, 20, ... 100; then one is edited, at 200.
static void fillWithTimes(EventLog &log)
{
    for (int i = 1; i <= 10; ++i) {
        Event said = message(QString::number(i));
        said.time = i * 10;
        append(log, said);
    }
    Event edit = amendment(EventKind::Edit, 3, QStringLiteral("e"), QStringLiteral("new"));
    edit.time = 200;
    amend(log, edit);
}

void EventLogContract::around_data()
{
    QTest::addColumn<Seq>("at");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<bool>("more");
    QTest::addColumn<bool>("newer");
    QTest::newRow("middle") << Seq(5) << 4 << "3 4 5 6" << true << true;
    QTest::newRow("an odd number") << Seq(5) << 3 << "4 5 6" << true << true;
    QTest::newRow("itself") << Seq(5) << 1 << "5" << true << true;
    QTest::newRow("the first") << Seq(1) << 4 << "1 2" << false << true;
    QTest::newRow("the last") << Seq(11) << 4 << "9 10 e" << true << false;
    QTest::newRow("behind the last") << MaxSeq << 4 << "10 e" << true << false;
    QTest::newRow("before the first") << Seq(0) << 4 << "1 2" << false << true;
    QTest::newRow("all") << Seq(5) << 100 << "1 2 3 4 5 6 7 8 9 10 e" << false << false;
}

void EventLogContract::around()
{
    QFETCH(Seq, at);
    QFETCH(int, limit);
    QFETCH(QString, expected);
    QFETCH(bool, more);
    QFETCH(bool, newer);
    const auto log = makeLog(0);
    fillWithTimes(*log);
    const LogPage page = read(*log, {Place::Around, at, limit});
    QCOMPARE(ids(page), expected);
    QCOMPARE(page.more, more);
    QCOMPARE(page.newer, newer);
}

void EventLogContract::fromATime_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<bool>("more");
    QTest::addColumn<bool>("newer");
    QTest::newRow("exactly") << qint64(50) << "5 6 7" << true << true;
    QTest::newRow("between") << qint64(41) << "5 6 7" << true << true;
    QTest::newRow("before all") << qint64(0) << "1 2 3" << false << true;
    QTest::newRow("the last message") << qint64(95) << "10 e" << true << false;
    QTest::newRow("only a change is newer") << qint64(150) << "" << true << false;
    QTest::newRow("the largest") << MaxSeq << "" << true << false;
}

void EventLogContract::fromATime()
{
    QFETCH(qint64, at);
    QFETCH(QString, expected);
    QFETCH(bool, more);
    QFETCH(bool, newer);
    const auto log = makeLog(0);
    fillWithTimes(*log);
    const LogPage page = read(*log, {Place::Time, at, 3});
    QCOMPARE(ids(page), expected);
    QCOMPARE(page.more, more);
    QCOMPARE(page.newer, newer);
}

void EventLogContract::newestMessages()
{
    const auto log = makeLog(0);
    const auto newest = [&](int messages, Seq upTo) {
        return ids(read(*log, {Place::Newest, upTo, 2, 0, messages}));
    };
    QCOMPARE(newest(3, 5), QString());
    fillWithTimes(*log);
    QCOMPARE(newest(2, 11), QStringLiteral("9 10")); // the edit is no message
    QCOMPARE(newest(1, 11), QStringLiteral("10 e"));
    QCOMPARE(newest(2, 5), QStringLiteral("4 5"));
    QCOMPARE(newest(10, 11), QStringLiteral("1 2"));
    QCOMPARE(newest(11, 11), QStringLiteral("1 2"));
}

void EventLogContract::eachOfSome()
{
    const auto log = makeLog(0);
    fillWithTimes(*log);
    QCOMPARE(ids(read(*log, {Place::Each, 0, 10, 0, 0, {7, 2, 99, 11}})), QStringLiteral("2 7 e"));
    QCOMPARE(ids(read(*log, {Place::Each, 0, 10, 3, 0, {7, 2}})), QStringLiteral("7"));
    QCOMPARE(ids(read(*log, {Place::Each, 0, 1, 0, 0, {7, 2}})), QStringLiteral("2"));
}

void EventLogContract::nothingBeforeSince()
{
    const auto log = makeLog(0);
    fillWithTimes(*log);
    for (const auto &[place, at, expected] : {std::tuple{Place::Before, qint64(8), "6 7"},
                                              {Place::After, qint64(2), "6 7 8 9"},
                                              {Place::Around, qint64(7), "6 7 8"},
                                              {Place::Around, qint64(2), "6 7"},
                                              {Place::Time, qint64(10), "6 7 8 9"},
                                              {Place::Before, qint64(3), ""}}) {
        const LogPage page = read(*log, {place, at, 4, 6});
        QCOMPARE(ids(page), QString::fromLatin1(expected));
        QVERIFY(!page.more);
        QVERIFY(page.newer);
    }
    const LogPage nothing = read(*log, {Place::Before, 0, 4, 12});
    QVERIFY(nothing.events.isEmpty() && !nothing.more && !nothing.newer);
}

void EventLogContract::retention_data()
{
    QTest::addColumn<qint64>("notBefore");
    QTest::addColumn<qint64>("messages");
    QTest::addColumn<QString>("left");
    QTest::newRow("some") << qint64(0) << qint64(3) << "8 9 10 e";
    QTest::newRow("as many as there are") << qint64(0) << qint64(10) << "1 2 3 4 5 6 7 8 9 10 e";
    QTest::newRow("more than there are") << qint64(0) << qint64(11) << "1 2 3 4 5 6 7 8 9 10 e";
    QTest::newRow("by age") << qint64(81) << qint64(0) << "9 10 e";
    QTest::newRow("age is the stricter") << qint64(81) << qint64(5) << "9 10 e";
    QTest::newRow("number is the stricter") << qint64(21) << qint64(1) << "10 e";
    QTest::newRow("no rule") << qint64(0) << qint64(0) << "1 2 3 4 5 6 7 8 9 10 e";
}

void EventLogContract::retention()
{
    QFETCH(qint64, notBefore);
    QFETCH(qint64, messages);
    QFETCH(QString, left);
    const auto log = makeLog(0);
    fillWithTimes(*log);
    fill(*log, 3, Attic);
    retain(*log, {notBefore, messages});
    const LogPage page = readBefore(*log, 0, 100);
    QCOMPARE(ids(page), left);
    QCOMPARE(page.state.first, page.events.first().seq);
    QCOMPARE(log->state(Lobby).first, page.state.first);
    QCOMPARE(log->state(Lobby).last, 11);
    QVERIFY(!page.more);
    QCOMPARE(page.events.last().text, page.state.first <= 3 ? QStringLiteral("new") : QString());
    QCOMPARE(ids(readBefore(*log, 0, 100, Attic)), QStringLiteral("1 2 3"));
    // of what was removed nothing is known, what is left is recognised
    QVERIFY(append(*log, message(QStringLiteral("10"))).duplicate);
    QCOMPARE(append(*log, message(QStringLiteral("1"))).duplicate, page.state.first == 1);
}

void EventLogContract::retentionOfEverything()
{
    const auto log = makeLog(0);
    retain(*log, {1000, 0}); // where nobody ever wrote
    QCOMPARE(log->state(Lobby).first, 0);
    fillWithTimes(*log);
    retain(*log, {1000, 0});
    QCOMPARE(log->state(Lobby).first, 12);
    QCOMPARE(log->state(Lobby).last, 11);
    for (const Place place : {Place::Before, Place::After, Place::Around, Place::Time, Place::Newest}) {
        const LogPage page = read(*log, {place, 5, 10, 0, 2});
        QVERIFY(page.events.isEmpty() && !page.more && !page.newer);
        QCOMPARE(page.state.first, 12);
    }
    QCOMPARE(append(*log, message(QStringLiteral("x"))).event.seq, 12);
    QCOMPARE(log->state(Lobby).first, 12);
}

// It takes several steps, and whoever reads meanwhile reads a whole stretch.
void EventLogContract::retentionWhileAppending()
{
    const auto log = makeLog(0);
    constexpr int many = 1700;
    int appended = 0;
    for (int i = 1; i <= many; ++i)
        log->append(message(QString::number(i)), [&](const AppendResult &) { ++appended; });
    bool done = false;
    int reads = 0;
    QString problem;
    std::function<void()> readOn = [&] {
        log->read(Lobby, {Place::Before, 0, 50}, [&](const LogPage &page) {
            ++reads;
            if (page.failed || page.events.size() != 50 || page.state.first > page.events.first().seq)
                problem = QStringLiteral("first %1").arg(page.state.first);
            if (!done)
                readOn();
        });
    };
    log->retain(Lobby, {0, 100}, [&] { done = true; });
    readOn();
    for (int i = 1; i <= 10; ++i)
        log->append(message(QStringLiteral("late-%1").arg(i)), [&](const AppendResult &) { ++appended; });
    QTRY_VERIFY(done);
    QTRY_COMPARE(appended, many + 10);
    QCOMPARE(problem, QString());
    QVERIFY(reads > 0);
    const LogPage left = readAfter(*log, 0, 1000);
    QCOMPARE(left.events.size(), 100 + 10); // those that were the newest when it was asked for, and all later
    QCOMPARE(left.events.first().seq, log->state(Lobby).first);
    Seq prev = left.events.first().prev;
    for (const Event &event : left.events) {
        QCOMPARE(event.prev, prev);
        prev = event.seq;
    }
}

// The clock of the machine was ahead, and was set right: what goes by time goes by the order of the log.
void EventLogContract::timeNeverGoesBack()
{
    const auto log = makeLog(0);
    for (int i = 1; i <= 10; ++i) {
        Event said = message(QString::number(i));
        said.time = i <= 4 ? 1000 + i : 100 + i;
        QCOMPARE(append(*log, said).event.time, i <= 4 ? 1000 + i : 1004);
    }
    Event edit = amendment(EventKind::Edit, 3, QStringLiteral("e"), QStringLiteral("new"));
    edit.time = 200;
    QCOMPARE(amend(*log, edit).event.time, 1004);
    QCOMPARE(readBefore(*log, 0, 1).events.first().time, 1004);
    QCOMPARE(ids(read(*log, {Place::Newest, 11, 20, 0, 3})), QStringLiteral("8 9 10 e"));
    QCOMPARE(ids(read(*log, {Place::Time, 150, 2})), QStringLiteral("1 2"));
    Event elsewhere = message(QStringLiteral("x"), {}, Attic);
    elsewhere.time = 5;
    QCOMPARE(append(*log, elsewhere).event.time, 5);
    retain(*log, {0, 5});
    QCOMPARE(ids(readBefore(*log, 0, 20)), QStringLiteral("6 7 8 9 10 e"));
    retain(*log, {1004, 0});
    QCOMPARE(ids(readBefore(*log, 0, 20)), QStringLiteral("6 7 8 9 10 e"));
}

} // namespace Parlor
