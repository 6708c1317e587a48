// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/hubfixture.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

class TestEntrance final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_chat = std::make_unique<HubFixture>(); }
    void cleanup();

    void welcomes();
    void tellsItsLimits();
    void refusesOtherVersions_data();
    void refusesOtherVersions();
    void refusesNamesAndStaysOpen_data();
    void refusesNamesAndStaysOpen();
    void suggestsAnotherName();
    void comesBackWithTheToken();
    void unknownTokenIsANewPerson();
    void twoWindowsAreOnePerson();
    void comesBackUnderAnotherName();
    void tooManyWindows();
    void nameStaysOnesOwnWhileAway();
    void hostNeedsTokenAndMachine_data();
    void hostNeedsTokenAndMachine();
    void hostCannotBeImitated();
    void changesName();
    void refusesToChangeName();
    void entersRoomsAgain();
    void plainIsInAtOnce();
    void plainLocalPageIsToldToTheHost();
    void samePersonAfterARestart();
    void nameIsFreeAfterARestartUntilItsOwnerComes();
    void forgottenADayAfterLeavingAlsoOverARestart();
    void serverIsTheSameAfterARestart();

private:
    std::unique_ptr<HubFixture> m_chat;
};

static const QString ana = QStringLiteral("Ana"), ben = QStringLiteral("Ben"),
                     lobby = QString::fromLatin1(LobbyId);

void TestEntrance::cleanup()
{
    QVERIFY(!m_chat->delivery.sentToClosed);
    QVERIFY(!m_chat->delivery.closedTwice);
}

void TestEntrance::welcomes()
{
    const SessionId session = m_chat->open();
    QVERIFY(m_chat->delivery.sent.isEmpty());
    m_chat->say(session, HubFixture::hello(QStringLiteral("  Ana  ")));
    const Welcome welcome = m_chat->delivery.last<Welcome>(session);
    QCOMPARE(welcome.version, ProtocolVersion);
    QCOMPARE(welcome.title, QStringLiteral("Class 4b"));
    QCOMPARE(welcome.server, QStringLiteral("server-1"));
    QCOMPARE(welcome.software, QStringLiteral("parlor test"));
    QCOMPARE(welcome.you.name, ana);
    QVERIFY(!welcome.you.id.isEmpty() && !welcome.you.plain && !welcome.you.host);
    QCOMPARE(welcome.token.size(), 22); // 128 bits
    QCOMPARE(welcome.rooms.size(), 1);
    QCOMPARE(welcome.rooms.first().id, lobby);
    QCOMPARE(welcome.time, m_chat->clock.wall());
    QCOMPARE(m_chat->delivery.count<Joined>(session), 0); // the log has not answered
    m_chat->log.answerAll();
    const Joined joined = m_chat->delivery.last<Joined>(session);
    QCOMPARE(joined.room.id, lobby);
    QCOMPARE(joined.room.people, 1);
    QCOMPARE(joined.people, QVector<Person>{welcome.you});
    QVERIFY(joined.reset && joined.events.isEmpty());
    QCOMPARE(m_chat->hub().people(), 1);
    QCOMPARE(m_chat->hub().connections(), 1);
}

void TestEntrance::tellsItsLimits()
{
    m_chat->config.limits.set(Limit::MessageCharacters, 100);
    m_chat->config.limits.set(Limit::MessagesPerSecond, 7);
    m_chat->config.limits.set(Limit::NameCharacters, 10);
    m_chat->config.limits.set(Limit::FrameBytes, 2000);
    m_chat->config.limits.set(Limit::ReactionsPerMessage, 50);
    const SessionId session = m_chat->join(ana);
    QCOMPARE(m_chat->delivery.last<Welcome>(session).limits, (ClientLimits{100, 7, 10, 2000, 3600, 50}));
}

void TestEntrance::refusesOtherVersions_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("update");
    QTest::newRow("older") << ProtocolVersion - 1 << QStringLiteral("client");
    QTest::newRow("newer") << ProtocolVersion + 1 << QStringLiteral("server");
}

