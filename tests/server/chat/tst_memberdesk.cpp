// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/roomwriter.h"
#include "tests/support/hubfixture.h"

#include <QTest>
#include <algorithm>

using namespace Parlor;
using namespace std::chrono_literals;

class TestMemberDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void onlyMembersKnow();
    void titlesOfPrivateRoomsAreNobodysBusiness();
    void strangersHearWhatTheyHearOfNothing_data();
    void strangersHearWhatTheyHearOfNothing();
    void invites();
    void refusesToInvite();
    void refusesTooManyMembers();
    void nobodyIsPutIntoTooManyRooms();
    void expels();
    void expelsWhoIsOnTheWayIn();
    void expelledHearNoPage();
    void whoComesBackIsNew();
    void visitOfBeforeIsForgottenAtTheStart();
    void offTheRecordWaitsForTheDirectory();
    void refusesToExpel();
    void givesUpMembership();
    void notSavedChangesNothing();
    void changesGoOneByOne();
    void refusesWhenTooManyWait();
    void opensDirect();
    void directTakesNobodyElse();
    void refusesDirect();
    void membersStayOverARestart();
    void membersAreNotForgotten();
    void invitedAreNotForgotten();

private:
    QString createPrivate(SessionId session, const QString &title = QStringLiteral("Secret"))
    {
        m_chat->send(session, CreateRoom{title, true});
        return m_chat->delivery.last<Joined>(session).room.id;
    }
    QString direct(SessionId session, SessionId other)
    {
        m_chat->send(session, OpenDirect{m_chat->you(other).id});
        return m_chat->delivery.last<Joined>(session).room.id;
    }
    QString id(SessionId session) const { return m_chat->you(session).id; }
    bool knows(SessionId session, const QString &room) const
    {
        for (const ServerMessage &message : m_chat->delivery.to(session)) {
            if (encode(message).contains(room.toUtf8()))
                return true;
        }
        return false;
    }

    std::unique_ptr<HubFixture> m_chat;
    SessionId m_ana = 0, m_ben = 0, m_host = 0;
};

void TestMemberDesk::init()
{
    m_chat = std::make_unique<HubFixture>();
    m_ana = m_chat->join(QStringLiteral("Ana"));
    m_ben = m_chat->join(QStringLiteral("Ben"));
    m_host = m_chat->open(ClientKind::Rich, {{}, true});
    m_chat->send(m_host, HubFixture::hello(QStringLiteral("Hob"), QStringLiteral("host-token")));
    QVERIFY(m_chat->you(m_host).host);
}

void TestMemberDesk::cleanup()
{
    QVERIFY(!m_chat->delivery.sentToClosed);
}

void TestMemberDesk::onlyMembersKnow()
{
    const QString room = createPrivate(m_ana);
    const Joined joined = m_chat->delivery.last<Joined>(m_ana);
    QVERIFY(joined.room.isPrivate);
    QCOMPARE(joined.room.owner, id(m_ana));
    QCOMPARE(joined.members, QVector<Person>{m_chat->you(m_ana)});
    m_chat->post(m_ana, QStringLiteral("psst"), room);
    m_chat->tick();
    const SessionId late = m_chat->join(QStringLiteral("Cem"));
    for (const SessionId stranger : {m_ben, m_host, late})
        QVERIFY(!knows(stranger, room));
    const SessionId second = m_chat->join(QStringLiteral("Ana"), m_chat->token(m_ana));
    QCOMPARE(m_chat->delivery.last<Welcome>(second).rooms.size(), 2);
}

void TestMemberDesk::titlesOfPrivateRoomsAreNobodysBusiness()
{
    createPrivate(m_ana);
    m_chat->send(m_ben, CreateRoom{QStringLiteral("secret")});
    QCOMPARE(m_chat->delivery.count<Refusal>(m_ben), 0);
    createPrivate(m_ana); // nor does a public one stand in the way
    QCOMPARE(m_chat->delivery.count<Refusal>(m_ana), 0);
}

