// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/hubfixture.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

class TestRoomDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_chat = std::make_unique<HubFixture>(); }
    void cleanup();

    void creates();
    void refusesToCreate_data();
    void refusesToCreate();
    void joinsAndLeaves();
    void refusesToJoinAndLeave_data();
    void refusesToJoinAndLeave();
    void presenceIsGathered();
    void presenceOnlyWhenSomethingChanged();
    void leavingWithOneWindow();
    void largeRoomsListSome();
    void countsOfOtherRooms();
    void countsAreNotToldAllAtOnce();

private:
    std::unique_ptr<HubFixture> m_chat;
};

static const QString ana = QStringLiteral("Ana"), ben = QStringLiteral("Ben"), tea = QStringLiteral("Tea"),
                     lobby = QString::fromLatin1(LobbyId);

void TestRoomDesk::cleanup()
{
    QVERIFY(!m_chat->delivery.sentToClosed);
}

void TestRoomDesk::creates()
{
    const SessionId maker = m_chat->join(ana), other = m_chat->join(ben), plain = m_chat->openPlain();
    const SessionId silent = m_chat->open();
    m_chat->send(maker, CreateRoom{QStringLiteral(" Tea  room ")});
    const Joined joined = m_chat->delivery.last<Joined>(maker);
    QCOMPARE(joined.room.title, QStringLiteral("Tea room"));
    QCOMPARE(joined.room.people, 1);
    QVERIFY(!joined.room.epoch.isEmpty());
    QVERIFY(joined.reset);
    for (const SessionId session : {maker, other}) {
        const RoomInfo told = m_chat->delivery.last<RoomChanged>(session).room;
        QCOMPARE(told.id, joined.room.id);
        QCOMPARE(told.title, joined.room.title);
    }
    QVERIFY(m_chat->delivery.to(plain).isEmpty() && m_chat->delivery.to(silent).isEmpty());
    const SessionId late = m_chat->join(QStringLiteral("Cem"));
    QCOMPARE(m_chat->delivery.last<Welcome>(late).rooms.size(), 2);
    QCOMPARE(m_chat->delivery.last<Welcome>(late).rooms.last().people, 1);
}

void TestRoomDesk::refusesToCreate_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<RefusalCode>("code");
    QTest::newRow("taken") << QStringLiteral("TEA") << RefusalCode::RoomTaken;
    QTest::newRow("one too many") << QStringLiteral("Coffee") << RefusalCode::TooManyRooms;
    QTest::newRow("empty") << QStringLiteral(" ") << RefusalCode::NameEmpty;
    QTest::newRow("too long") << QString(65, u'x') << RefusalCode::NameTooLong;
    QTest::newRow("characters") << QStringLiteral("a\u202Eb") << RefusalCode::NameCharacters;
}

void TestRoomDesk::refusesToCreate()
{
    QFETCH(QString, title);
    QFETCH(RefusalCode, code);
    m_chat->config.limits.set(Limit::Rooms, 2);
    const SessionId session = m_chat->join(ana);
    const QString id = m_chat->createRoom(session, tea);
    m_chat->delivery.sent.clear();
    m_chat->send(session, CreateRoom{title});
    QCOMPARE(m_chat->delivery.sent.size(), 1);
    const Refusal refusal = m_chat->refusal(session);
    QVERIFY(refusal.code == code);
    QCOMPARE(refusal.re, QStringLiteral("create"));
    QCOMPARE(refusal.room, code == RefusalCode::RoomTaken ? id : QString());
    QCOMPARE(refusal.limit, code == RefusalCode::NameTooLong ? std::optional(64) : std::nullopt);
}

