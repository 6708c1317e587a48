// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/client/core/sessionfixture.h"

#include <QSignalSpy>

using namespace Parlor;
using namespace std::chrono_literals;

/// How a session that was online is cut, comes back, or ends.
class TestReconnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resumesWithoutDoubles();
    void resendsWithTheSameId();
    void ackLostInTheCut();
    void waitsOfflineInOrder();
    void acknowledgedButBeyondThePage();
    void acknowledgedAgainBeyondThePage();
    void changeAcknowledgedAgainBeyondThePage();
    void changesAreSentAgain();
    void changeAnsweredWhileAway();
    void changesWaitOffline();
    void changesOfAnotherLogAreDropped();
    void serverRestarts();
    void anotherLogAfterARestart();
    void roomGoneMeanwhile();
    void nameTakenMeanwhile();
    void pausesGrowAndKeepTrying();
    void noPong();
    void comesBackWhenAsked();
    void endsOnCloseCode_data();
    void endsOnCloseCode();
    void hostStopped();
    void hostComesBack();
    void removed();
};

void TestReconnect::resumesWithoutDoubles()
{
    SessionFixture f;
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("1"));
    QVERIFY(f.online());
    const QString token = f.session.token();
    const QString id = f.session.you().id;
    QSignalSpy reset(f.session.timeline(Lobby), &QAbstractItemModel::modelReset);
    QSignalSpy entered(&f.session, &ChatSession::roomJoined);
    for (int round = 0; round < 3; ++round) {
        f.server.cut();
        QTRY_COMPARE(f.session.state(), SessionState::Waiting);
        f.server.say(Lobby, QStringLiteral("Bea"), QString::number(round + 2));
        f.passPause();
        QTRY_COMPARE(f.session.state(), SessionState::Online);
    }
    QTRY_COMPARE(f.texts(), QStringLiteral("1 2 3 4"));
    QCOMPARE(reset.size(), 0);
    QCOMPARE(entered.size(), 0);
    QCOMPARE(f.session.you().id, id);
    const Hello hello = f.server.heard<Hello>().last();
    QCOMPARE(hello.token, token);
    QCOMPARE(hello.rooms.value(Lobby).seq, 3);
    QVERIFY(!hello.rooms.value(Lobby).epoch.isEmpty());
}

void TestReconnect::resendsWithTheSameId()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.script.acknowledges = false;
    f.server.script.delivers = false;
    f.session.post(Lobby, QStringLiteral("a"));
    f.session.post(Lobby, QStringLiteral("b"));
    QTRY_COMPARE(f.server.heard<Post>().size(), 1);
    f.server.lose(Lobby); // it was never written down
    f.server.cut();
    f.server.script.acknowledges = f.server.script.delivers = true;
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.passPause();
    QTRY_COMPARE(f.sent(), 2);
    QCOMPARE(f.texts(), QStringLiteral("a b"));
    const QVector<Post> posts = f.server.heard<Post>();
    QCOMPARE(posts.size(), 3);
    QCOMPARE(posts.at(0), posts.at(1));
    QCOMPARE(f.server.log(Lobby).size(), 2);
}

void TestReconnect::ackLostInTheCut()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.script.acknowledges = false;
    f.server.script.delivers = false;
    f.session.post(Lobby, QStringLiteral("a"));
    QTRY_COMPARE(f.server.log(Lobby).size(), 1);
    f.server.cut();
    f.server.script.acknowledges = f.server.script.delivers = true;
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.passPause();
    QTRY_COMPARE(f.sent(), 1);
    f.session.post(Lobby, QStringLiteral("b"));
    QTRY_COMPARE(f.sent(), 2);
    QCOMPARE(f.texts(), QStringLiteral("a b"));
    QCOMPARE(f.server.log(Lobby).size(), 2);
}

void TestReconnect::waitsOfflineInOrder()
{
    SessionFixture f;
    QVERIFY(f.online());
    QSignalSpy waiting(&f.session, &ChatSession::waitingChanged);
    f.server.stop();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    for (const char *text : {"a", "b", "c"})
        f.session.post(Lobby, QLatin1String(text));
    QCOMPARE(waiting.last().first().toInt(), 3);
    QVERIFY(f.server.restart());
    f.passPause();
    QTRY_COMPARE(f.sent(), 3);
    QCOMPARE(f.texts(), QStringLiteral("a b c"));
    QCOMPARE(waiting.last().first().toInt(), 0);
}