void TestMemberDesk::strangersHearWhatTheyHearOfNothing_data()
{
    QTest::addColumn<bool>("isDirect");
    QTest::newRow("private") << false;
    QTest::newRow("direct") << true;
}

void TestMemberDesk::strangersHearWhatTheyHearOfNothing()
{
    QFETCH(bool, isDirect);
    const QString room = isDirect ? direct(m_ana, m_host) : createPrivate(m_ana);
    const SessionId cem = m_chat->join(QStringLiteral("Cem"));
    m_chat->post(m_ana, QStringLiteral("psst"), room);
    const QString ben = id(m_ben), ana = id(m_ana);
    const auto answers = [&](const QString &asked) {
        const QVector<ClientMessage> all{Post{QStringLiteral("p"), asked, QStringLiteral("x")},
                                         Edit{QStringLiteral("e"), asked, 1, QStringLiteral("x")},
                                         Delete{QStringLiteral("d"), asked, 1},
                                         React{QStringLiteral("r"), asked, 1, QStringLiteral("+"), true},
                                         Pin{QStringLiteral("n"), asked, 1, true},
                                         MarkRead{asked, 1},
                                         Search{QStringLiteral("s"), QStringLiteral("psst"), asked},
                                         SetTyping{asked, true},
                                         GetHistory{asked},
                                         JoinRoom{asked},
                                         LeaveRoom{asked},
                                         Configure{QStringLiteral("c"), asked, QStringLiteral("x")},
                                         Invite{QStringLiteral("i"), asked, ben},
                                         Expel{QStringLiteral("o"), asked, ana},
                                         Ping{1, {{asked, 1}}}};
        QByteArray heard;
        m_chat->delivery.sent.clear();
        for (const ClientMessage &message : all)
            m_chat->send(cem, message);
        for (const ServerMessage &message : m_chat->delivery.to(cem))
            heard += encode(message) + '\n';
        return heard.replace(asked.toUtf8(), "ROOM");
    };
    const QByteArray nothing = answers(QStringLiteral("AAAAAAAAAAAA"));
    QVERIFY2(nothing.count("no-such-room") == 12, nothing.constData());
    QCOMPARE(answers(room), nothing);
}

void TestMemberDesk::invites()
{
    const QString room = createPrivate(m_ana);
    m_chat->send(m_ana, Invite{QStringLiteral("i1"), room, id(m_ben)});
    const Ack ack = m_chat->delivery.last<Ack>(m_ana);
    QCOMPARE(ack.id, QStringLiteral("i1"));
    const Event event = m_chat->delivery.last<EventMessage>(m_ana).event;
    QVERIFY(event.kind == EventKind::Member && event.on);
    QCOMPARE(event.seq, ack.seq);
    QCOMPARE(event.subject.id, id(m_ben));
    QCOMPARE(m_chat->delivery.last<RoomChanged>(m_ben).room.id, room);
    m_chat->send(m_ben, JoinRoom{room});
    QCOMPARE(m_chat->delivery.last<Joined>(m_ben).members.size(), 2);
    m_chat->send(m_ben, Invite{QStringLiteral("i2"), room, id(m_host)}); // any member may
    QVERIFY(knows(m_host, room));
    m_chat->send(m_ben, Invite{QStringLiteral("i3"), room, id(m_host)}); // is in already
    QCOMPARE(m_chat->delivery.last<Ack>(m_ben).id, QStringLiteral("i3"));
    QCOMPARE(m_chat->delivery.last<Ack>(m_ben).seq, 0);
    QCOMPARE(m_chat->log.events(room).size(), 2);
}