void TestEntrance::refusesOtherVersions()
{
    QFETCH(int, version);
    QFETCH(QString, update);
    const SessionId session = m_chat->open();
    Hello hello = HubFixture::hello(ana);
    hello.version = version;
    m_chat->send(session, hello);
    QVERIFY(m_chat->refusal(session).code == RefusalCode::Version);
    QCOMPARE(m_chat->refusal(session).re, QStringLiteral("hello"));
    QCOMPARE(m_chat->refusal(session).update, update);
    QVERIFY(m_chat->delivery.closed.value(session) == CloseCode::VersionMismatch);
    QCOMPARE(m_chat->hub().people(), 0);
    m_chat->send(session, HubFixture::hello(ana)); // too late
    QCOMPARE(m_chat->delivery.count<Welcome>(session), 0);
}

void TestEntrance::refusesNamesAndStaysOpen_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<RefusalCode>("code");
    QTest::newRow("empty") << QString() << RefusalCode::NameEmpty;
    QTest::newRow("too long") << QString(33, u'x') << RefusalCode::NameTooLong;
    QTest::newRow("turned") << QStringLiteral("A\u202Ena") << RefusalCode::NameCharacters;
    QTest::newRow("reserved") << QStringLiteral("Server") << RefusalCode::NameReserved;
    QTest::newRow("taken") << QStringLiteral("BEN") << RefusalCode::NameTaken;
    QTest::newRow("looks taken") << QStringLiteral("B\u0435n") << RefusalCode::NameTaken;
}

void TestEntrance::refusesNamesAndStaysOpen()
{
    QFETCH(QString, name);
    QFETCH(RefusalCode, code);
    m_chat->join(ben);
    const SessionId session = m_chat->open();
    m_chat->send(session, HubFixture::hello(name));
    QVERIFY(m_chat->refusal(session).code == code);
    QCOMPARE(m_chat->refusal(session).limit,
             code == RefusalCode::NameTooLong ? std::optional(32) : std::nullopt);
    QCOMPARE(m_chat->delivery.count<Welcome>(session), 0);
    QVERIFY(!m_chat->delivery.closed.contains(session));
    m_chat->send(session, HubFixture::hello(ana));
    QCOMPARE(m_chat->you(session).name, ana);
    QCOMPARE(m_chat->delivery.count<Joined>(session), 1);
}

void TestEntrance::suggestsAnotherName()
{
    m_chat->join(ana);
    const SessionId session = m_chat->join(ana);
    QCOMPARE(m_chat->refusal(session).suggestion, QStringLiteral("Ana 2"));
    m_chat->send(session, HubFixture::hello(m_chat->refusal(session).suggestion));
    QCOMPARE(m_chat->you(session).name, QStringLiteral("Ana 2"));
}

void TestEntrance::comesBackWithTheToken()
{
    const SessionId first = m_chat->join(ana);
    const Person you = m_chat->you(first);
    const QString token = m_chat->token(first);
    m_chat->hub().closed(first);
    QCOMPARE(m_chat->hub().people(), 0);
    const SessionId second = m_chat->join(ana, token);
    QCOMPARE(m_chat->you(second), you);
    QCOMPARE(m_chat->token(second), token);
}

void TestEntrance::unknownTokenIsANewPerson()
{
    const QString token = QStringLiteral("AAAAAAAAAAAAAAAAAAAAAA");
    const SessionId first = m_chat->join(ana, token);
    QVERIFY(m_chat->token(first) != token); // nobody chooses a token
    const SessionId second = m_chat->join(ben, token);
    QVERIFY(m_chat->you(first).id != m_chat->you(second).id);
}