void TestReconnect::acknowledgedButBeyondThePage()
{
    SessionFixture f;
    f.server.script.pageSize = 2;
    QVERIFY(f.online());
    f.server.script.delivers = false;
    QSignalSpy waiting(&f.session, &ChatSession::waitingChanged);
    f.session.post(Lobby, QStringLiteral("mine"));
    QTRY_COMPARE(waiting.size(), 2); // acknowledged, the event got lost
    QCOMPARE(f.session.timeline(Lobby)->at(0).state, SendState::Waiting);
    for (int i = 0; i < 5; ++i)
        f.server.say(Lobby, QStringLiteral("Bea"), QString::number(i));
    f.server.cut();
    f.server.script.delivers = true;
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.passPause();
    QTRY_COMPARE(f.texts(), QStringLiteral("3 4"));
    QCOMPARE(f.session.timeline(Lobby)->unsentIds(), QStringList());
    f.session.loadOlder(Lobby);
    QTRY_COMPARE(f.texts(), QStringLiteral("mine 0 1 2 3 4"));
    QVERIFY(f.session.timeline(Lobby)->at(0).own);
}

void TestReconnect::acknowledgedAgainBeyondThePage()
{
    SessionFixture f;
    f.server.script.pageSize = 2;
    QVERIFY(f.online());
    f.server.script.acknowledges = f.server.script.delivers = false;
    f.session.post(Lobby, QStringLiteral("mine"));
    f.session.post(Lobby, QStringLiteral("later"));
    QTRY_COMPARE(f.server.log(Lobby).size(), 1); // written down, but its author does not know
    for (int i = 0; i < 5; ++i)
        f.server.say(Lobby, QStringLiteral("Bea"), QString::number(i));
    f.server.cut();
    f.server.script.acknowledges = f.server.script.delivers = true;
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.passPause();
    QTRY_COMPARE(f.texts(), QStringLiteral("3 4 later"));
    QTRY_COMPARE(f.session.timeline(Lobby)->unsentIds(), QStringList());
    f.session.loadOlder(Lobby);
    QTRY_COMPARE(f.texts(), QStringLiteral("mine 0 1 2 3 4 later"));
    QVERIFY(f.session.timeline(Lobby)->at(0).own);
}

/// The ack was lost, and the event lies before what comes now.
void TestReconnect::changeAcknowledgedAgainBeyondThePage()
{
    SessionFixture f;
    f.server.script.pageSize = 2;
    QVERIFY(f.online());
    f.session.post(Lobby, QStringLiteral("first"));
    QTRY_COMPARE(f.sent(), 1);
    QTRY_COMPARE(f.session.timeline(Lobby)->at(0).state, SendState::Sent);
    f.server.script.acknowledges = f.server.script.delivers = false;
    f.session.edit(Lobby, 1, QStringLiteral("edited"));
    QTRY_COMPARE(f.server.log(Lobby).size(), 2);
    for (int i = 0; i < 5; ++i)
        f.server.say(Lobby, QStringLiteral("Bea"), QString::number(i));
    f.server.cut();
    f.server.script.acknowledges = f.server.script.delivers = true;
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    QSignalSpy waiting(&f.session, &ChatSession::waitingChanged);
    f.passPause();
    QTRY_COMPARE(waiting.size(), 1);
    QCOMPARE(f.texts(), QStringLiteral("3 4"));
    QVERIFY(f.session.timeline(Lobby)->changeIds().isEmpty());
    f.session.loadOlder(Lobby);
    QTRY_COMPARE(f.texts(), QStringLiteral("edited 0 1 2 3 4"));
    QCOMPARE(f.session.timeline(Lobby)->at(0).state, SendState::Sent);
}

void TestReconnect::changesAreSentAgain()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.session.post(Lobby, QStringLiteral("a"));
    QTRY_COMPARE(f.sent(), 1);
    Refusal slow;
    slow.code = RefusalCode::RateLimited;
    slow.retryAfter = 5'000;
    f.server.postRefusals = {slow}; // it was not written down
    f.session.edit(Lobby, 1, QStringLiteral("b"));
    f.session.remove(Lobby, 1);
    QTRY_COMPARE(f.server.heard<Edit>().size(), 1);
    f.server.cut();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    QVERIFY(f.session.timeline(Lobby)->at(0).event.deleted);
    f.passPause();
    QTRY_COMPARE(f.session.state(), SessionState::Online);
    f.pass(5s);
    QTRY_COMPARE(f.server.heard<Delete>().size(), 1);
    QTRY_COMPARE(f.session.timeline(Lobby)->at(0).state, SendState::Sent);
    QVERIFY(f.session.timeline(Lobby)->at(0).event.deleted);
    const QVector<Edit> edits = f.server.heard<Edit>();
    QCOMPARE(edits.size(), 2);
    QCOMPARE(edits.at(0), edits.at(1));
    QCOMPARE(f.server.log(Lobby).size(), 3);
}

