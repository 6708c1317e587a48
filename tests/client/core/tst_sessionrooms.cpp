// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/client/core/sessionfixture.h"

#include <QSignalSpy>
#include <functional>

using namespace Parlor;
using namespace std::chrono_literals;

/// Rooms, who is in them, who writes there, and what of their logs is loaded.
class TestSessionRooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roomsComeAndGo();
    void linesGoBackWithTheirRoom_data();
    void linesGoBackWithTheirRoom();
    void lineUnderWayIsAnsweredFirst_data();
    void lineUnderWayIsAnsweredFirst();
    void hearsWhoWritesToOneAlone();
    void entersManyConversationsByAndBy();
    void countsUnread();
    void peopleComeAndGo();
    void typing();
    void tellsTypingSparingly();
    void loadsOlder();
    void fillsAHole();
    void fillsAHoleAlthoughRefused();
    void asksForOnePageAtATime();
    void findsAMissingEnd();
    void anotherLogIsLoaded();
    void changesOfAnotherLogHoldNothingUp();
};

void TestSessionRooms::roomsComeAndGo()
{
    SessionFixture f;
    f.server.addRoom(QStringLiteral("art"), QStringLiteral("Art"));
    QVERIFY(f.online());
    QSignalSpy entered(&f.session, &ChatSession::roomJoined);
    QSignalSpy left(&f.session, &ChatSession::roomLeft);
    QCOMPARE(f.session.rooms()->rowCount(), 2);
    f.session.joinRoom(QStringLiteral("art"));
    QTRY_COMPARE(entered.size(), 1);
    QVERIFY(f.session.timeline(QStringLiteral("art")));
    f.session.createRoom({QStringLiteral("Music")});
    QTRY_COMPARE(entered.size(), 2);
    QCOMPARE(f.session.rooms()->find(u"music"), entered.last().first().toString());
    f.session.leaveRoom(QStringLiteral("art"));
    QTRY_COMPARE(left.size(), 1);
    QVERIFY(!f.session.timeline(QStringLiteral("art")));
    QVERIFY(!f.session.rooms()->isJoined(QStringLiteral("art")));
    QCOMPARE(f.session.rooms()->rowCount(), 3);
    f.server.send(RoomGone{entered.last().first().toString()});
    QTRY_COMPARE(left.size(), 2);
    QCOMPARE(f.session.rooms()->rowCount(), 2);
}

namespace {

enum class Loss { Gone, Left, GoneWhileAway };

/// "post edit", "one two", for example.
QString join(const QSignalSpy &spy, const std::function<QString(const QList<QVariant> &)> &word)
{
    QStringList words;
    for (const QList<QVariant> &one : spy)
        words.append(word(one));
    return words.join(u' ');
}

} // namespace

void TestSessionRooms::linesGoBackWithTheirRoom_data()
{
    QTest::addColumn<int>("loss");
    QTest::addColumn<RefusalCode>("code");
    QTest::newRow("gone") << int(Loss::Gone) << RefusalCode::NoSuchRoom;
    QTest::newRow("left") << int(Loss::Left) << RefusalCode::NotInRoom;
    QTest::newRow("gone while away") << int(Loss::GoneWhileAway) << RefusalCode::NoSuchRoom;
}

void TestSessionRooms::linesGoBackWithTheirRoom()
{
    QFETCH(int, loss);
    QFETCH(RefusalCode, code);
    SessionFixture f;
    const QString art = QStringLiteral("art");
    f.server.addRoom(art, QStringLiteral("Art"));
    QVERIFY(f.online());
    f.session.joinRoom(art);
    QTRY_VERIFY(f.session.timeline(art));
    f.server.script.acknowledges = f.server.script.delivers = false;
    f.session.post(Lobby, QStringLiteral("first")); // under way, and all else behind it
    f.session.post(art, QStringLiteral("one"));
    f.session.react(art, 1, QStringLiteral("👍"), true);
    f.session.edit(art, 1, QStringLiteral("two"));
    QTRY_COMPARE(f.server.heard<Post>().size(), 1);
    QSignalSpy returned(&f.session, &ChatSession::typedReturned);
    QSignalSpy refusals(&f.session, &ChatSession::refused);
    QSignalSpy left(&f.session, &ChatSession::roomLeft);
    QSignalSpy waiting(&f.session, &ChatSession::waitingChanged);
    if (Loss(loss) == Loss::Gone) {
        f.server.send(RoomGone{art});
    } else if (Loss(loss) == Loss::Left) {
        f.session.leaveRoom(art);
    } else {
        f.server.cut();
        QTRY_COMPARE(f.session.state(), SessionState::Waiting);
        f.server.removeRoom(art);
        f.session.retryNow();
    }
    QTRY_COMPARE(left.size(), 1);
    QCOMPARE(join(returned, [](const auto &one) { return one.at(1).toString(); }), QStringLiteral("one two"));
    QCOMPARE(join(refusals, [](const auto &one) { return one.at(0).template value<Refusal>().re; }),
             QStringLiteral("post react edit"));
    QCOMPARE(refusals.first().first().value<Refusal>().code, code);
    QCOMPARE(waiting.first().first().toInt(), 1); // of another room
    QCOMPARE(f.server.heard<React>().size(), 0);
}