void TestEntrance::twoWindowsAreOnePerson()
{
    const SessionId first = m_chat->join(ana);
    const SessionId second = m_chat->join(ana, m_chat->token(first));
    QCOMPARE(m_chat->you(second), m_chat->you(first));
    QCOMPARE(m_chat->delivery.last<Joined>(second).people.size(), 1);
    QCOMPARE(m_chat->hub().people(), 1);
    QCOMPARE(m_chat->hub().connections(), 2);
    m_chat->hub().closed(first);
    QCOMPARE(m_chat->hub().people(), 1);
    m_chat->tick();
    QVERIFY(m_chat->delivery.last<Presence>(second).gone.isEmpty());
    m_chat->hub().closed(second);
    QCOMPARE(m_chat->hub().people(), 0);
}

void TestEntrance::comesBackUnderAnotherName()
{
    const SessionId first = m_chat->join(ana);
    const SessionId watcher = m_chat->join(ben);
    m_chat->tick();
    const SessionId second = m_chat->join(QStringLiteral("Anja"), m_chat->token(first));
    QCOMPARE(m_chat->you(second).id, m_chat->you(first).id);
    QCOMPARE(m_chat->you(second).name, QStringLiteral("Anja"));
    m_chat->tick();
    QCOMPARE(m_chat->delivery.last<Presence>(watcher).people, QVector<Person>{m_chat->you(second)});
    m_chat->join(ana); // the name is free again
    QCOMPARE(m_chat->hub().people(), 3);
}

void TestEntrance::tooManyWindows()
{
    const SessionId first = m_chat->join(ana);
    for (size_t i = 1; i < Entrance::MostConnections; ++i)
        m_chat->join(ana, m_chat->token(first));
    QVERIFY(m_chat->delivery.closed.isEmpty());
    const SessionId last = m_chat->join(ana, m_chat->token(first));
    QCOMPARE(m_chat->delivery.closed.size(), 1);
    QVERIFY(m_chat->delivery.closed.value(first) == CloseCode::Replaced);
    QCOMPARE(m_chat->delivery.count<Joined>(last), 1);
}

void TestEntrance::nameStaysOnesOwnWhileAway()
{
    const SessionId first = m_chat->join(ana);
    const QString token = m_chat->token(first);
    m_chat->hub().closed(first);
    m_chat->tick(23h);
    const SessionId other = m_chat->join(ana);
    QVERIFY(m_chat->refusal(other).code == RefusalCode::NameTaken);
    QCOMPARE(m_chat->you(m_chat->join(ana, token)).name, ana);
}

void TestEntrance::hostNeedsTokenAndMachine_data()
{
    QTest::addColumn<bool>("local");
    QTest::addColumn<QString>("token");
    QTest::addColumn<bool>("host");
    QTest::newRow("both") << true << QStringLiteral("host-token") << true;
    QTest::newRow("only the token") << false << QStringLiteral("host-token") << false;
    QTest::newRow("only the machine") << true << QString() << false;
    QTest::newRow("another token") << true << QStringLiteral("host-tokem") << false;
}

void TestEntrance::hostNeedsTokenAndMachine()
{
    QFETCH(bool, local);
    QFETCH(QString, token);
    QFETCH(bool, host);
    const SessionId session = m_chat->open(ClientKind::Rich, {QStringLiteral("127.0.0.1"), local, false});
    m_chat->send(session, HubFixture::hello(ana, token));
    QCOMPARE(m_chat->you(session).host, host);
    QCOMPARE(m_chat->delivery.last<Joined>(session).people.first().host, host);
    QCOMPARE(m_chat->token(session) == QStringLiteral("host-token"), host);
}

void TestEntrance::hostCannotBeImitated()
{
    const SessionId host = m_chat->open(ClientKind::Rich, {QStringLiteral("::1"), true, false});
    m_chat->send(host, HubFixture::hello(QStringLiteral("Ms Miller"), QStringLiteral("host-token")));
    for (const QString &name : {QStringLiteral("ms miller"), QStringLiteral("Ms. Miller"),
                                QStringLiteral("Ms M\u0456ller"), QStringLiteral("(Ms Miller)")}) {
        const SessionId session = m_chat->join(name);
        QVERIFY2(m_chat->refusal(session).code == RefusalCode::NameTaken, qPrintable(name));
    }
    m_chat->hub().closed(host); // not even while the host is away
    QVERIFY(m_chat->refusal(m_chat->join(QStringLiteral("Ms. Miller"))).code == RefusalCode::NameTaken);
}

