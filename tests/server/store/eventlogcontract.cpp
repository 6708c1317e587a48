// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/server/store/eventlogcontract.h"

#include "tests/server/store/eventlogcalls.h"

#include <QTest>
#include <limits>

namespace Parlor {

void EventLogContract::stateOfNewRoom()
{
    const auto log = makeLog(0);
    const LogState state = log->state(Lobby);
    QVERIFY(!state.epoch.isEmpty());
    QCOMPARE(state.first, 0);
    QCOMPARE(state.last, 0);
    QCOMPARE(log->state(Lobby).epoch, state.epoch);
}

void EventLogContract::pagesOfNewRoom()
{
    const auto log = makeLog(0);
    for (const LogPage &page :
         {readBefore(*log, 0, 10), readBefore(*log, 7, 10), readAfter(*log, 0, 10), readAfter(*log, 7, 10)}) {
        QVERIFY(page.events.isEmpty());
        QVERIFY(!page.more && !page.newer);
        QCOMPARE(page.state.epoch, log->state(Lobby).epoch);
        QCOMPARE(page.state.first, 0);
        QCOMPARE(page.state.last, 0);
    }
}

void EventLogContract::appendSetsWhatIsTheLogs()
{
    const auto log = makeLog(0);
    Event event = message(QStringLiteral("a"));
    event.epoch = QStringLiteral("not yours");
    event.seq = 99;
    event.prev = 98;
    const AppendResult result = append(*log, event);
    QCOMPARE(result.error, AppendError::None);
    QVERIFY(!result.duplicate);
    QCOMPARE(result.event.epoch, log->state(Lobby).epoch);
    QCOMPARE(result.event.seq, 1);
    QCOMPARE(result.event.prev, 0);
    QCOMPARE(log->state(Lobby).first, 1);
    QCOMPARE(log->state(Lobby).last, 1);
}

void EventLogContract::appendKeepsWhatIsTheCallers()
{
    const auto log = makeLog(0);
    Event event =
        message(QStringLiteral("a"), QString::fromUtf8("bold \xF0\x9F\x8E\x89 \xE4\xBD\xA0\xE5\xA5\xBD"));
    event.author = {QStringLiteral("ana"), QStringLiteral("Ana"), 5, true, true, true};
    event.time = 1'700'000'000'123;
    event.spans = {{SpanKind::Bold, 0, 4, {}},
                   {SpanKind::Link, 5, 2, QStringLiteral("https://example.org/")}};
    event.source = QStringLiteral("**bold**");
    const Event written = append(*log, event).event;
    QCOMPARE(readBefore(*log, 0, 10).events, Events{written});

    event.epoch = written.epoch;
    event.seq = written.seq;
    event.prev = written.prev;
    QCOMPARE(written, event);
}

void EventLogContract::everyCharacterStays_data()
{
    QTest::addColumn<QString>("text");
    for (const char16_t first : {u'\xFEFF', u'\xFFFE', u'\0', u'\1', u'\x2028', u'\''})
        QTest::addRow("U+%04X", unsigned(first)) << QChar(first) + QStringLiteral("**bold** x");
    QTest::newRow("a NUL inside") << QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b");
    QTest::newRow("nothing") << QString();
}

void EventLogContract::everyCharacterStays()
{
    QFETCH(QString, text);
    const auto log = makeLog(0);
    Event event = message(QStringLiteral("a"), text);
    event.source = text;
    append(*log, event);
    amend(*log,
          amendment(EventKind::Edit, append(*log, message(QStringLiteral("b"))).event.seq,
                    QStringLiteral("e"), text));
    for (const Event &read : readBefore(*log, 0, 10).events)
        QCOMPARE(read.text, text);
    QCOMPARE(readBefore(*log, 0, 10).events.first().source, text);
}

void EventLogContract::seqRisesAndPrevChains()
{
    const auto log = makeLog(0);
    Seq last = 0;
    for (int i = 0; i < 20; ++i) {
        const Event event = append(*log, message(QString::number(i))).event;
        QVERIFY(event.seq > last);
        QCOMPARE(event.prev, last);
        last = event.seq;
        QCOMPARE(log->state(Lobby).last, last);
    }
}

void EventLogContract::roomsAreApart()
{
    const auto log = makeLog(0);
    fill(*log, 3);
    const Event event = append(*log, message(QStringLiteral("x"), {}, Attic)).event;
    QCOMPARE(event.seq, 1);
    QCOMPARE(event.prev, 0);
    QCOMPARE(ids(readBefore(*log, 0, 10)), QStringLiteral("1 2 3"));
    QCOMPARE(ids(readBefore(*log, 0, 10, Attic)), QStringLiteral("x"));
}

void EventLogContract::callbackNeverInsideTheCall()
{
    const auto log = makeLog(0);
    int called = 0;
    log->append(message(QStringLiteral("a")), [&](const AppendResult &) { ++called; });
    QCOMPARE(called, 0);
    log->append(message(QStringLiteral("a")), [&](const AppendResult &) { ++called; });
    QCOMPARE(called, 0);
    log->read(Lobby, {LogRange::Place::Before, 0, 10}, [&](const LogPage &) { ++called; });
    QCOMPARE(called, 0);
    log->read(Lobby, {LogRange::Place::After, 0, 10}, [&](const LogPage &) { ++called; });
    QCOMPARE(called, 0);
    QTRY_COMPARE(called, 4);
}

void EventLogContract::appendsAreAnsweredInOrder()
{
    const auto log = makeLog(0);
    QStringList order;
    for (int i = 0; i < 5; ++i) {
        const QString n = QString::number(i);
        const QString room = i % 2 ? Attic : Lobby;
        log->append(message(n, {}, room), [&order, n](const AppendResult &) { order.append(n); });
        log->read(room, {LogRange::Place::Before, 0, 10}, [](const LogPage &) {});
    }
    QTRY_COMPARE(order.size(), 5);
    QCOMPARE(order.join(QLatin1Char(' ')), QStringLiteral("0 1 2 3 4"));
}

// Each read finds all that was appended before it, and is answered when that is.
void EventLogContract::readsComeBehindWhatTheySee()
{
    const auto log = makeLog(0);
    int appended = 0;
    int answered = 0;
    QStringList problems;
    const auto check = [&](int before, const LogPage &page) {
        ++answered;
        if (appended < before || page.events.size() < before || page.state.last < before)
            problems.append(QStringLiteral("%1 appended before, %2 answered, %3 read")
                                .arg(before)
                                .arg(appended)
                                .arg(page.events.size()));
    };
    for (int i = 1; i <= 5; ++i) {
        log->append(message(QString::number(i)), [&](const AppendResult &) { ++appended; });
        log->read(Lobby, {LogRange::Place::Before, 0, 10},
                  [&check, i](const LogPage &page) { check(i, page); });
        log->read(Lobby, {LogRange::Place::After, 0, 10},
                  [&check, i](const LogPage &page) { check(i, page); });
    }
    QTRY_COMPARE(answered, 10);
    QCOMPARE(problems, QStringList());
}

void EventLogContract::callbackMayCallAgain()
{
    const auto log = makeLog(0);
    QStringList order;
    log->append(message(QStringLiteral("a")), [&](const AppendResult &) {
        log->append(message(QStringLiteral("b")),
                    [&](const AppendResult &) { order.append(QStringLiteral("b")); });
        order.append(QStringLiteral("a"));
    });
    QTRY_COMPARE(order.size(), 2);
    QCOMPARE(order.join(QLatin1Char(' ')), QStringLiteral("a b"));
    QCOMPARE(ids(readBefore(*log, 0, 10)), QStringLiteral("a b"));
}

void EventLogContract::repeatedAppendGivesTheOldEvent()
{
    const auto log = makeLog(0);
    const Event first = append(*log, message(QStringLiteral("a"), QStringLiteral("said once"))).event;
    append(*log, message(QStringLiteral("b")));
    const AppendResult again = append(*log, message(QStringLiteral("a"), QStringLiteral("said otherwise")));
    QCOMPARE(again.error, AppendError::None);
    QVERIFY(again.duplicate);
    QCOMPARE(again.event, first);
    QCOMPARE(ids(readBefore(*log, 0, 10)), QStringLiteral("a b"));
}

void EventLogContract::repeatedAppendBeforeTheFirstIsAnswered()
{
    const auto log = makeLog(0);
    QVector<AppendResult> results;
    for (int i = 0; i < 3; ++i)
        log->append(message(QStringLiteral("a")), [&](AppendResult r) { results.append(std::move(r)); });
    QTRY_COMPARE(results.size(), 3);
    QVERIFY(!results[0].duplicate);
    QVERIFY(results[1].duplicate);
    QVERIFY(results[2].duplicate);
    QCOMPARE(results[1].event, results[0].event);
    QCOMPARE(results[2].event, results[0].event);
}

void EventLogContract::sameIdOfAnotherAuthorIsNew()
{
    const auto log = makeLog(0);
    const Event ana = append(*log, message(QStringLiteral("a"))).event;
    const AppendResult bo = append(*log, message(QStringLiteral("a"), {}, Lobby, QStringLiteral("bo")));
    QVERIFY(!bo.duplicate);
    QVERIFY(bo.event.seq > ana.seq);
}

void EventLogContract::sameIdInAnotherRoomIsNew()
{
    const auto log = makeLog(0);
    append(*log, message(QStringLiteral("a")));
    QVERIFY(!append(*log, message(QStringLiteral("a"), {}, Attic)).duplicate);
}

void EventLogContract::emptyIdIsAlwaysNew()
{
    const auto log = makeLog(0);
    append(*log, message({}));
    QVERIFY(!append(*log, message({})).duplicate);
    QCOMPARE(readBefore(*log, 0, 10).events.size(), 2);
}

void EventLogContract::before_data()
{
    QTest::addColumn<int>("beforeId"); // 0: the newest; 11: behind the last
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<bool>("more");
    QTest::newRow("the newest") << 0 << 3 << "8 9 10" << true;
    QTest::newRow("all") << 0 << 10 << "1 2 3 4 5 6 7 8 9 10" << false;
    QTest::newRow("more than all") << 0 << 200 << "1 2 3 4 5 6 7 8 9 10" << false;
    QTest::newRow("all but one") << 0 << 9 << "2 3 4 5 6 7 8 9 10" << true;
    QTest::newRow("middle") << 5 << 2 << "3 4" << true;
    QTest::newRow("up to the first") << 5 << 4 << "1 2 3 4" << false;
    QTest::newRow("before the first") << 1 << 5 << "" << false;
    QTest::newRow("before the second") << 2 << 5 << "1" << false;
    QTest::newRow("from behind the last") << 11 << 2 << "9 10" << true;
    QTest::newRow("nothing asked") << 5 << 0 << "" << true;
    QTest::newRow("less than nothing") << 5 << -3 << "" << true;
}

void EventLogContract::before()
{
    QFETCH(int, beforeId);
    QFETCH(int, limit);
    QFETCH(QString, expected);
    QFETCH(bool, more);
    const auto log = makeLog(0);
    fill(*log, 10);
    const Seq seq = beforeId == 0 ? 0 : beforeId == 11 ? MaxSeq : seqOf(*log, QString::number(beforeId));
    const LogPage page = readBefore(*log, seq, limit);
    QCOMPARE(ids(page), expected);
    QCOMPARE(page.more, more);
    QCOMPARE(page.state.first, log->state(Lobby).first);
    QCOMPARE(page.state.last, log->state(Lobby).last);
    QCOMPARE(page.state.epoch, log->state(Lobby).epoch);
}

void EventLogContract::after_data()
{
    QTest::addColumn<int>("afterId"); // 0: from the start; 11: far behind the last
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<bool>("more");
    QTest::newRow("from the start") << 0 << 3 << "1 2 3" << true;
    QTest::newRow("all") << 0 << 10 << "1 2 3 4 5 6 7 8 9 10" << false;
    QTest::newRow("middle") << 5 << 2 << "6 7" << true;
    QTest::newRow("up to the last") << 5 << 5 << "6 7 8 9 10" << false;
    QTest::newRow("up to the one before the last") << 5 << 4 << "6 7 8 9" << true;
    QTest::newRow("behind the last") << 10 << 5 << "" << false;
    QTest::newRow("far behind the last") << 11 << 5 << "" << false;
    QTest::newRow("nothing asked") << 5 << 0 << "" << true;
    QTest::newRow("less than nothing") << 5 << -3 << "" << true;
    QTest::newRow("the largest limit") << 8 << std::numeric_limits<int>::max() << "9 10" << false;
}

void EventLogContract::after()
{
    QFETCH(int, afterId);
    QFETCH(int, limit);
    QFETCH(QString, expected);
    QFETCH(bool, more);
    const auto log = makeLog(0);
    fill(*log, 10);
    const Seq seq = afterId == 0 ? 0 : afterId == 11 ? MaxSeq : seqOf(*log, QString::number(afterId));
    const LogPage page = readAfter(*log, seq, limit);
    QCOMPARE(ids(page), expected);
    QCOMPARE(page.newer, more);
    QCOMPARE(page.state.last, log->state(Lobby).last);
}

void EventLogContract::readingBehindWritingSeesIt()
{
    const auto log = makeLog(0);
    LogPage page;
    bool done = false;
    log->append(message(QStringLiteral("a")), [](const AppendResult &) {});
    log->read(Lobby, {LogRange::Place::Before, 0, 10}, [&](LogPage p) {
        page = std::move(p);
        done = true;
    });
    QTRY_VERIFY(done);
    QCOMPARE(ids(page), QStringLiteral("a"));
}

void EventLogContract::limitMovesFirst()
{
    const auto log = makeLog(4);
    fill(*log, 4);
    QCOMPARE(log->state(Lobby).first, seqOf(*log, QStringLiteral("1")));
    fill(*log, 4, Attic);
    append(*log, message(QStringLiteral("5")));
    const LogPage page = readBefore(*log, 0, 10);
    QCOMPARE(ids(page), QStringLiteral("2 3 4 5"));
    QVERIFY(!page.more);
    QCOMPARE(page.state.first, page.events.first().seq);
    QCOMPARE(log->state(Lobby).first, page.state.first);
    QVERIFY2(page.events.first().prev > 0, "the chain stays as it was written");
    QCOMPARE(ids(readBefore(*log, 0, 10, Attic)), QStringLiteral("1 2 3 4"));
}

void EventLogContract::pagesAfterLimitMovedFirst()
{
    const auto log = makeLog(3);
    fill(*log, 10);
    QCOMPARE(ids(readAfter(*log, 0, 10)), QStringLiteral("8 9 10"));
    QCOMPARE(ids(readAfter(*log, 2, 2)), QStringLiteral("8 9"));
    QVERIFY(readAfter(*log, 2, 2).newer);
    const Seq first = log->state(Lobby).first;
    QCOMPARE(ids(readBefore(*log, first, 10)), QString());
    QVERIFY(!readBefore(*log, first, 10).more);
    QCOMPARE(ids(readBefore(*log, 2, 10)), QString());
    QVERIFY(!readBefore(*log, 2, 10).more);
    // What is still there is still recognised.
    QVERIFY(append(*log, message(QStringLiteral("8"))).duplicate);
    QVERIFY(append(*log, message(QStringLiteral("10"))).duplicate);
}

void EventLogContract::forgetStartsOver()
{
    const auto log = makeLog(0);
    fill(*log, 3);
    const QString epoch = log->state(Lobby).epoch;
    log->forget(Lobby);
    const LogState state = log->state(Lobby);
    QVERIFY(!state.epoch.isEmpty());
    QVERIFY(state.epoch != epoch);
    QCOMPARE(state.first, 0);
    QCOMPARE(state.last, 0);
    QVERIFY(readBefore(*log, 0, 10).events.isEmpty());
    const AppendResult result = append(*log, message(QStringLiteral("1")));
    QVERIFY(!result.duplicate);
    QCOMPARE(result.event.prev, 0);
}

void EventLogContract::forgetKeepsOtherRooms()
{
    const auto log = makeLog(0);
    fill(*log, 3);
    fill(*log, 2, Attic);
    const QString epoch = log->state(Attic).epoch;
    log->forget(Lobby);
    log->forget(QStringLiteral("never seen"));
    QCOMPARE(ids(readBefore(*log, 0, 10, Attic)), QStringLiteral("1 2"));
    QCOMPARE(log->state(Attic).epoch, epoch);
}

void EventLogContract::editChangesTheMessage()
{
    const auto log = makeLog(0);
    Event first = message(QStringLiteral("a"), QStringLiteral("frist"));
    first.source = QStringLiteral("*frist*");
    first.spans = {{SpanKind::Italic, 0, 5, {}}};
    const Event said = append(*log, first).event;
    append(*log, message(QStringLiteral("b"), QStringLiteral("stays")));
    Event edit = amendment(EventKind::Edit, said.seq, QStringLiteral("e"), QStringLiteral("first"));
    edit.spans = {{SpanKind::Bold, 0, 5, {}}};
    edit.source = QStringLiteral("**first**");
    const AppendResult result = amend(*log, edit);
    QCOMPARE(result.error, AppendError::None);
    QVERIFY(!result.duplicate);
    QCOMPARE(result.event.seq, said.seq + 2);
    QCOMPARE(result.event.prev, said.seq + 1);
    QCOMPARE(result.event.text, QStringLiteral("first"));

    const Events events = readBefore(*log, 0, 10).events;
    QCOMPARE(events.size(), 3);
    Event expected = said;
    expected.text = edit.text;
    expected.spans = edit.spans;
    expected.source = edit.source;
    expected.edited = result.event.seq;
    QCOMPARE(events.at(0), expected);
    QCOMPARE(events.at(1).text, QStringLiteral("stays"));
    QCOMPARE(events.at(2), result.event);
    QCOMPARE(log->state(Lobby).last, result.event.seq);
}

void EventLogContract::deletionLeavesATombstone()
{
    const auto log = makeLog(0);
    const Event said = append(*log, message(QStringLiteral("a"), QStringLiteral("oops"))).event;
    amend(*log, amendment(EventKind::Edit, said.seq, QStringLiteral("e"), QStringLiteral("oops!")));
    const Event gone = amend(*log, amendment(EventKind::Delete, said.seq, QStringLiteral("d"))).event;
    QVERIFY(gone.kind == EventKind::Delete);
    const Events events = readBefore(*log, 0, 10).events;
    QCOMPARE(events.size(), 3);
    QVERIFY(events.at(0).deleted);
    QVERIFY(events.at(0).text.isEmpty() && events.at(0).spans.isEmpty() && events.at(0).source.isEmpty());
    QCOMPARE(events.at(0).author, said.author);
    QVERIFY2(events.at(1).text.isEmpty(), "nothing is left of what it once said");
    QCOMPARE(events.at(2), gone);
    // The message sent again is still the same one.
    QVERIFY(append(*log, message(QStringLiteral("a"), QStringLiteral("oops"))).duplicate);
    QVERIFY(readBefore(*log, 0, 10).events.at(0).deleted);
}

// In whatever order they are read, by whatever way.
void EventLogContract::editsAreReadAsTheMessageIsNow()
{
    const auto log = makeLog(0);
    const Event said = append(*log, message(QStringLiteral("a"), QStringLiteral("1"))).event;
    const QString latest = QStringLiteral("3");
    const Seq first =
        amend(*log, amendment(EventKind::Edit, said.seq, QStringLiteral("x"), QStringLiteral("2"))).event.seq;
    const Seq second =
        amend(*log, amendment(EventKind::Edit, said.seq, QStringLiteral("y"), latest)).event.seq;
    for (const LogPage &page : {readBefore(*log, 0, 10), readAfter(*log, 0, 10)}) {
        QCOMPARE(page.events.size(), 3);
        for (const Event &event : page.events)
            QCOMPARE(event.text, latest);
        QCOMPARE(page.events.at(0).edited, second);
    }
    QCOMPARE(readAfter(*log, said.seq, 1).events.at(0).seq, first); // without its message
    QCOMPARE(readAfter(*log, said.seq, 1).events.at(0).text, latest);
}

void EventLogContract::amendmentsRefused_data()
{
    QTest::addColumn<QString>("author");
    QTest::addColumn<int>("target"); // 1: a message; 2: a deleted one; 3: an edit; else nothing
    QTest::addColumn<bool>("anyAuthor");
    QTest::addColumn<qint64>("notBefore");
    QTest::addColumn<AppendError>("error");
    const QString ana = QStringLiteral("ana"), ben = QStringLiteral("ben");
    QTest::newRow("own") << ana << 1 << false << qint64(1000) << AppendError::None;
    QTest::newRow("somebody else's") << ben << 1 << false << qint64(0) << AppendError::NotYours;
    QTest::newRow("somebody else's, by the host") << ben << 1 << true << qint64(0) << AppendError::None;
    QTest::newRow("too old") << ana << 1 << false << qint64(1001) << AppendError::TooLate;
    QTest::newRow("deleted") << ana << 2 << false << qint64(0) << AppendError::NoTarget;
    QTest::newRow("deleted, by the host") << ben << 2 << true << qint64(0) << AppendError::NoTarget;
    QTest::newRow("an edit") << ana << 3 << false << qint64(0) << AppendError::NoTarget;
    QTest::newRow("nothing") << ana << 99 << false << qint64(0) << AppendError::NoTarget;
    QTest::newRow("before the first") << ana << 0 << false << qint64(0) << AppendError::NoTarget;
}

void EventLogContract::amendmentsRefused()
{
    QFETCH(QString, author);
    QFETCH(int, target);
    QFETCH(bool, anyAuthor);
    QFETCH(qint64, notBefore);
    QFETCH(AppendError, error);
    const auto log = makeLog(0);
    Event said = message(QStringLiteral("a"), QStringLiteral("text"));
    said.time = 1000;
    append(*log, said);
    said.id = QStringLiteral("b");
    const Seq deleted = append(*log, said).event.seq;
    const Seq deletion = amend(*log, amendment(EventKind::Delete, deleted, QStringLiteral("d"))).event.seq;
    const Seq seq = target == 3 ? deletion : Seq(target);
    for (const EventKind kind : {EventKind::Edit, EventKind::Delete}) {
        Event change = amendment(kind, seq, QStringLiteral("c%1").arg(int(kind)), QStringLiteral("new"));
        change.author.id = author;
        const Events before = readBefore(*log, 0, 10).events;
        QCOMPARE(amend(*log, change, {anyAuthor, notBefore}).error, error);
        if (error != AppendError::None)
            QCOMPARE(readBefore(*log, 0, 10).events, before);
    }
}

void EventLogContract::amendmentSentAgain()
{
    const auto log = makeLog(0);
    const Event said = append(*log, message(QStringLiteral("a"), QStringLiteral("text"))).event;
    const Event deletion = amendment(EventKind::Delete, said.seq, QStringLiteral("d"));
    const Event done = amend(*log, deletion).event;
    const AppendResult again = amend(*log, deletion); // although there is nothing to delete any more
    QCOMPARE(again.error, AppendError::None);
    QVERIFY(again.duplicate);
    QCOMPARE(again.event, done);
    QCOMPARE(readBefore(*log, 0, 10).events.size(), 2);
}

void EventLogContract::epochsDiffer()
{
    const auto log = makeLog(0);
    const auto other = makeLog(0);
    QVERIFY(log->state(Lobby).epoch != log->state(Attic).epoch);
    QVERIFY(log->state(Lobby).epoch != other->state(Lobby).epoch);
}

void EventLogContract::destroyedWhilePending()
{
    bool called = false;
    auto log = makeLog(0);
    log->append(message(QStringLiteral("a")), [&](const AppendResult &) { called = true; });
    log->read(Lobby, {LogRange::Place::Before, 0, 10}, [&](const LogPage &) { called = true; });
    log.reset();
    // Another log's answer proves that the loop turned.
    append(*makeLog(0), message(QStringLiteral("b")));
    QVERIFY(!called);
}

void EventLogContract::destroyedInCallback()
{
    int called = 0;
    auto log = makeLog(0);
    for (int i = 0; i < 3; ++i) {
        log->append(message(QString::number(i)), [&](const AppendResult &) {
            ++called;
            log.reset();
        });
    }
    QTRY_COMPARE(called, 1);
    append(*makeLog(0), message(QStringLiteral("b")));
    QCOMPARE(called, 1);
}

} // namespace Parlor