void TestReconnect::changeAnsweredWhileAway()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.session.post(Lobby, QStringLiteral("a"));
    QTRY_COMPARE(f.sent(), 1);
    f.server.script.acknowledges = f.server.script.delivers = false;
    f.session.edit(Lobby, 1, QStringLiteral("b"));
    QTRY_COMPARE(f.server.log(Lobby).size(), 2);
    f.server.cut();
    f.server.script.acknowledges = f.server.script.delivers = true;
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.passPause();
    QTRY_COMPARE(f.session.timeline(Lobby)->at(0).state, SendState::Sent);
    QCOMPARE(f.texts(), QStringLiteral("b"));
    QCOMPARE(f.session.timeline(Lobby)->at(0).event.edited, 2);
    QCOMPARE(f.server.log(Lobby).size(), 2);
}

void TestReconnect::changesWaitOffline()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.session.post(Lobby, QStringLiteral("a"));
    QTRY_COMPARE(f.sent(), 1);
    QSignalSpy waiting(&f.session, &ChatSession::waitingChanged);
    f.server.stop();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.session.post(Lobby, QStringLiteral("x"));
    f.session.edit(Lobby, 1, QStringLiteral("b"));
    f.session.edit(Lobby, 1, QStringLiteral("c"));
    QCOMPARE(f.texts(), QStringLiteral("c x"));
    QCOMPARE(waiting.last().first().toInt(), 3);
    QVERIFY(f.server.restart());
    f.passPause();
    QTRY_COMPARE(waiting.last().first().toInt(), 0);
    QTRY_COMPARE(f.session.timeline(Lobby)->at(0).state, SendState::Sent);
    QCOMPARE(f.texts(), QStringLiteral("c x"));
    QCOMPARE(f.server.heard<Edit>().size(), 2);
    QCOMPARE(f.server.log(Lobby).size(), 4);
}

/// A seq of the log that is gone is another message in the new one.
void TestReconnect::changesOfAnotherLogAreDropped()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.session.post(Lobby, QStringLiteral("a"));
    QTRY_COMPARE(f.sent(), 1);
    f.server.stop();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.session.remove(Lobby, 1);
    f.session.edit(Lobby, 1, QStringLiteral("b"));
    f.session.post(Lobby, QStringLiteral("mine"));
    f.server.lose(Lobby);
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("innocent"));
    QSignalSpy refusals(&f.session, &ChatSession::refused);
    QVERIFY(f.server.restart());
    f.passPause();
    QTRY_COMPARE(f.sent(), 2);
    QCOMPARE(f.texts(), QStringLiteral("innocent mine"));
    QVERIFY(f.server.heard<Edit>().isEmpty());
    QVERIFY(f.server.heard<Delete>().isEmpty());
    QCOMPARE(refusals.size(), 2);
    QCOMPARE(refusals.first().first().value<Refusal>().code, RefusalCode::NoSuchMessage);
}

void TestReconnect::serverRestarts()
{
    SessionFixture f;
    f.server.addRoom(QStringLiteral("art"), QStringLiteral("Art"));
    QVERIFY(f.online());
    f.session.joinRoom(QStringLiteral("art"));
    QTRY_VERIFY(f.session.timeline(QStringLiteral("art")));
    f.server.stop();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    QVERIFY(f.session.retryIn() > 0ms);
    f.passPause(); // nobody there yet
    QTRY_VERIFY(f.session.retryIn() > 0ms);
    QCOMPARE(f.session.failure(), ConnectionFailure::NothingListens);
    QVERIFY(f.server.restart());
    f.passPause();
    QTRY_COMPARE(f.session.state(), SessionState::Online);
    f.server.say(QStringLiteral("art"), QStringLiteral("Bea"), QStringLiteral("x"));
    QTRY_COMPARE(f.texts(QStringLiteral("art")), QStringLiteral("x")); // in the room again
}

void TestReconnect::anotherLogAfterARestart()
{
    SessionFixture f;
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("old"));
    QVERIFY(f.online());
    f.server.stop();
    f.server.lose(Lobby);
    f.server.forgetPeople();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.session.post(Lobby, QStringLiteral("mine"));
    QVERIFY(f.server.restart());
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("new"));
    f.passPause();
    QTRY_COMPARE(f.sent(), 2);
    QCOMPARE(f.texts(), QStringLiteral("new mine"));
    QVERIFY(f.session.timeline(Lobby)->at(1).own); // although another person by now
}