void TestSessionRooms::lineUnderWayIsAnsweredFirst_data()
{
    QTest::addColumn<bool>("isDone");
    QTest::newRow("done") << true;
    QTest::newRow("refused") << false;
}

void TestSessionRooms::lineUnderWayIsAnsweredFirst()
{
    QFETCH(bool, isDone);
    SessionFixture f;
    const QString art = QStringLiteral("art");
    f.server.addRoom(art, QStringLiteral("Art"));
    QVERIFY(f.online());
    f.session.joinRoom(art);
    QTRY_VERIFY(f.session.timeline(art));
    f.server.script.acknowledges = f.server.script.delivers = false;
    f.session.post(art, QStringLiteral("there"));
    f.session.post(Lobby, QStringLiteral("here"));
    QTRY_COMPARE(f.server.heard<Post>().size(), 1);
    QSignalSpy returned(&f.session, &ChatSession::typedReturned);
    QSignalSpy refusals(&f.session, &ChatSession::refused);
    QSignalSpy left(&f.session, &ChatSession::roomLeft);
    f.server.send(RoomGone{art});
    QTRY_COMPARE(left.size(), 1);
    QCOMPARE(refusals.size(), 0); // it may have been written
    const QString id = f.server.heard<Post>().first().id;
    Refusal refusal;
    refusal.code = RefusalCode::NoSuchRoom;
    refusal.re = QStringLiteral("post");
    refusal.id = id;
    if (isDone)
        f.server.send(Ack{id, art, 1, 1});
    else
        f.server.send(refusal);
    QTRY_COMPARE(f.server.heard<Post>().size(), 2);
    QCOMPARE(f.server.heard<Post>().last().text, QStringLiteral("here"));
    QCOMPARE(returned.size(), isDone ? 0 : 1);
    QCOMPARE(refusals.size(), isDone ? 0 : 1);
}

void TestSessionRooms::hearsWhoWritesToOneAlone()
{
    SessionFixture f;
    const QString first = QStringLiteral("d1");
    const QString second = QStringLiteral("d2");
    const auto addDirect = [&f](const QString &id) {
        f.server.addRoom(id, id);
        RoomInfo info = f.server.info(id);
        info.isPrivate = info.direct = true;
        f.server.setInfo(info);
    };
    addDirect(first);
    f.server.say(first, QStringLiteral("Bea"), QStringLiteral("hello"));
    QVERIFY(f.online());
    QTRY_COMPARE(f.unread(first), 1);
    addDirect(second);
    QTRY_VERIFY(f.session.timeline(second));
    f.server.say(second, QStringLiteral("Cid"), QStringLiteral("hello"));
    QTRY_COMPARE(f.unread(second), 1);
    f.session.leaveRoom(second);
    QTRY_VERIFY(!f.session.timeline(second));
    f.server.setInfo(f.server.info(second)); // one left it on purpose
    f.session.post(Lobby, QStringLiteral("mark"));
    QTRY_COMPARE(f.sent(), 1);
    QVERIFY(!f.session.timeline(second));
    QCOMPARE(f.server.heard<JoinRoom>().size(), 2);
}

void TestSessionRooms::entersManyConversationsByAndBy()
{
    constexpr int count = 25, atOnce = 10;
    SessionFixture f;
    for (int i = 0; i < count; ++i) {
        const QString id = QStringLiteral("d%1").arg(i);
        f.server.addRoom(id, id);
        RoomInfo info = f.server.info(id);
        info.isPrivate = info.direct = true;
        f.server.setInfo(info);
    }
    QVERIFY(f.online());
    QTRY_COMPARE(f.server.heard<JoinRoom>().size(), atOnce);
    f.pass(std::chrono::seconds(1));
    QTRY_COMPARE(f.server.heard<JoinRoom>().size(), 2 * atOnce);
    f.pass(std::chrono::seconds(1));
    QTRY_COMPARE(f.server.heard<JoinRoom>().size(), count);
    QTRY_VERIFY(f.session.timeline(QStringLiteral("d24")));
}

