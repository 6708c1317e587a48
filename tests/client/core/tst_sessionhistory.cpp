// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/client/core/sessionfixture.h"

#include <QSignalSpy>
#include <limits>

using namespace Parlor;
using namespace std::chrono_literals;

/// Jumps into the past of a room and the way back, and what is pinned there.
class TestSessionHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jumpsAndReturnsPageByPage();
    void jumpsToWhatIsLoaded();
    void jumpsToAMoment();
    void returnsToTheEndAtOnce();
    void jumpNextToWhatIsLoaded();
    void whatOneSaysIsAtTheEnd();
    void changesWhileAway();
    void cutDuringAJump();
    void nowhereToGoOffline();
    void refusedForGood();
    void holeThatIsRefusedForGood();
    void onlyWhatTheWireCanSay();
    void pins();
    void whatWasRemovedIsDropped();
};

static void fill(SessionFixture &f, int count)
{
    f.server.script.pageSize = 10;
    for (int i = 1; i <= count; ++i)
        f.server.say(Lobby, QStringLiteral("Bea"), QString::number(i));
}

/// First and last message that are shown, with all between.
static QString range(const SessionFixture &f)
{
    const TimelineModel *lines = f.session.timeline(Lobby);
    for (int row = 0; row < f.sent(); ++row) {
        if (lines->at(row).event.seq != lines->firstSeq() + row)
            return QStringLiteral("a hole");
    }
    return QStringLiteral("%1-%2%3")
        .arg(lines->firstSeq())
        .arg(lines->lastSeq())
        .arg(lines->isAtEnd() ? QString() : QStringLiteral("..."));
}

void TestSessionHistory::jumpsAndReturnsPageByPage()
{
    SessionFixture f;
    fill(f, 200);
    QVERIFY(f.online());
    QCOMPARE(range(f), QStringLiteral("191-200"));
    QSignalSpy jumps(&f.session, &ChatSession::jumped);
    f.session.showAround(Lobby, 100);
    QTRY_COMPARE(jumps.size(), 1);
    QCOMPARE(jumps.first().at(1).value<Seq>(), 100);
    QCOMPARE(range(f), QStringLiteral("75-124..."));
    // What comes meanwhile is no line, and is unread.
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("201"));
    QTRY_COMPARE(f.unread(), 1);
    QCOMPARE(range(f), QStringLiteral("75-124..."));
    f.session.loadOlder(Lobby);
    QTRY_COMPARE(range(f), QStringLiteral("25-124..."));
    f.session.loadNewer(Lobby);
    QTRY_COMPARE(range(f), QStringLiteral("25-174..."));
    f.session.loadNewer(Lobby);
    QTRY_COMPARE(range(f), QStringLiteral("25-201"));
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("202"));
    QTRY_COMPARE(range(f), QStringLiteral("25-202"));
}

void TestSessionHistory::jumpsToWhatIsLoaded()
{
    SessionFixture f;
    fill(f, 20);
    QVERIFY(f.online());
    QSignalSpy jumps(&f.session, &ChatSession::jumped);
    f.session.showAround(Lobby, 15);
    QCOMPARE(jumps.size(), 1);
    QCOMPARE(jumps.first().at(1).value<Seq>(), 15);
    QVERIFY(f.server.heard<GetHistory>().isEmpty());
    QCOMPARE(range(f), QStringLiteral("11-20"));
}

void TestSessionHistory::jumpsToAMoment()
{
    SessionFixture f;
    fill(f, 200);
    QVERIFY(f.online());
    QSignalSpy jumps(&f.session, &ChatSession::jumped);
    const qint64 time = f.server.log(Lobby).at(59).time;
    f.session.showFrom(Lobby, time);
    QTRY_COMPARE(jumps.size(), 1);
    QCOMPARE(jumps.first().at(1).value<Seq>(), 60);
    QCOMPARE(range(f), QStringLiteral("60-109..."));
    f.session.showFrom(Lobby, time + 1'000'000); // nothing is from then on: the end
    QTRY_COMPARE(range(f), QStringLiteral("151-200"));
}

void TestSessionHistory::returnsToTheEndAtOnce()
{
    SessionFixture f;
    fill(f, 200);
    QVERIFY(f.online());
    QSignalSpy jumps(&f.session, &ChatSession::jumped);
    f.session.showEnd(Lobby);
    QCOMPARE(jumps.size(), 1); // there already
    f.session.showAround(Lobby, 100);
    QTRY_COMPARE(jumps.size(), 2);
    f.session.setVisibleRoom(Lobby);
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("201"));
    QTRY_COMPARE(f.unread(), 1); // the person looks at another place
    f.session.showEnd(Lobby);
    QTRY_COMPARE(jumps.size(), 3);
    QCOMPARE(jumps.last().at(1).value<Seq>(), 0);
    QCOMPARE(range(f), QStringLiteral("152-201"));
    QCOMPARE(f.unread(), 0);
}