void TestEntrance::changesName()
{
    const SessionId session = m_chat->join(ana);
    const SessionId window = m_chat->join(ana, m_chat->token(session));
    const SessionId watcher = m_chat->join(ben);
    m_chat->tick();
    m_chat->delivery.sent.clear();
    m_chat->send(session, SetName{QStringLiteral(" Anja ")});
    for (const SessionId own : {session, window}) { // answered at once
        const Presence presence = m_chat->delivery.last<Presence>(own);
        QCOMPARE(presence.room, lobby);
        QCOMPARE(presence.count, 2);
        QCOMPARE(presence.people.size(), 1);
        QCOMPARE(presence.people.first().name, QStringLiteral("Anja"));
    }
    QCOMPARE(m_chat->delivery.count<Presence>(watcher), 0);
    m_chat->tick();
    QCOMPARE(m_chat->delivery.last<Presence>(watcher).people.first().name, QStringLiteral("Anja"));
    m_chat->post(session, QStringLiteral("hi"));
    QCOMPARE(m_chat->delivery.last<EventMessage>(watcher).event.author.name, QStringLiteral("Anja"));
    QVERIFY(!m_chat->you(m_chat->join(ana)).id.isEmpty()); // the old name is free
}

void TestEntrance::refusesToChangeName()
{
    m_chat->join(ben);
    const SessionId session = m_chat->join(ana);
    m_chat->send(session, SetName{QStringLiteral("ben")});
    QVERIFY(m_chat->refusal(session).code == RefusalCode::NameTaken);
    QCOMPARE(m_chat->refusal(session).re, QStringLiteral("name"));
    QCOMPARE(m_chat->refusal(session).suggestion, QStringLiteral("ben 2"));
    m_chat->send(session, SetName{QStringLiteral("ANA")}); // one's own in another case
    QCOMPARE(m_chat->delivery.last<Presence>(session).people.first().name, QStringLiteral("ANA"));
}

void TestEntrance::entersRoomsAgain()
{
    const SessionId first = m_chat->join(ana);
    const QString tea = m_chat->createRoom(first, QStringLiteral("Tea"));
    m_chat->post(first, QStringLiteral("one"), tea);
    const Event one = m_chat->delivery.last<EventMessage>(first).event;
    m_chat->post(first, QStringLiteral("two"), tea);
    const ReadMap rooms{{tea, {one.epoch, one.seq}}, {QStringLiteral("gone"), {QStringLiteral("e"), 4}}};
    const SessionId second = m_chat->join(ben, {}, rooms);
    QCOMPARE(m_chat->delivery.count<Joined>(second), 2);
    QCOMPARE(m_chat->delivery.all<Joined>(second).first().room.id, lobby);
    const Joined joined = m_chat->delivery.last<Joined>(second);
    QCOMPARE(joined.room.id, tea);
    QVERIFY(!joined.reset);
    QCOMPARE(m_chat->heard(second), QVector<QString>{QStringLiteral("two")});
    QCOMPARE(m_chat->delivery.all<RoomGone>(second), QVector<RoomGone>{{QStringLiteral("gone")}});
}