void TestSessionRooms::countsUnread()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("1"));
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("2"));
    QTRY_COMPARE(f.unread(), 2);
    f.session.post(Lobby, QStringLiteral("mine"));
    QTRY_COMPARE(f.sent(), 3);
    QCOMPARE(f.unread(), 2);
    f.session.setVisibleRoom(Lobby);
    QCOMPARE(f.unread(), 0);
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("3"));
    QTRY_COMPARE(f.sent(), 4);
    QCOMPARE(f.unread(), 0);
    f.session.setVisibleRoom({});
    // What was said while we were away is unread, too.
    f.server.cut();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("4"));
    f.session.retryNow();
    QTRY_COMPARE(f.unread(), 1);
}

void TestSessionRooms::peopleComeAndGo()
{
    SessionFixture f;
    QVERIFY(f.online());
    const Person bea{QStringLiteral("b"), QStringLiteral("Bea")};
    f.server.send(Presence{Lobby, 2, {bea}, {}});
    QTRY_COMPARE(f.session.people(Lobby)->rowCount(), 2);
    QCOMPARE(f.session.people(Lobby)->index(0).data().toString(), QStringLiteral("Ana"));
    f.server.send(Presence{Lobby, 1, {}, {bea.id}});
    QTRY_COMPARE(f.session.people(Lobby)->rowCount(), 1);
    QCOMPARE(f.session.people(Lobby)->count(), 1);
}

void TestSessionRooms::typing()
{
    SessionFixture f;
    QVERIFY(f.online());
    QSignalSpy changes(&f.session, &ChatSession::typingChanged);
    const Person bea{QStringLiteral("id-Bea"), QStringLiteral("Bea")};
    const Person cid{QStringLiteral("id-Cid"), QStringLiteral("Cid")};
    f.server.send(Presence{Lobby, 3, {bea, cid}, {}});
    f.server.send(Typing{Lobby, f.session.you(), true}); // oneself is not shown
    f.server.send(Typing{Lobby, bea, true});
    f.server.send(Typing{Lobby, cid, true});
    QTRY_COMPARE(changes.size(), 2);
    QCOMPARE(changes.last().at(1).toStringList(), (QStringList{bea.name, cid.name}));
    QVERIFY(f.session.people(Lobby)->index(1).data(RosterModel::TypingRole).toBool());
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("done")); // a line ends it
    QTRY_COMPARE(changes.size(), 3);
    QCOMPARE(changes.last().at(1).toStringList(), QStringList{cid.name});
    f.pass(5999ms);
    QCOMPARE(changes.size(), 3);
    f.pass(1ms);
    QCOMPARE(changes.size(), 4);
    QCOMPARE(changes.last().at(1).toStringList(), QStringList());
    QVERIFY(!f.session.people(Lobby)->index(2).data(RosterModel::TypingRole).toBool());
}

void TestSessionRooms::tellsTypingSparingly()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.session.setTyping(Lobby, false);
    for (int i = 0; i < 10; ++i)
        f.session.setTyping(Lobby, true);
    f.clock.advance(3s);
    f.session.setTyping(Lobby, true);
    f.session.setTyping(Lobby, false);
    f.session.setTyping(Lobby, false);
    f.session.post(Lobby, QStringLiteral("x"));
    QTRY_COMPARE(f.sent(), 1);
    QVector<bool> told;
    const QVector<SetTyping> heard = f.server.heard<SetTyping>();
    for (const SetTyping &typing : heard)
        told.append(typing.on);
    QCOMPARE(told, (QVector<bool>{true, true, false}));
}

void TestSessionRooms::loadsOlder()
{
    SessionFixture f;
    f.server.script.pageSize = 10;
    for (int i = 1; i <= 75; ++i)
        f.server.say(Lobby, QStringLiteral("Bea"), QString::number(i));
    QVERIFY(f.online());
    const TimelineModel *timeline = f.session.timeline(Lobby);
    QCOMPARE(timeline->firstSeq(), 66);
    QVERIFY(timeline->hasOlder());
    f.session.loadOlder(Lobby);
    f.session.loadOlder(Lobby); // while it is under way
    QTRY_COMPARE(timeline->firstSeq(), 16);
    QVERIFY(timeline->hasOlder());
    f.session.loadOlder(Lobby);
    QTRY_COMPARE(timeline->firstSeq(), 1);
    QVERIFY(!timeline->hasOlder());
    f.session.loadOlder(Lobby);
    QCOMPARE(f.server.heard<GetHistory>().size(), 2);
    QCOMPARE(timeline->rowCount(), 75);
    QCOMPARE(f.unread(), 0);
}