void TestMemberDesk::refusesToInvite()
{
    const SessionId plain = m_chat->openPlain();
    QString guest;
    m_chat->tick();
    for (const Person &person : m_chat->delivery.last<Presence>(m_ana).people)
        guest = person.plain ? person.id : guest;
    QVERIFY(plain > 0 && !guest.isEmpty());
    const QString room = createPrivate(m_ana), open = m_chat->createRoom(m_ana, QStringLiteral("Tea"));
    const auto refused = [&](const QString &where, const QString &whom) {
        m_chat->send(m_ana, Invite{QStringLiteral("i"), where, whom});
        return m_chat->refusal(m_ana).code;
    };
    QVERIFY(refused(room, QStringLiteral("nobody")) == RefusalCode::NoSuchPerson);
    QVERIFY(refused(room, guest) == RefusalCode::NoSuchPerson);
    QVERIFY(refused(open, id(m_ben)) == RefusalCode::NotAllowed);
    QVERIFY(refused(QString::fromLatin1(LobbyId), id(m_ben)) == RefusalCode::NotAllowed);
    QCOMPARE(m_chat->delivery.count<Ack>(m_ana), 0);
}

void TestMemberDesk::refusesTooManyMembers()
{
    m_chat = std::make_unique<HubFixture>();
    m_chat->config.limits.set(Limit::RoomMembers, 2);
    m_ana = m_chat->join(QStringLiteral("Ana"));
    m_ben = m_chat->join(QStringLiteral("Ben"));
    const SessionId cem = m_chat->join(QStringLiteral("Cem"));
    const QString room = createPrivate(m_ana);
    m_chat->send(m_ana, Invite{QStringLiteral("1"), room, id(m_ben)});
    m_chat->send(m_ana, Invite{QStringLiteral("2"), room, id(cem)});
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::NotAllowed);
    QCOMPARE(m_chat->refusal(m_ana).limit, std::optional(2));
    QVERIFY(!knows(cem, room));
}

void TestMemberDesk::nobodyIsPutIntoTooManyRooms()
{
    m_chat = std::make_unique<HubFixture>();
    m_chat->config.limits.set(Limit::PrivateRoomsJoined, 1);
    m_ana = m_chat->join(QStringLiteral("Ana"));
    m_ben = m_chat->join(QStringLiteral("Ben"));
    const SessionId cem = m_chat->join(QStringLiteral("Cem"));
    createPrivate(m_ben);
    const QString room = createPrivate(m_ana);
    m_chat->send(m_ana, Invite{QStringLiteral("1"), room, id(m_ben)});
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::TooManyRooms);
    QVERIFY(!knows(m_ben, room));
    m_chat->send(cem, OpenDirect{id(m_ben)});
    QVERIFY(m_chat->refusal(cem).code == RefusalCode::TooManyRooms);
    m_chat->send(m_ana, Invite{QStringLiteral("2"), room, id(cem)});
    QCOMPARE(m_chat->delivery.last<Ack>(m_ana).id, QStringLiteral("2"));
}

void TestMemberDesk::expels()
{
    const QString room = createPrivate(m_ana);
    m_chat->send(m_ana, Invite{QStringLiteral("i"), room, id(m_ben)});
    const SessionId window = m_chat->join(QStringLiteral("Ben"), m_chat->token(m_ben));
    for (const SessionId each : {m_ben, window})
        m_chat->send(each, JoinRoom{room});
    m_chat->tick();
    m_chat->send(m_ana, Expel{QStringLiteral("e"), room, id(m_ben)});
    QCOMPARE(m_chat->delivery.last<Ack>(m_ana).id, QStringLiteral("e"));
    m_chat->post(m_ana, QStringLiteral("alone again"), room);
    m_chat->tick();
    for (const SessionId each : {m_ben, window}) {
        QCOMPARE(m_chat->delivery.last<RoomGone>(each).room, room);
        QVERIFY(!m_chat->heard(each).contains(QStringLiteral("alone again")));
        m_chat->send(each, JoinRoom{room});
        QVERIFY(m_chat->refusal(each).code == RefusalCode::NoSuchRoom);
    }
    QCOMPARE(m_chat->delivery.last<Presence>(m_ana).gone, QVector<QString>{id(m_ben)});
}