void TestSessionHistory::jumpNextToWhatIsLoaded()
{
    SessionFixture f;
    fill(f, 200);
    QVERIFY(f.online());
    QSignalSpy jumps(&f.session, &ChatSession::jumped);
    f.session.showAround(Lobby, 180);
    QTRY_COMPARE(jumps.size(), 1);
    QCOMPARE(range(f), QStringLiteral("155-200")); // one piece
    f.session.loadOlder(Lobby);
    QTRY_COMPARE(range(f), QStringLiteral("105-200"));
}

void TestSessionHistory::whatOneSaysIsAtTheEnd()
{
    SessionFixture f;
    fill(f, 200);
    QVERIFY(f.online());
    QSignalSpy jumps(&f.session, &ChatSession::jumped);
    f.session.showAround(Lobby, 100);
    QTRY_COMPARE(jumps.size(), 1);
    f.session.post(Lobby, QStringLiteral("here"));
    QTRY_VERIFY(f.session.timeline(Lobby)->isAtEnd());
    QTRY_COMPARE(f.session.timeline(Lobby)->lastSeq(), 201);
    QVERIFY(f.session.timeline(Lobby)->unsentIds().isEmpty());
}

void TestSessionHistory::changesWhileAway()
{
    SessionFixture f;
    fill(f, 200);
    QVERIFY(f.online());
    QSignalSpy jumps(&f.session, &ChatSession::jumped);
    f.session.showAround(Lobby, 100);
    QTRY_COMPARE(jumps.size(), 1);
    const Person bea = f.server.log(Lobby).first().author;
    f.server.amend(Lobby, bea, 100, QStringLiteral("changed"));
    const TimelineModel *lines = f.session.timeline(Lobby);
    QTRY_COMPARE(lines->at(lines->rowFrom(100)).event.text, QStringLiteral("changed"));
    f.server.amend(Lobby, bea, 199, QStringLiteral("changed, too"));
    f.session.showEnd(Lobby);
    QTRY_COMPARE(jumps.size(), 2);
    QCOMPARE(lines->at(lines->rowFrom(199)).event.text, QStringLiteral("changed, too"));
}

void TestSessionHistory::cutDuringAJump()
{
    SessionFixture f;
    fill(f, 200);
    QVERIFY(f.online());
    QSignalSpy jumps(&f.session, &ChatSession::jumped);
    f.server.script.answersHistory = false;
    f.session.showAround(Lobby, 100);
    QTRY_COMPARE(f.server.heard<GetHistory>().size(), 1);
    f.server.cut();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.server.script.answersHistory = true;
    f.session.retryNow();
    QTRY_COMPARE(jumps.size(), 1);
    QCOMPARE(range(f), QStringLiteral("75-124..."));
}

void TestSessionHistory::nowhereToGoOffline()
{
    SessionFixture f;
    fill(f, 50);
    QVERIFY(f.online());
    f.server.stop();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    QSignalSpy offline(&f.session, &ChatSession::refusedOffline);
    QSignalSpy jumps(&f.session, &ChatSession::jumped);
    f.session.showAround(Lobby, 10);
    f.session.showFrom(Lobby, 1);
    f.session.loadPins(Lobby);
    QCOMPARE(offline.size(), 3);
    QCOMPARE(offline.first().first().toString(), QStringLiteral("history"));
    f.session.showAround(Lobby, 45); // is here
    QCOMPARE(jumps.size(), 1);
}

static Refusal never()
{
    Refusal refusal;
    refusal.code = RefusalCode::BadField;
    return refusal;
}

/// Lets time pass; what the server says because of it is here then.
static bool passTime(SessionFixture &f, std::chrono::milliseconds time)
{
    f.pass(time);
    f.session.post(Lobby, QStringLiteral("mark"));
    return QTest::qWaitFor([&f] { return f.session.timeline(Lobby)->unsentIds().isEmpty(); });
}