void TestSessionRooms::fillsAHole()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("1"));
    for (int i = 2; i <= 4; ++i)
        f.server.sayUnheard(Lobby, QStringLiteral("Bea"), QString::number(i));
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("5"));
    QTRY_COMPARE(f.texts(), QStringLiteral("1 2 3 4 5"));
    QCOMPARE(f.unread(), 5);
    QCOMPARE(f.server.heard<GetHistory>().size(), 1);
}

void TestSessionRooms::fillsAHoleAlthoughRefused()
{
    SessionFixture f;
    QVERIFY(f.online());
    Refusal busy;
    busy.code = RefusalCode::RateLimited;
    busy.retryAfter = 250;
    f.server.historyRefusals = {busy};
    f.server.sayUnheard(Lobby, QStringLiteral("Bea"), QStringLiteral("1"));
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("2"));
    QTRY_VERIFY(f.server.historyRefusals.empty());
    QSignalSpy notices(&f.session, &ChatSession::noticeReceived);
    f.server.send(Notice{QStringLiteral("mark"), {}});
    QTRY_COMPARE(notices.size(), 1);
    f.pass(249ms);
    QCOMPARE(f.texts(), QStringLiteral("2"));
    f.pass(1ms);
    QTRY_COMPARE(f.texts(), QStringLiteral("1 2"));
}

void TestSessionRooms::asksForOnePageAtATime()
{
    SessionFixture f;
    const QString art = QStringLiteral("art");
    f.server.addRoom(art, QStringLiteral("Art"));
    f.server.script.pageSize = 1;
    for (int i = 1; i <= 3; ++i) {
        f.server.say(Lobby, QStringLiteral("Bea"), QString::number(i));
        f.server.say(art, QStringLiteral("Bea"), QString::number(i));
    }
    QVERIFY(f.online());
    f.session.joinRoom(art);
    QTRY_VERIFY(f.session.timeline(art));
    f.server.script.answersHistory = false;
    f.session.loadOlder(Lobby);
    f.session.loadOlder(art);
    QTRY_COMPARE(f.server.heard<GetHistory>().size(), 1);
    f.server.script.answersHistory = true;
    f.pass(10s); // never answered: asked again, then the other
    QTRY_COMPARE(f.texts(), QStringLiteral("1 2 3"));
    QTRY_COMPARE(f.texts(art), QStringLiteral("1 2 3"));
    QCOMPARE(f.server.heard<GetHistory>().size(), 3);
}

void TestSessionRooms::findsAMissingEnd()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.sayUnheard(Lobby, QStringLiteral("Bea"), QStringLiteral("lost"));
    f.pass(20s);
    QTRY_COMPARE(f.texts(), QStringLiteral("lost"));
    const QVector<Ping> pings = f.server.heard<Ping>();
    QCOMPARE(pings.size(), 1);
    QCOMPARE(pings.first().seen.value(Lobby, -1), 0);
}

void TestSessionRooms::anotherLogIsLoaded()
{
    SessionFixture f;
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("before"));
    QVERIFY(f.online());
    f.server.lose(Lobby);
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("after"));
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("more"));
    QTRY_COMPARE(f.texts(), QStringLiteral("after more"));
    QCOMPARE(f.server.heard<JoinRoom>().size(), 1);
}

void TestSessionRooms::changesOfAnotherLogHoldNothingUp()
{
    SessionFixture f;
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("before"));
    QVERIFY(f.online());
    f.server.script.acknowledges = f.server.script.delivers = false;
    f.session.react(Lobby, 1, QStringLiteral("👍"), true);
    f.session.post(Lobby, QStringLiteral("mine"));
    QTRY_COMPARE(f.server.heard<React>().size(), 1);
    QSignalSpy refusals(&f.session, &ChatSession::refused);
    f.server.script.acknowledges = f.server.script.delivers = true;
    f.server.lose(Lobby);
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("after"));
    QTRY_COMPARE(refusals.size(), 1);
    QTRY_COMPARE(f.server.log(Lobby).size(), 2);
    QCOMPARE(f.server.log(Lobby).last().text, QStringLiteral("mine"));
}

QTEST_GUILESS_MAIN(TestSessionRooms)
#include "tst_sessionrooms.moc"