void TestMemberDesk::expelsWhoIsOnTheWayIn()
{
    const QString room = createPrivate(m_ana);
    m_chat->send(m_ana, Invite{QStringLiteral("i"), room, id(m_ben)});
    m_chat->log.answersReads = HeldLog::Reads::Last;
    const SessionId back = m_chat->open();
    m_chat->say(back,
                HubFixture::hello(QStringLiteral("Ben"), m_chat->token(m_ben),
                                  {{room, {QStringLiteral("epoch-") + room, 1}}}));
    m_chat->say(m_ana, Post{QStringLiteral("p"), room, QStringLiteral("psst")});
    m_chat->say(m_ana, Expel{QStringLiteral("e"), room, id(m_ben)});
    m_chat->log.answerAll();
    QCOMPARE(m_chat->delivery.last<Ack>(m_ana).id, QStringLiteral("e"));
    QCOMPARE(m_chat->delivery.count<Joined>(back), 1); // the lobby
    QCOMPARE(m_chat->delivery.last<RoomGone>(back).room, room);
    QVERIFY(m_chat->heard(back).isEmpty());
}

void TestMemberDesk::expelledHearNoPage()
{
    const QString room = createPrivate(m_ana);
    m_chat->post(m_ana, QStringLiteral("psst"), room);
    m_chat->send(m_ana, Invite{QStringLiteral("i"), room, id(m_ben)});
    m_chat->send(m_ben, JoinRoom{room});
    m_chat->log.answersReads = HeldLog::Reads::Last;
    m_chat->say(m_ben, GetHistory{room});
    m_chat->say(m_ana, Expel{QStringLiteral("e"), room, id(m_ben)});
    m_chat->log.answerAll();
    QCOMPARE(m_chat->delivery.count<Page>(m_ben), 0);
}

// As newcomers do, and not where they left off.
void TestMemberDesk::whoComesBackIsNew()
{
    const QString room = createPrivate(m_ana);
    Configure rule{QStringLiteral("c"), room};
    rule.newcomers = Newcomers::None;
    m_chat->send(m_ana, rule);
    const auto comeIn = [&](SessionId session) {
        m_chat->send(m_ana, Invite{m_chat->nextId(), room, id(session)});
        m_chat->send(session, JoinRoom{room});
    };
    comeIn(m_ben);
    m_chat->post(m_ana, QStringLiteral("for Ben"), room);
    m_chat->send(m_ben, MarkRead{room, 2});
    m_chat->send(m_ana, Expel{QStringLiteral("e"), room, id(m_ben)});
    const auto isKept = [&](const QString &person) {
        const QVector<KnownVisit> visits = m_chat->directory.known().visits;
        return std::any_of(visits.begin(), visits.end(), [&](const KnownVisit &visit) {
            return visit.person == person && visit.room == room;
        });
    };
    QVERIFY(isKept(id(m_ana)) && !isKept(id(m_ben)));
    m_chat->post(m_ana, QStringLiteral("not for Ben"), room);
    m_chat->send(m_ana, Invite{QStringLiteral("i"), room, id(m_ben)});
    m_chat->tick(); // what was read before is of no consequence
    QVERIFY(!isKept(id(m_ben)));
    m_chat->send(m_ben, JoinRoom{room});
    QVERIFY(m_chat->delivery.last<Joined>(m_ben).events.isEmpty());
    QCOMPARE(m_chat->delivery.last<Joined>(m_ben).read, 0);
    m_chat->send(m_ben, GetHistory{room});
    QVERIFY(m_chat->delivery.last<Page>(m_ben).events.isEmpty());
    m_chat->post(m_ana, QStringLiteral("welcome back"), room);
    const QString token = m_chat->token(m_ben);
    m_chat->restart();
    const SessionId back =
        m_chat->join(QStringLiteral("Ben"), token, {{room, {QStringLiteral("epoch-") + room, 0}}});
    QCOMPARE(m_chat->heard(back), QVector<QString>{QStringLiteral("welcome back")});
}

