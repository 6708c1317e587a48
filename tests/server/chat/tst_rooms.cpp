// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/rooms.h"

#include "server/protocol/limits.h"
#include "server/store/directory.h"
#include "tests/support/heldlog.h"
#include "tests/support/keptdirectory.h"

#include <QTest>

using namespace Parlor;

class TestRooms final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_limits = {};
        m_limits.set(u"all=0");
    }
    void lobbyIsThere();
    void creates();
    void refuses_data();
    void refuses();
    void unlimited();
    void toldStartsWhereTheLogEnds();
    void roomsAreThereAfterARestart();
    void privateRoomsTakeNoPlaceOfOthers();
    void refusesTooManyPrivateRooms();
    void titleOfTheLobbyStaysTaken();

private:
    Limits m_limits;
};

void TestRooms::lobbyIsThere()
{
    HeldLog log;
    NoDirectory directory;
    const Rooms rooms(log, directory, m_limits);
    QCOMPARE(rooms.any(QStringLiteral("lobby")), &rooms.lobby());
    QVERIFY(rooms.lobby().isLobby());
    QVERIFY(!rooms.any(QStringLiteral("nowhere")));
    const RoomInfo info = rooms.info(rooms.lobby());
    QCOMPARE(info.epoch, QStringLiteral("epoch-lobby"));
    QCOMPARE(info.last, 0);
    QCOMPARE(info.first, 0);
}

void TestRooms::creates()
{
    HeldLog log;
    NoDirectory directory;
    Rooms rooms(log, directory, m_limits);
    const Rooms::Creation creation = rooms.create({{}, QStringLiteral("  Tea   room ")});
    QVERIFY(creation.room && !creation.refusal);
    QCOMPARE(creation.room->title(), QStringLiteral("Tea room"));
    QVERIFY(!creation.room->isLobby());
    QCOMPARE(rooms.any(creation.room->id()), creation.room);
    QCOMPARE(rooms.all().size(), size_t(2));
}

void TestRooms::refuses_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<RefusalCode>("code");
    QTest::newRow("same") << QStringLiteral("Tea") << RefusalCode::RoomTaken;
    QTest::newRow("case") << QStringLiteral("tEA") << RefusalCode::RoomTaken;
    QTest::newRow("fullwidth") << QStringLiteral("\uFF34ea") << RefusalCode::RoomTaken;
    QTest::newRow("the lobby") << QStringLiteral("lobby") << RefusalCode::RoomTaken;
    QTest::newRow("one too many") << QStringLiteral("Coffee") << RefusalCode::TooManyRooms;
    QTest::newRow("empty") << QStringLiteral(" ") << RefusalCode::NameEmpty;
    QTest::newRow("too long") << QString(65, u'x') << RefusalCode::NameTooLong;
    QTest::newRow("control") << QStringLiteral("a\u0007b") << RefusalCode::NameCharacters;
}

void TestRooms::refuses()
{
    QFETCH(QString, title);
    QFETCH(RefusalCode, code);
    HeldLog log;
    NoDirectory directory;
    m_limits.set(Limit::Rooms, 2);
    Rooms rooms(log, directory, m_limits);
    const Room *const tea = rooms.create({{}, QStringLiteral("Tea")}).room;
    const Rooms::Creation creation = rooms.create({{}, title});
    QVERIFY(creation.refusal == code);
    QCOMPARE(rooms.all().size(), size_t(2));
    if (code == RefusalCode::RoomTaken)
        QVERIFY(creation.room == tea || creation.room == &rooms.lobby());
    else
        QVERIFY(!creation.room);
}

void TestRooms::unlimited()
{
    HeldLog log;
    NoDirectory directory;
    Rooms rooms(log, directory, m_limits);
    for (int i = 0; i < 500; ++i)
        QVERIFY(rooms.create({{}, QStringLiteral("Room %1").arg(i)}).room);
}