void TestRoomDesk::joinsAndLeaves()
{
    const SessionId one = m_chat->join(ana), other = m_chat->join(ben);
    const QString room = m_chat->createRoom(one, tea);
    m_chat->post(one, QStringLiteral("earlier"), room);
    m_chat->send(other, JoinRoom{room});
    const Joined joined = m_chat->delivery.last<Joined>(other);
    QCOMPARE(joined.room.id, room);
    QCOMPARE(joined.people.size(), 2);
    QCOMPARE(joined.events.size(), 1);
    m_chat->tick();
    QCOMPARE(m_chat->delivery.last<Presence>(one).room, room);
    QCOMPARE(m_chat->delivery.last<Presence>(one).count, 2);
    m_chat->send(other, LeaveRoom{room});
    QCOMPARE(m_chat->delivery.last<Left>(other).room, room);
    m_chat->post(one, QStringLiteral("later"), room);
    QCOMPARE(m_chat->heard(other), QVector<QString>{QStringLiteral("earlier")});
    m_chat->tick();
    const Presence presence = m_chat->delivery.last<Presence>(one);
    QCOMPARE(presence.count, 1);
    QCOMPARE(presence.gone, QVector<QString>{m_chat->you(other).id});
}

void TestRoomDesk::refusesToJoinAndLeave_data()
{
    QTest::addColumn<bool>("join");
    QTest::addColumn<QString>("room");
    QTest::addColumn<RefusalCode>("code");
    QTest::newRow("join nowhere") << true << QStringLiteral("nowhere") << RefusalCode::NoSuchRoom;
    QTest::newRow("leave nowhere") << false << QStringLiteral("nowhere") << RefusalCode::NoSuchRoom;
    QTest::newRow("leave the lobby") << false << lobby << RefusalCode::CannotLeave;
    QTest::newRow("leave where one is not") << false << QStringLiteral("TEA") << RefusalCode::NotInRoom;
}

void TestRoomDesk::refusesToJoinAndLeave()
{
    QFETCH(bool, join);
    QFETCH(QString, room);
    QFETCH(RefusalCode, code);
    const SessionId other = m_chat->join(ben);
    const QString id = m_chat->createRoom(other, tea);
    if (room == QLatin1String("TEA"))
        room = id;
    const SessionId session = m_chat->join(ana);
    m_chat->send(session, join ? ClientMessage(JoinRoom{room}) : ClientMessage(LeaveRoom{room}));
    QVERIFY(m_chat->refusal(session).code == code);
    QCOMPARE(m_chat->refusal(session).re, join ? QStringLiteral("join") : QStringLiteral("leave"));
    QCOMPARE(m_chat->refusal(session).room, room);
    QCOMPARE(m_chat->delivery.count<Left>(session), 0);
}

void TestRoomDesk::presenceIsGathered()
{
    const SessionId watcher = m_chat->join(ana);
    m_chat->tick();
    m_chat->delivery.sent.clear();
    QVector<SessionId> others;
    for (int i = 0; i < 100; ++i)
        others.append(m_chat->join(QStringLiteral("Person %1").arg(i)));
    QCOMPARE(m_chat->delivery.count<Presence>(watcher), 0);
    m_chat->tick();
    QCOMPARE(m_chat->delivery.count<Presence>(watcher), 1);
    QCOMPARE(m_chat->delivery.last<Presence>(watcher).people.size(), 100);
    QCOMPARE(m_chat->delivery.last<Presence>(watcher).count, 101);
    QVERIFY(m_chat->delivery.sent.last().importance == Importance::Perishable);
    for (const SessionId session : others)
        m_chat->hub().closed(session);
    m_chat->tick();
    QCOMPARE(m_chat->delivery.count<Presence>(watcher), 2);
    QCOMPARE(m_chat->delivery.last<Presence>(watcher).gone.size(), 100);
    QCOMPARE(m_chat->delivery.last<Presence>(watcher).count, 1);
}

void TestRoomDesk::presenceOnlyWhenSomethingChanged()
{
    const SessionId session = m_chat->join(ana);
    m_chat->tick();
    m_chat->delivery.sent.clear();
    m_chat->post(session, QStringLiteral("hi"));
    for (int i = 0; i < 10; ++i)
        m_chat->tick();
    QCOMPARE(m_chat->delivery.count<Presence>(session), 0);
    QCOMPARE(m_chat->delivery.count<RoomChanged>(session), 0); // not per message
}