// The end came between the event and the directory's forgetting.
void TestMemberDesk::visitOfBeforeIsForgottenAtTheStart()
{
    const QString room = createPrivate(m_ana);
    m_chat->send(m_ana, Invite{QStringLiteral("i"), room, id(m_ben)});
    m_chat->send(m_ben, JoinRoom{room});
    m_chat->send(m_ana, Expel{QStringLiteral("e"), room, id(m_ben)});
    m_chat->directory.saveVisit({id(m_ben), room, 1, 1});
    const QString ben = id(m_ben), owner = m_chat->token(m_ana), token = m_chat->token(m_ben);
    m_chat->restart();
    const SessionId ana = m_chat->join(QStringLiteral("Ana"), owner);
    for (const KnownVisit &visit : m_chat->directory.known().visits)
        QVERIFY(visit.person != ben || visit.room != room);
    const SessionId back = m_chat->join(QStringLiteral("Ben"), token);
    Configure change{QStringLiteral("c"), room};
    change.newcomers = Newcomers::None;
    m_chat->send(ana, change);
    m_chat->send(ana, Invite{QStringLiteral("again"), room, ben});
    m_chat->send(back, JoinRoom{room});
    QVERIFY(m_chat->delivery.last<Joined>(back).events.isEmpty());
}

void TestMemberDesk::offTheRecordWaitsForTheDirectory()
{
    CreateRoom wish{QStringLiteral("Whispers")};
    wish.isPrivate = wish.offRecord = true;
    m_chat->send(m_ana, wish);
    const QString room = m_chat->delivery.last<Joined>(m_ana).room.id;
    m_chat->directory.holds = true;
    m_chat->send(m_ana, Invite{QStringLiteral("i"), room, id(m_ben)});
    QCOMPARE(m_chat->delivery.count<Ack>(m_ana), 0);
    m_chat->directory.held(true);
    QCOMPARE(m_chat->delivery.last<Ack>(m_ana).id, QStringLiteral("i"));
}

void TestMemberDesk::refusesToExpel()
{
    const QString room = createPrivate(m_ana);
    m_chat->send(m_ana, Invite{QStringLiteral("i"), room, id(m_ben)});
    m_chat->send(m_ben, Expel{QStringLiteral("1"), room, id(m_ana)});
    QVERIFY(m_chat->refusal(m_ben).code == RefusalCode::NotAllowed);
    m_chat->send(m_host, Expel{QStringLiteral("2"), room, id(m_ben)});
    QVERIFY(m_chat->refusal(m_host).code == RefusalCode::NoSuchRoom);
    m_chat->send(m_ana, Expel{QStringLiteral("3"), room, id(m_host)});
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::NoSuchPerson);
    m_chat->send(m_ana, Invite{QStringLiteral("4"), room, id(m_host)});
    m_chat->send(m_host, Expel{QStringLiteral("5"), room, id(m_ben)}); // as a member
    QCOMPARE(m_chat->delivery.last<RoomGone>(m_ben).room, room);
    m_chat->send(m_ana, Expel{QStringLiteral("6"), QString::fromLatin1(LobbyId), id(m_ana)});
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::NotAllowed);
}

void TestMemberDesk::givesUpMembership()
{
    const QString room = createPrivate(m_ana);
    m_chat->send(m_ana, Invite{QStringLiteral("i"), room, id(m_ben)});
    m_chat->send(m_ana, Expel{QStringLiteral("1"), room, id(m_ana)});
    QCOMPARE(m_chat->delivery.last<RoomGone>(m_ana).room, room);
    QCOMPARE(m_chat->delivery.last<RoomChanged>(m_ben).room.owner, id(m_ben)); // somebody must be
    m_chat->send(m_ben, Expel{QStringLiteral("2"), room, id(m_ben)});
    QCOMPARE(m_chat->delivery.last<RoomGone>(m_ben).room, room);
    QVERIFY(m_chat->directory.known().rooms.isEmpty());
    QVERIFY(m_chat->log.events(room).isEmpty());
}