void TestReconnect::roomGoneMeanwhile()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.session.createRoom({QStringLiteral("Art")});
    QTRY_COMPARE(f.session.rooms()->rowCount(), 2);
    const QString art = f.session.rooms()->find(u"Art");
    QTRY_VERIFY(f.session.timeline(art));
    f.server.stop();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.session.post(art, QStringLiteral("lost"));
    QSignalSpy left(&f.session, &ChatSession::roomLeft);
    f.server.removeRoom(art);
    QVERIFY(f.server.restart());
    f.passPause();
    QTRY_COMPARE(left.size(), 1);
    QCOMPARE(left.first().first().toString(), art);
    QCOMPARE(f.session.rooms()->rowCount(), 1);
    f.session.post(Lobby, QStringLiteral("fine"));
    QTRY_COMPARE(f.sent(), 1);
}

void TestReconnect::nameTakenMeanwhile()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.script.takenNames = QStringList{QStringLiteral("Ana")};
    f.server.cut();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.session.post(Lobby, QStringLiteral("a"));
    f.passPause();
    QTRY_COMPARE(f.session.state(), SessionState::NameNeeded);
    f.session.setName(QStringLiteral("Ana 2"));
    QTRY_COMPARE(f.sent(), 1);
    QCOMPARE(f.session.you().name, QStringLiteral("Ana 2"));
}

void TestReconnect::pausesGrowAndKeepTrying()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.stop();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    QSignalSpy states(&f.session, &ChatSession::stateChanged);
    for (int attempt = 1; attempt <= 20; ++attempt) {
        QVERIFY(f.session.retryIn() > 0ms && f.session.retryIn() <= 30s);
        f.passPause();
        QTRY_COMPARE(states.size(), attempt);
        QCOMPARE(f.session.state(), SessionState::Waiting);
    }
}

void TestReconnect::noPong()
{
    SessionFixture f;
    f.server.script.pongs = false;
    QVERIFY(f.online());
    f.pass(20s);
    QTRY_COMPARE(f.server.heard<Ping>().size(), 1);
    f.pass(9999ms);
    QCOMPARE(f.session.state(), SessionState::Online);
    f.pass(1ms);
    QCOMPARE(f.session.state(), SessionState::Waiting);
    QTRY_COMPARE(f.server.connections(), 0);
    f.server.script.pongs = true;
    f.passPause();
    QTRY_COMPARE(f.session.state(), SessionState::Online);
}

void TestReconnect::comesBackWhenAsked()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.bye(QStringLiteral("too-slow"), 60'000, CloseCode::TooSlow);
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    QVERIFY(f.session.retryIn() >= 60s);
    f.session.retryNow();
    QTRY_COMPARE(f.session.state(), SessionState::Online);
}

void TestReconnect::endsOnCloseCode_data()
{
    QTest::addColumn<CloseCode>("code");
    QTest::addColumn<SessionState>("state");
    QTest::newRow("too slow") << CloseCode::TooSlow << SessionState::Waiting;
    QTest::newRow("no pong") << CloseCode::NoPong << SessionState::Waiting;
    QTest::newRow("restarts") << CloseCode::GoingAway << SessionState::Waiting;
    QTest::newRow("full") << CloseCode::TryAgainLater << SessionState::Waiting;
    QTest::newRow("policy") << CloseCode::Policy << SessionState::Ended;
    QTest::newRow("too big") << CloseCode::TooBig << SessionState::Ended;
    QTest::newRow("removed") << CloseCode::Removed << SessionState::Ended;
    QTest::newRow("replaced") << CloseCode::Replaced << SessionState::Ended;
}

void TestReconnect::endsOnCloseCode()
{
    QFETCH(CloseCode, code);
    QFETCH(SessionState, state);
    SessionFixture f;
    QVERIFY(f.online());
    f.server.close(code);
    QTRY_COMPARE(f.session.state(), state);
    QCOMPARE(f.session.endReason(), state == SessionState::Ended ? EndReason::Refused : EndReason::None);
}

void TestReconnect::hostStopped()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.bye(QStringLiteral("stopping"), {}, CloseCode::GoingAway);
    QTRY_COMPARE(f.session.state(), SessionState::Ended);
    QCOMPARE(f.session.endReason(), EndReason::HostStopped);
}

void TestReconnect::hostComesBack()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.bye(QStringLiteral("stopping"), 5000, CloseCode::GoingAway);
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    QVERIFY(f.session.retryIn() >= 5s && f.session.retryIn() <= 6s);
}

void TestReconnect::removed()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.bye(QStringLiteral("removed"), {}, CloseCode::Normal);
    QTRY_COMPARE(f.session.state(), SessionState::Ended);
    QCOMPARE(f.session.endReason(), EndReason::Refused);
}

QTEST_GUILESS_MAIN(TestReconnect)
#include "tst_reconnect.moc"