void TestEntrance::plainIsInAtOnce()
{
    const SessionId watcher = m_chat->join(ana);
    m_chat->tick();
    const SessionId plain = m_chat->openPlain();
    QCOMPARE(m_chat->hub().people(), 2);
    m_chat->tick();
    const Presence presence = m_chat->delivery.last<Presence>(watcher);
    QCOMPARE(presence.count, 2);
    QCOMPARE(presence.people.size(), 1);
    QCOMPARE(presence.people.first().name, QStringLiteral("Guest 1"));
    QVERIFY(presence.people.first().plain);
    m_chat->tick(1h); // no hello is expected of it
    QVERIFY(!m_chat->delivery.closed.contains(plain));
    m_chat->hub().closed(plain);
    m_chat->tick();
    QCOMPARE(m_chat->delivery.last<Presence>(watcher).gone, QVector<QString>{presence.people.first().id});
    QVERIFY(m_chat->toHost.isEmpty());
}

void TestEntrance::plainLocalPageIsToldToTheHost()
{
    m_chat->open(ClientKind::Plain, {QStringLiteral("127.0.0.1"), true, true});
    QCOMPARE(m_chat->toHost, (QVector<Notice>{{QStringLiteral("local-page"), QStringLiteral("Guest 1")}}));
}

void TestEntrance::samePersonAfterARestart()
{
    const SessionId there = m_chat->join(ana), left = m_chat->join(ben);
    const Person person = m_chat->you(there), other = m_chat->you(left);
    const QString token = m_chat->token(there), otherToken = m_chat->token(left);
    m_chat->hub().closed(left);
    m_chat->restart();
    QCOMPARE(m_chat->you(m_chat->join(QStringLiteral("Bo"), otherToken)).id, other.id); // and renamed
    const SessionId back = m_chat->join(ana, token);
    QCOMPARE(m_chat->you(back), person);
    const SessionId thief = m_chat->open();
    m_chat->send(thief, HubFixture::hello(ana));
    QVERIFY(m_chat->refusal(thief).code == RefusalCode::NameTaken);
    m_chat->restart();
    QCOMPARE(m_chat->you(m_chat->join(QStringLiteral("Bo"), otherToken)).id, other.id);
}

void TestEntrance::nameIsFreeAfterARestartUntilItsOwnerComes()
{
    const SessionId owner = m_chat->join(ana);
    const Person person = m_chat->you(owner);
    const QString token = m_chat->token(owner);
    m_chat->restart();
    const SessionId another = m_chat->join(ana);
    QVERIFY(m_chat->you(another).id != person.id);
    const SessionId back = m_chat->open();
    m_chat->send(back, HubFixture::hello(ana, token));
    QVERIFY(m_chat->refusal(back).code == RefusalCode::NameTaken);
    m_chat->send(back, HubFixture::hello(m_chat->refusal(back).suggestion, token));
    QCOMPARE(m_chat->you(back).id, person.id);
}

void TestEntrance::forgottenADayAfterLeavingAlsoOverARestart()
{
    const SessionId first = m_chat->join(ana), second = m_chat->join(ben);
    const QString token = m_chat->token(first), otherToken = m_chat->token(second);
    const QString id = m_chat->you(first).id, otherId = m_chat->you(second).id;
    m_chat->clock.advance(1h);
    m_chat->hub().closed(first);
    m_chat->clock.advance(12h);
    m_chat->restart(); // Ben was there until now
    m_chat->tick(12h - 1s);
    QCOMPARE(m_chat->directory.known().people.size(), 2);
    m_chat->tick(1s);
    QCOMPARE(m_chat->directory.known().people.size(), 1);
    QVERIFY(m_chat->you(m_chat->join(ana, token)).id != id);
    QCOMPARE(m_chat->you(m_chat->join(ben, otherToken)).id, otherId);
}

void TestEntrance::serverIsTheSameAfterARestart()
{
    m_chat->config.server.clear();
    m_chat->restart();
    const QString id = m_chat->delivery.last<Welcome>(m_chat->join(ana)).server;
    QVERIFY(!id.isEmpty());
    m_chat->restart();
    QCOMPARE(m_chat->delivery.last<Welcome>(m_chat->join(ben)).server, id);
}

QTEST_APPLESS_MAIN(TestEntrance)
#include "tst_entrance.moc"