void TestMemberDesk::notSavedChangesNothing()
{
    const QString room = createPrivate(m_ana);
    m_chat->log.next = HeldLog::Next::Unavailable;
    m_chat->send(m_ana, Invite{QStringLiteral("i"), room, id(m_ben)});
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::NotSaved);
    QVERIFY(!knows(m_ben, room));
    QCOMPARE(m_chat->directory.known().rooms.first().members.size(), 1);
    m_chat->send(m_ana, Invite{QStringLiteral("i"), room, id(m_ben)});
    QVERIFY(knows(m_ben, room));
}

void TestMemberDesk::changesGoOneByOne()
{
    const QString room = createPrivate(m_ana);
    m_chat->send(m_ana, Invite{QStringLiteral("1"), room, id(m_ben)});
    // what is decided second sees what the first made of it
    m_chat->say(m_ana, Expel{QStringLiteral("2"), room, id(m_ben)});
    m_chat->say(m_ben, Invite{QStringLiteral("3"), room, id(m_host)});
    m_chat->say(m_ana, Configure{QStringLiteral("4"), room, QStringLiteral("Deep secret")});
    m_chat->log.answerAll();
    QVERIFY(m_chat->refusal(m_ben).code == RefusalCode::NoSuchRoom);
    QCOMPARE(m_chat->refusal(m_ben).id, QStringLiteral("3"));
    QVERIFY(!knows(m_host, room));
    QCOMPARE(m_chat->delivery.last<RoomChanged>(m_ana).room.title, QStringLiteral("Deep secret"));
    QCOMPARE(m_chat->directory.known().rooms.first().members, QVector<QString>{id(m_ana)});
}

// Whoever fills the queue of a room gets an answer at once, and no others wait for it.
void TestMemberDesk::refusesWhenTooManyWait()
{
    const QString open = m_chat->createRoom(m_ana, QStringLiteral("Tea"));
    m_chat->say(m_ana, Configure{QStringLiteral("a"), open, QStringLiteral("Coffee")});
    constexpr int most = RoomWriter::MostWaiting;
    for (int i = 0; i < most; ++i)
        m_chat->say(m_ben, Configure{QStringLiteral("b"), open, QStringLiteral("Milk")});
    QCOMPARE(m_chat->delivery.count<Refusal>(m_ben), 0);
    m_chat->say(m_ben, Configure{QStringLiteral("late"), open, QStringLiteral("Milk")});
    QVERIFY(m_chat->refusal(m_ben).code == RefusalCode::RateLimited);
    QCOMPARE(m_chat->refusal(m_ben).id, QStringLiteral("late"));
    QVERIFY(m_chat->refusal(m_ben).retryAfter > 0);
    m_chat->log.answerAll();
    QCOMPARE(m_chat->delivery.count<Refusal>(m_ben), most + 1);
    QVERIFY(m_chat->refusal(m_ben).code == RefusalCode::NotAllowed);
    QCOMPARE(m_chat->delivery.last<RoomChanged>(m_ben).room.title, QStringLiteral("Coffee"));
    m_chat->send(m_ana, Configure{QStringLiteral("c"), open, QStringLiteral("Milk")}); // it is free again
    QCOMPARE(m_chat->delivery.last<Ack>(m_ana).id, QStringLiteral("c"));
}

void TestMemberDesk::opensDirect()
{
    const QString room = direct(m_ana, m_ben);
    const RoomInfo told = m_chat->delivery.last<RoomChanged>(m_ben).room;
    QCOMPARE(told.id, room);
    QVERIFY(told.direct);
    QCOMPARE(told.members, (QVector<Person>{m_chat->you(m_ana), m_chat->you(m_ben)}));
    QCOMPARE(direct(m_ben, m_ana), room);
    QCOMPARE(direct(m_ana, m_ben), room);
    m_chat->post(m_ana, QStringLiteral("hi"), room);
    QVERIFY(m_chat->heard(m_ben).contains(QStringLiteral("hi")));
    QVERIFY(!knows(m_host, room));
}