void TestSessionHistory::refusedForGood()
{
    SessionFixture f;
    fill(f, 200);
    QVERIFY(f.online());
    QSignalSpy refusals(&f.session, &ChatSession::refused);
    QSignalSpy jumps(&f.session, &ChatSession::jumped);
    f.server.historyRefusals = {never(), never(), never()};
    f.session.showAround(Lobby, 100);
    QTRY_COMPARE(refusals.size(), 1);
    QCOMPARE(refusals.first().first().value<Refusal>().re, QStringLiteral("history"));
    f.session.loadOlder(Lobby);
    QTRY_COMPARE(refusals.size(), 2);
    f.session.loadPins(Lobby);
    QTRY_COMPARE(refusals.size(), 3);
    QVERIFY(passTime(f, 10s));
    QCOMPARE(f.server.heard<GetHistory>().size(), 3);
    f.session.showAround(Lobby, 100); // another wish
    QTRY_COMPARE(jumps.size(), 1);
    f.session.showEnd(Lobby);
    QTRY_COMPARE(jumps.size(), 2);
    f.session.loadOlder(Lobby);
    QTRY_COMPARE(range(f), QStringLiteral("102-201"));
}

void TestSessionHistory::holeThatIsRefusedForGood()
{
    SessionFixture f;
    QVERIFY(f.online());
    QSignalSpy refusals(&f.session, &ChatSession::refused);
    f.server.historyRefusals = {never()};
    f.server.sayUnheard(Lobby, QStringLiteral("Bea"), QStringLiteral("1"));
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("2"));
    QTRY_COMPARE(refusals.size(), 1);
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("3"));
    QVERIFY(passTime(f, 10s));
    QCOMPARE(f.server.heard<GetHistory>().size(), 1);
    f.server.cut();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.session.retryNow();
    QTRY_COMPARE(f.texts(), QStringLiteral("1 2 3 mark"));
}

void TestSessionHistory::onlyWhatTheWireCanSay()
{
    SessionFixture f;
    fill(f, 60);
    QVERIFY(f.online());
    QSignalSpy jumps(&f.session, &ChatSession::jumped);
    f.session.showFrom(Lobby, -1); // before 1970
    QTRY_COMPARE(jumps.size(), 1);
    QCOMPARE(jumps.last().at(1).value<Seq>(), 1);
    f.session.showAround(Lobby, -5);
    QTRY_COMPARE(jumps.size(), 2);
    f.session.showFrom(Lobby, std::numeric_limits<qint64>::max());
    QTRY_COMPARE(f.server.heard<GetHistory>().size(), 4); // nothing is from then on: the end
    QCOMPARE(f.server.heard<GetHistory>().at(0).at, 0);
    QCOMPARE(f.server.heard<GetHistory>().at(1).around, 0);
    QCOMPARE(f.server.heard<GetHistory>().at(2).at, MaxSeq);
}

void TestSessionHistory::pins()
{
    SessionFixture f;
    fill(f, 30);
    QVERIFY(f.online());
    QVERIFY(f.session.pins(Lobby).isEmpty());
    QSignalSpy changes(&f.session, &ChatSession::pinsChanged);
    QSignalSpy loaded(&f.session, &ChatSession::pinsLoaded);
    QSignalSpy done(&f.session, &ChatSession::acknowledged);
    const QString id = f.session.pin(Lobby, 25, true);
    QVERIFY(!id.isEmpty());
    f.session.pin(Lobby, 2, true);
    QTRY_COMPARE(f.session.pins(Lobby), (QVector<Seq>{25, 2}));
    QCOMPARE(changes.size(), 2);
    QCOMPARE(done.size(), 2);
    QCOMPARE(done.first().at(0).toString(), id);
    QCOMPARE(done.first().at(1).value<Seq>(), 31);
    f.session.loadPins(Lobby);
    QTRY_COMPARE(loaded.size(), 1);
    const auto pinned = loaded.first().at(1).value<Events>();
    QCOMPARE(pinned.size(), 2);
    QCOMPARE(pinned.at(1).text, QStringLiteral("2"));
    QCOMPARE(f.session.timeline(Lobby)->firstSeq(), 21); // what is shown stays
    f.server.amend(Lobby, pinned.first().author, 25, {});
    QTRY_COMPARE(f.session.pins(Lobby), QVector<Seq>{2});
}

void TestSessionHistory::whatWasRemovedIsDropped()
{
    SessionFixture f;
    fill(f, 10);
    f.server.script.amendJoined = [](Joined &joined) {
        joined.pins = {2, 9};
        joined.read = 1;
    };
    QVERIFY(f.online());
    QCOMPARE(f.unread(), 9);
    f.server.retain(Lobby, 4);
    f.server.setInfo(f.server.info(Lobby));
    QTRY_COMPARE(range(f), QStringLiteral("7-10"));
    QCOMPARE(f.unread(), 4);
    QCOMPARE(f.session.pins(Lobby), QVector<Seq>{9});
    QVERIFY(!f.session.timeline(Lobby)->hasOlder());
}

QTEST_GUILESS_MAIN(TestSessionHistory)
#include "tst_sessionhistory.moc"
