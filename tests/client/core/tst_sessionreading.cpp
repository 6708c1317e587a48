// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/client/core/sessionfixture.h"

#include <QSignalSpy>

using namespace Parlor;
using namespace std::chrono_literals;

/// What was read, here, on other devices and by others, and who is ignored.
class TestSessionReading final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsFarAsSeen();
    void tellsSparingly();
    void readOnAnotherDevice();
    void comesBackToUnreadOnes();
    void readWhileAway();
    void tellsOfTheFirstVisit();
    void firstVisitIsToldAgainAfterACut();
    void oneRoomAfterTheOther();
    void newsOfAFirstVisit_data();
    void newsOfAFirstVisit();
    void tellsReceipts();
    void givesReceipts();
    void ignores();
};

static void say(SessionFixture &f, int count)
{
    for (int i = 1; i <= count; ++i)
        f.server.say(Lobby, QStringLiteral("Bea"), QString::number(i));
}

static QVector<Seq> told(const SessionFixture &f)
{
    QVector<Seq> seqs;
    const QVector<MarkRead> reads = f.server.heard<MarkRead>();
    for (const MarkRead &read : reads)
        seqs.append(read.seq);
    return seqs;
}

void TestSessionReading::readsAsFarAsSeen()
{
    SessionFixture f;
    QVERIFY(f.online());
    say(f, 3);
    QTRY_COMPARE(f.unread(), 3);
    QSignalSpy changes(&f.session, &ChatSession::readChanged);
    f.session.markRead(Lobby, 2);
    QCOMPARE(f.unread(), 1);
    QCOMPARE(f.session.readUpTo(Lobby), 2);
    QCOMPARE(changes.size(), 1);
    f.session.markRead(Lobby, 1); // never back
    QCOMPARE(f.session.readUpTo(Lobby), 2);
    QCOMPARE(changes.size(), 1);
    f.session.markRead(Lobby, 99); // not what is not there
    QCOMPARE(f.session.readUpTo(Lobby), 3);
    QCOMPARE(f.session.readUpTo(QStringLiteral("nowhere")), 0);
}

void TestSessionReading::tellsSparingly()
{
    SessionFixture f;
    QVERIFY(f.online());
    say(f, 5);
    QTRY_COMPARE(f.unread(), 5);
    f.session.markRead(Lobby, 1);
    f.session.markRead(Lobby, 2);
    f.session.markRead(Lobby, 4);
    QTRY_COMPARE(told(f), QVector<Seq>{1});
    f.pass(999ms);
    f.session.post(Lobby, QStringLiteral("mark"));
    QTRY_COMPARE(f.sent(), 6);
    QCOMPARE(told(f), QVector<Seq>{1});
    f.pass(1ms);
    QTRY_COMPARE(told(f), (QVector<Seq>{1, 4}));
}

void TestSessionReading::readOnAnotherDevice()
{
    SessionFixture f;
    QVERIFY(f.online());
    say(f, 3);
    QTRY_COMPARE(f.unread(), 3);
    QSignalSpy changes(&f.session, &ChatSession::readChanged);
    f.server.send(MarkRead{Lobby, 2});
    QTRY_COMPARE(f.unread(), 1);
    QCOMPARE(changes.size(), 1);
    f.server.send(MarkRead{Lobby, 1});
    f.server.send(MarkRead{QStringLiteral("nowhere"), 1});
    f.session.post(Lobby, QStringLiteral("mark"));
    QTRY_COMPARE(f.sent(), 4);
    QCOMPARE(f.session.readUpTo(Lobby), 2);
    QCOMPARE(changes.size(), 1);
    QVERIFY(told(f).isEmpty());
}

void TestSessionReading::comesBackToUnreadOnes()
{
    SessionFixture f;
    f.server.script.pageSize = 3;
    f.server.script.amendJoined = [](Joined &joined) { joined.read = 2; };
    say(f, 6);
    QVERIFY(f.online());
    QCOMPARE(f.unread(), 3); // and perhaps more, which are not loaded
    const RoomModel *rooms = f.session.rooms();
    QVERIFY(rooms->index(0).data(RoomModel::MoreUnreadRole).toBool());
    f.session.loadOlder(Lobby);
    QTRY_COMPARE(f.unread(), 4);
    QVERIFY(!rooms->index(0).data(RoomModel::MoreUnreadRole).toBool());
}

void TestSessionReading::readWhileAway()
{
    SessionFixture f;
    QVERIFY(f.online());
    say(f, 3);
    QTRY_COMPARE(f.unread(), 3);
    f.server.cut();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.session.markRead(Lobby, 2);
    QCOMPARE(f.unread(), 1);
    QVERIFY(told(f).isEmpty());
    f.session.retryNow();
    QTRY_COMPARE(told(f), QVector<Seq>{2});
    QCOMPARE(f.unread(), 1);
}

void TestSessionReading::tellsOfTheFirstVisit()
{
    SessionFixture f;
    f.server.script.amendJoined = [](Joined &joined) { joined.room.welcome = QStringLiteral("Be kind."); };
    say(f, 3);
    QSignalSpy welcomes(&f.session, &ChatSession::welcomed);
    QVERIFY(f.online());
    QCOMPARE(f.unread(), 0); // that was before one came
    QCOMPARE(welcomes.size(), 1);
    QTRY_COMPARE(told(f), QVector<Seq>{3});
    const QString token = f.session.token();
    f.session.leave();
    say(f, 2);
    f.session.join({f.server.url(), QStringLiteral("Ana"), token}); // another start of the program
    QTRY_VERIFY(f.session.timeline(Lobby));
    QCOMPARE(f.unread(), 2);
    QCOMPARE(welcomes.size(), 1);
}