void TestRooms::toldStartsWhereTheLogEnds()
{
    HeldLog log;
    NoDirectory directory;
    log.seed(QStringLiteral("lobby"), QStringLiteral("one"));
    log.seed(QStringLiteral("lobby"), QStringLiteral("two"));
    const Rooms rooms(log, directory, m_limits);
    QCOMPARE(rooms.lobby().told(), 2);
    QCOMPARE(rooms.info(rooms.lobby()).first, 1);
    QCOMPARE(rooms.info(rooms.lobby()).last, 2);
}

void TestRooms::roomsAreThereAfterARestart()
{
    HeldLog log;
    KeptDirectory directory;
    QString id;
    {
        Rooms rooms(log, directory, m_limits);
        id = rooms.create({{}, QStringLiteral("Tea")}).room->id();
        rooms.create({{}, QStringLiteral("Coffee")});
        log.seed(id, QStringLiteral("hot"));
    }
    m_limits.set(Limit::Rooms, 3);
    Rooms rooms(log, directory, m_limits);
    QCOMPARE(rooms.all().size(), size_t(3));
    const Room *const tea = rooms.any(id);
    QVERIFY(tea);
    QCOMPARE(tea->title(), QStringLiteral("Tea"));
    QCOMPARE(tea->told(), 1);
    QCOMPARE(rooms.all().at(1).get(), tea);
    QVERIFY(rooms.create({{}, QStringLiteral("tea")}).refusal == RefusalCode::RoomTaken);
    QVERIFY(rooms.create({{}, QStringLiteral("Milk")}).refusal == RefusalCode::TooManyRooms);
}

static KnownRoom privateRoom(const QString &owner)
{
    KnownRoom facts{{}, QStringLiteral("Direct"), owner};
    facts.isPrivate = true;
    facts.direct = true;
    return facts;
}

// As many as a class has that writes to each other, and the limits are those that everybody has.
void TestRooms::privateRoomsTakeNoPlaceOfOthers()
{
    HeldLog log;
    NoDirectory directory;
    m_limits = {};
    Rooms rooms(log, directory, m_limits);
    for (int i = 0; i < 300; ++i)
        QVERIFY(rooms.create(privateRoom(QString::number(i % 30))).room);
    for (int i = 1; i < 200; ++i)
        QVERIFY(rooms.create({{}, QStringLiteral("Room %1").arg(i)}).room);
    QVERIFY(rooms.create({{}, QStringLiteral("Tea")}).refusal == RefusalCode::TooManyRooms);
    QVERIFY(rooms.create(privateRoom(QStringLiteral("1"))).room); // nor the other way round
}

void TestRooms::refusesTooManyPrivateRooms()
{
    HeldLog log;
    NoDirectory directory;
    m_limits.set(Limit::PrivateRooms, 3);
    m_limits.set(Limit::PrivateRoomsPerPerson, 2);
    Rooms rooms(log, directory, m_limits);
    const QString ana = QStringLiteral("a"), ben = QStringLiteral("b");
    QVERIFY(rooms.create(privateRoom(ana)).room);
    QVERIFY(rooms.create(privateRoom(ana)).room);
    QVERIFY(rooms.create(privateRoom(ana)).refusal == RefusalCode::TooManyRooms);
    QVERIFY(rooms.create({{}, QStringLiteral("Tea"), ana}).room);
    QVERIFY(rooms.create(privateRoom(ben)).room);
    QVERIFY(rooms.create(privateRoom(ben)).refusal == RefusalCode::TooManyRooms); // in all
}

void TestRooms::titleOfTheLobbyStaysTaken()
{
    HeldLog log;
    KeptDirectory directory;
    directory.saveRoom({QStringLiteral("lobby"), QStringLiteral("Hall")});
    Rooms rooms(log, directory, m_limits);
    QCOMPARE(rooms.lobby().title(), QStringLiteral("Hall"));
    QCOMPARE(rooms.all().size(), size_t(1));
    QVERIFY(rooms.create({{}, QStringLiteral("hall")}).refusal == RefusalCode::RoomTaken);
    QVERIFY(rooms.create({{}, QStringLiteral("Lobby")}).room);
}

QTEST_APPLESS_MAIN(TestRooms)
#include "tst_rooms.moc"