void TestRoomDesk::leavingWithOneWindow()
{
    const SessionId one = m_chat->join(ana), watcher = m_chat->join(ben);
    const QString room = m_chat->createRoom(watcher, tea);
    const SessionId window = m_chat->join(ana, m_chat->token(one));
    m_chat->send(one, JoinRoom{room});
    m_chat->send(window, JoinRoom{room});
    m_chat->tick();
    m_chat->delivery.sent.clear();
    m_chat->send(one, LeaveRoom{room});
    m_chat->tick();
    QCOMPARE(m_chat->delivery.count<Presence>(watcher), 0); // the other window is still there
    m_chat->send(window, LeaveRoom{room});
    m_chat->tick();
    QCOMPARE(m_chat->delivery.last<Presence>(watcher).gone.size(), 1);
}

void TestRoomDesk::largeRoomsListSome()
{
    m_chat->config.limits.set(Limit::PeopleListed, 3);
    QVector<SessionId> sessions;
    for (int i = 0; i < 3; ++i)
        sessions.append(m_chat->join(QStringLiteral("Person %1").arg(i)));
    m_chat->tick();
    sessions.append(m_chat->join(ana));
    const Joined joined = m_chat->delivery.last<Joined>(sessions.last());
    QCOMPARE(joined.people.size(), 3);
    QCOMPARE(joined.room.people, 4);
    m_chat->tick(2s);
    Presence presence = m_chat->delivery.last<Presence>(sessions.first());
    QCOMPARE(presence.count, 4);
    QVERIFY(presence.people.isEmpty() && presence.gone.isEmpty()); // only the number
    // more join: told once a second, not with every tick
    m_chat->join(ben);
    m_chat->delivery.sent.clear();
    for (int i = 0; i < 3; ++i)
        m_chat->tick(250ms);
    QCOMPARE(m_chat->delivery.count<Presence>(sessions.first()), 0);
    m_chat->tick(250ms);
    QCOMPARE(m_chat->delivery.last<Presence>(sessions.first()).count, 5);
    // a listed person goes: the next moves up
    m_chat->hub().closed(sessions.at(1));
    m_chat->tick(2s);
    presence = m_chat->delivery.last<Presence>(sessions.first());
    QCOMPARE(presence.count, 4);
    QCOMPARE(presence.gone.size(), 1);
    QCOMPARE(presence.people.size(), 1);
}

void TestRoomDesk::countsOfOtherRooms()
{
    const SessionId maker = m_chat->join(ana), outside = m_chat->join(ben);
    const QString room = m_chat->createRoom(maker, tea);
    m_chat->tick();
    QCOMPARE(m_chat->delivery.last<RoomChanged>(outside).room.people, 1);
    m_chat->delivery.sent.clear();
    for (int i = 0; i < 5; ++i)
        m_chat->send(m_chat->join(QStringLiteral("Person %1").arg(i)), JoinRoom{room});
    m_chat->tick();
    QCOMPARE(m_chat->delivery.count<RoomChanged>(outside), 1);
    QCOMPARE(m_chat->delivery.last<RoomChanged>(outside).room.people, 6);
    QCOMPARE(m_chat->delivery.last<RoomChanged>(outside).room.id, room);
}

void TestRoomDesk::countsAreNotToldAllAtOnce()
{
    const SessionId maker = m_chat->join(ana), outside = m_chat->join(ben);
    for (int i = 0; i < 30; ++i)
        m_chat->createRoom(maker, QStringLiteral("Room %1").arg(i));
    m_chat->delivery.sent.clear();
    QSet<QString> told;
    for (int tick = 0; tick < 4; ++tick) {
        m_chat->delivery.sent.clear();
        m_chat->tick();
        QVERIFY(m_chat->delivery.count<RoomChanged>(outside) <= 8);
        for (const RoomChanged &changed : m_chat->delivery.all<RoomChanged>(outside))
            told.insert(changed.room.id);
    }
    QCOMPARE(told.size(), 30);
}

QTEST_APPLESS_MAIN(TestRoomDesk)
#include "tst_roomdesk.moc"