void TestSessionReading::firstVisitIsToldAgainAfterACut()
{
    SessionFixture f;
    say(f, 3);
    f.server.script.amendJoined = [](Joined &joined) { joined.read = 0; }; // it never heard of it
    QVERIFY(f.online());
    QTRY_COMPARE(told(f), QVector<Seq>{3});
    f.server.cut();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.session.retryNow();
    QTRY_COMPARE(told(f), (QVector<Seq>{3, 3}));
}

void TestSessionReading::oneRoomAfterTheOther()
{
    SessionFixture f;
    say(f, 1);
    for (const QString &room : {QStringLiteral("a"), QStringLiteral("b")}) {
        f.server.addRoom(room, room);
        f.server.say(room, QStringLiteral("Bea"), QStringLiteral("x"));
    }
    QVERIFY(f.online());
    f.session.joinRoom(QStringLiteral("a"));
    f.session.joinRoom(QStringLiteral("b"));
    QTRY_VERIFY(f.session.timeline(QStringLiteral("b")));
    for (int lines = 2; lines <= 4; ++lines) {
        f.session.post(Lobby, QStringLiteral("mark"));
        QTRY_COMPARE(f.sent(), lines);
        QCOMPARE(told(f).size(), lines - 1);
        f.pass(1s);
    }
}

void TestSessionReading::newsOfAFirstVisit_data()
{
    QTest::addColumn<bool>("isPrivate");
    QTest::addColumn<bool>("direct");
    QTest::addColumn<int>("unread");
    QTest::newRow("of everybody") << false << false << 0;
    QTest::newRow("private") << true << false << 2;
    QTest::newRow("of two") << true << true << 2;
}

void TestSessionReading::newsOfAFirstVisit()
{
    QFETCH(bool, isPrivate);
    QFETCH(bool, direct);
    QFETCH(int, unread);
    SessionFixture f;
    const QString room = QStringLiteral("r1");
    f.server.addRoom(room, QStringLiteral("Art"));
    RoomInfo info = f.server.info(room);
    info.isPrivate = isPrivate;
    info.direct = direct;
    f.server.setInfo(info);
    f.server.say(room, QStringLiteral("Bea"), QStringLiteral("hello"));
    f.server.say(room, QStringLiteral("Bea"), QStringLiteral("are you there?"));
    QVERIFY(f.online());
    f.session.joinRoom(room);
    QTRY_VERIFY(f.session.timeline(room));
    QCOMPARE(f.unread(room), unread);
    f.session.setVisibleRoom(room);
    QCOMPARE(f.unread(room), 0);
    QTRY_COMPARE(told(f), QVector<Seq>{2});
}

void TestSessionReading::tellsReceipts()
{
    SessionFixture f;
    say(f, 3);
    const QString bea = QStringLiteral("id-Bea");
    f.server.script.amendJoined = [&bea](Joined &joined) { joined.receipts = {{bea, 1}}; };
    QVERIFY(f.online());
    QCOMPARE(f.session.receipts(Lobby), (QHash<QString, Seq>{{bea, 1}}));
    QSignalSpy changes(&f.session, &ChatSession::receiptsChanged);
    f.server.send(Receipt{Lobby, bea, 3});
    f.server.send(Receipt{Lobby, bea, 2}); // late
    f.server.send(Receipt{Lobby, f.session.you().id, 3});
    f.server.send(Receipt{QStringLiteral("nowhere"), bea, 3});
    f.server.send(Receipt{Lobby, QStringLiteral("cid"), 2});
    QTRY_COMPARE(f.session.receipts(Lobby), (QHash<QString, Seq>{{bea, 3}, {QStringLiteral("cid"), 2}}));
    QCOMPARE(changes.size(), 3);
}

void TestSessionReading::givesReceipts()
{
    SessionFixture f;
    QVERIFY(f.online());
    QVERIFY(!f.session.givesReceipts());
    QVERIFY(f.server.heard<SetProfile>().isEmpty()); // never said: it is the server's affair
    f.session.setGivesReceipts(true);
    f.session.setGivesReceipts(true);
    QVERIFY(f.session.givesReceipts());
    QTRY_COMPARE(f.server.heard<SetProfile>().size(), 1);
    QCOMPARE(f.server.heard<SetProfile>().first(), (SetProfile{{}, {}, true}));
    f.server.cut();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.session.setGivesReceipts(false);
    f.session.retryNow();
    QTRY_COMPARE(f.server.heard<SetProfile>().size(), 2);
    QCOMPARE(f.server.heard<SetProfile>().last(), (SetProfile{{}, {}, false}));
}

void TestSessionReading::ignores()
{
    SessionFixture f;
    QVERIFY(f.online());
    say(f, 2);
    f.server.say(Lobby, QStringLiteral("Cid"), QStringLiteral("3"));
    QTRY_COMPARE(f.unread(), 3);
    QSignalSpy changes(&f.session, &ChatSession::ignoredChanged);
    const QString bea = QStringLiteral("id-Bea");
    f.session.setIgnored(bea, true);
    f.session.setIgnored(bea, true);
    f.session.setIgnored(f.session.you().id, true);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(f.session.ignored(), QStringList{bea});
    QCOMPARE(f.unread(), 1);
    const TimelineModel *lines = f.session.timeline(Lobby);
    QVERIFY(lines->at(0).ignored && lines->at(1).ignored && !lines->at(2).ignored);
    say(f, 1);
    QTRY_COMPARE(f.sent(), 4);
    QVERIFY(lines->at(3).ignored);
    QCOMPARE(f.unread(), 1);
    f.session.setIgnored(bea, false);
    QCOMPARE(f.unread(), 4);
    QVERIFY(!lines->at(0).ignored && !lines->at(3).ignored);
}

QTEST_GUILESS_MAIN(TestSessionReading)
#include "tst_sessionreading.moc"