void TestMemberDesk::directTakesNobodyElse()
{
    const QString room = direct(m_ana, m_ben);
    m_chat->send(m_ana, Invite{QStringLiteral("1"), room, id(m_host)});
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::NotAllowed);
    m_chat->send(m_ana, Expel{QStringLiteral("2"), room, id(m_ben)});
    QVERIFY(m_chat->refusal(m_ana).id == QStringLiteral("2"));
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::NotAllowed);
    m_chat->send(m_ana, Configure{QStringLiteral("3"), room, QStringLiteral("x")});
    QVERIFY(m_chat->refusal(m_ana).id == QStringLiteral("3"));
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::NotAllowed);
}

void TestMemberDesk::refusesDirect()
{
    m_chat = std::make_unique<HubFixture>();
    m_chat->config.limits.set(Limit::PrivateRoomsPerPerson, 1);
    m_ana = m_chat->join(QStringLiteral("Ana"));
    m_ben = m_chat->join(QStringLiteral("Ben"));
    const SessionId cem = m_chat->join(QStringLiteral("Cem"));
    for (const QString &person : {QStringLiteral("nobody"), id(m_ana)}) {
        m_chat->send(m_ana, OpenDirect{person});
        QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::NoSuchPerson);
    }
    const QString room = direct(m_ana, m_ben);
    m_chat->send(m_ana, OpenDirect{id(cem)});
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::TooManyRooms);
    m_chat->send(m_ana, CreateRoom{QStringLiteral("Secret"), true});
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::TooManyRooms);
    QCOMPARE(direct(m_ana, m_ben), room); // it is there
    QVERIFY(direct(m_ben, cem) != room);  // being asked does not count
}

void TestMemberDesk::membersStayOverARestart()
{
    const QString room = createPrivate(m_ana);
    m_chat->send(m_ana, Invite{QStringLiteral("i"), room, id(m_ben)});
    const QString token = m_chat->token(m_ben);
    m_chat->restart();
    const SessionId ben = m_chat->join(QStringLiteral("Ben"), token, {{room, {}}});
    QCOMPARE(m_chat->delivery.last<Welcome>(ben).rooms.size(), 2);
    QCOMPARE(m_chat->delivery.last<Joined>(ben).members.size(), 2); // who is away is a member
    const SessionId cem = m_chat->join(QStringLiteral("Cem"), {}, {{room, {}}});
    QCOMPARE(m_chat->delivery.last<Welcome>(cem).rooms.size(), 1);
    QCOMPARE(m_chat->delivery.last<RoomGone>(cem).room, room);
}

void TestMemberDesk::membersAreNotForgotten()
{
    const QString room = direct(m_ana, m_ben);
    const QString token = m_chat->token(m_ben);
    m_chat->hub().closed(m_ben);
    m_chat->tick(std::chrono::hours(48));
    m_chat->tick();
    m_chat->join(QStringLiteral("Ben")); // the name is free
    const SessionId back = m_chat->join(QStringLiteral("Benedict"), token, {{room, {}}});
    QCOMPARE(m_chat->delivery.last<Joined>(back).room.id, room);
    QCOMPARE(m_chat->you(back).name, QStringLiteral("Benedict"));
}

// Away for a day just while it is written.
void TestMemberDesk::invitedAreNotForgotten()
{
    const QString room = createPrivate(m_ana), ben = id(m_ben), token = m_chat->token(m_ben);
    m_chat->hub().closed(m_ben);
    m_chat->tick(23h);
    m_chat->say(m_ana, Invite{QStringLiteral("i"), room, ben});
    m_chat->tick(2h);
    m_chat->log.answerAll();
    QCOMPARE(m_chat->delivery.last<Ack>(m_ana).id, QStringLiteral("i"));
    const SessionId back = m_chat->join(QStringLiteral("Ben"), token, {{room, {}}});
    QCOMPARE(id(back), ben);
    QCOMPARE(m_chat->delivery.last<Joined>(back).room.id, room);
}

QTEST_APPLESS_MAIN(TestMemberDesk)
#include "tst_memberdesk.moc"
