// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/hubfixture.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

class TestConfigureDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void renames();
    void refusesTitles();
    void setsWhatHasNoEvent();
    void refusesTexts_data();
    void refusesTexts();
    void welcomeIsForWhoEnters();
    void whoMay();
    void archives();
    void notSavedChangesNothing();
    void savedInPart();
    void settingsWaitForTheDirectory_data();
    void settingsWaitForTheDirectory();
    void settingsStayOverARestart();
    void temporaryGoes();
    void temporaryIsGoneAfterARestart();
    void offTheRecord();

private:
    Configure wish() { return {m_chat->nextId(), m_room}; }
    RoomInfo told(SessionId session) const { return m_chat->delivery.last<RoomChanged>(session).room; }

    std::unique_ptr<HubFixture> m_chat;
    SessionId m_ana = 0, m_ben = 0;
    QString m_room;
};

void TestConfigureDesk::init()
{
    m_chat = std::make_unique<HubFixture>();
    m_ana = m_chat->join(QStringLiteral("Ana"));
    m_ben = m_chat->join(QStringLiteral("Ben"));
    m_room = m_chat->createRoom(m_ana, QStringLiteral("Tea"));
}

void TestConfigureDesk::cleanup()
{
    QVERIFY(!m_chat->delivery.sentToClosed);
}

void TestConfigureDesk::renames()
{
    Configure change = wish();
    change.title = QStringLiteral(" Green  tea ");
    change.topic = QStringLiteral("leaves");
    m_chat->send(m_ana, change);
    const auto events = m_chat->log.events(m_room);
    QCOMPARE(events.size(), 2);
    QVERIFY(events.at(0).kind == EventKind::Title && events.at(1).kind == EventKind::Topic);
    QCOMPARE(m_chat->delivery.last<Ack>(m_ana).seq, events.at(1).seq);
    QCOMPARE(m_chat->heard(m_ana), (QVector<QString>{QStringLiteral("Green tea"), QStringLiteral("leaves")}));
    QCOMPARE(told(m_ben).title, QStringLiteral("Green tea"));
    QCOMPARE(told(m_ben).topic, QStringLiteral("leaves"));
    m_chat->send(m_ana, change); // so it is
    QCOMPARE(m_chat->delivery.last<Ack>(m_ana).seq, 0);
    QCOMPARE(m_chat->log.events(m_room).size(), 2);
    m_chat->createRoom(m_ben, QStringLiteral("Tea")); // the old title is free
    QCOMPARE(m_chat->delivery.count<Refusal>(m_ben), 0);
    m_chat->send(m_ben, CreateRoom{QStringLiteral("GREEN TEA")});
    QVERIFY(m_chat->refusal(m_ben).code == RefusalCode::RoomTaken);
}

void TestConfigureDesk::refusesTitles()
{
    const auto code = [this](const QString &title) {
        Configure change = wish();
        change.title = title;
        m_chat->send(m_ana, change);
        return m_chat->refusal(m_ana).code;
    };
    QVERIFY(code(QStringLiteral("LOBBY")) == RefusalCode::RoomTaken);
    QVERIFY(code(QStringLiteral(" ")) == RefusalCode::NameEmpty);
    QVERIFY(code(QString(65, u'x')) == RefusalCode::NameTooLong);
    QCOMPARE(m_chat->refusal(m_ana).limit, std::optional(64));
    QVERIFY(m_chat->log.events(m_room).isEmpty());
}

void TestConfigureDesk::setsWhatHasNoEvent()
{
    Configure change = wish();
    change.newcomers = Newcomers::Last;
    change.newcomersLast = 7;
    change.keepDays = 30;
    change.keepMessages = 1000;
    change.welcome = QStringLiteral("Hello!");
    m_chat->send(m_ana, change);
    QCOMPARE(m_chat->delivery.last<Ack>(m_ana).seq, 0);
    const RoomInfo info = told(m_ben);
    QVERIFY(info.newcomers == Newcomers::Last);
    QCOMPARE(info.newcomersLast, 7);
    QCOMPARE(info.keepDays, 30);
    QCOMPARE(info.keepMessages, 1000);
    QVERIFY(info.welcome == QStringLiteral("Hello!"));
    QVERIFY(m_chat->log.events(m_room).isEmpty());
    const int rooms = m_chat->delivery.count<RoomChanged>(m_ben);
    change.id = m_chat->nextId();
    m_chat->send(m_ana, change); // so it is
    QCOMPARE(m_chat->delivery.last<Ack>(m_ana).id, change.id);
    QCOMPARE(m_chat->delivery.count<RoomChanged>(m_ben), rooms);
}

void TestConfigureDesk::refusesTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fitsTopic");
    QTest::addColumn<bool>("fitsWelcome");
    QTest::newRow("line break") << QStringLiteral("a\nb") << false << true;
    QTest::newRow("control") << QStringLiteral("a\x1b[0m") << false << false;
    QTest::newRow("turns the direction") << QStringLiteral("a") + QChar(0x202E) << false << false;
    QTest::newRow("emoji of two") << QString::fromUtf8("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8D\xB3") << true
                                  << true;
    QTest::newRow("nothing") << QStringLiteral("") << true << true;
}

void TestConfigureDesk::refusesTexts()
{
    QFETCH(QString, text);
    QFETCH(bool, fitsTopic);
    QFETCH(bool, fitsWelcome);
    const QString topic = QStringLiteral("topic"), welcome = QStringLiteral("welcome");
    for (const auto &[field, fits] : {std::pair(topic, fitsTopic), std::pair(welcome, fitsWelcome)}) {
        Configure change = wish();
        (field == topic ? change.topic : change.welcome) = text;
        change.archived = false;
        m_chat->delivery.sent.clear();
        m_chat->send(m_ana, change);
        QCOMPARE(m_chat->delivery.count<Refusal>(m_ana), fits ? 0 : 1);
        if (fits)
            continue;
        QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::BadField);
        QCOMPARE(m_chat->refusal(m_ana).field, field);
    }
}

// The longest text of a room is not in what everybody gets, over and over.
void TestConfigureDesk::welcomeIsForWhoEnters()
{
    Configure change = wish();
    change.welcome = QStringLiteral("Hello!");
    m_chat->send(m_ana, change);
    m_chat->send(m_ben, JoinRoom{m_room});
    QVERIFY(m_chat->delivery.last<Joined>(m_ben).room.welcome == QStringLiteral("Hello!"));
    m_chat->tick();
    QCOMPARE(told(m_ana).people, 2);
    QVERIFY(!told(m_ana).welcome);
    const SessionId cem = m_chat->join(QStringLiteral("Cem"));
    const RoomInfo room = m_chat->delivery.last<Welcome>(cem).rooms.last();
    QCOMPARE(room.id, m_room);
    QVERIFY(!room.welcome);
    change.welcome = QStringLiteral("");
    m_chat->send(m_ana, change);
    QVERIFY(told(m_ben).welcome == QString()); // told, and empty
}

void TestConfigureDesk::whoMay()
{
    const SessionId host = m_chat->open(ClientKind::Rich, {{}, true});
    m_chat->send(host, HubFixture::hello(QStringLiteral("Hob"), QStringLiteral("host-token")));
    Configure change = wish();
    change.topic = QStringLiteral("mine");
    m_chat->send(m_ben, change);
    QVERIFY(m_chat->refusal(m_ben).code == RefusalCode::NotAllowed);
    QCOMPARE(m_chat->refusal(m_ben).id, change.id);
    m_chat->send(host, change);
    QCOMPARE(told(m_ben).topic, QStringLiteral("mine"));
    change.room = QString::fromLatin1(LobbyId);
    m_chat->send(m_ana, change);
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::NotAllowed);
    m_chat->send(host, change);
    QCOMPARE(m_chat->delivery.last<EventMessage>(m_ben).event.text, QStringLiteral("mine"));
    change.room = QStringLiteral("nowhere");
    m_chat->send(host, change);
    QVERIFY(m_chat->refusal(host).code == RefusalCode::NoSuchRoom);
}

void TestConfigureDesk::archives()
{
    m_chat->post(m_ana, QStringLiteral("old"), m_room);
    Configure change = wish();
    change.archived = true;
    m_chat->send(m_ana, change);
    QVERIFY(told(m_ben).archived);
    m_chat->post(m_ana, QStringLiteral("new"), m_room);
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::Archived);
    m_chat->send(m_ana, Edit{m_chat->nextId(), m_room, 1, QStringLiteral("x")});
    m_chat->send(m_ana, React{m_chat->nextId(), m_room, 1, QStringLiteral("x"), true});
    m_chat->send(m_ana, Pin{m_chat->nextId(), m_room, 1, true});
    const auto refusals = m_chat->delivery.all<Refusal>(m_ana);
    QCOMPARE(refusals.size(), 4);
    for (const Refusal &refusal : refusals)
        QVERIFY(refusal.code == RefusalCode::Archived);
    Configure topic = wish();
    topic.topic = QStringLiteral("x");
    m_chat->send(m_ana, topic);
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::Archived);
    m_chat->send(m_ana, Delete{m_chat->nextId(), m_room, 1}); // may
    QVERIFY(m_chat->log.events(m_room).first().deleted);
    topic.archived = false;
    m_chat->send(m_ana, topic);
    QVERIFY(!told(m_ben).archived);
    m_chat->post(m_ana, QStringLiteral("new"), m_room);
    QCOMPARE(m_chat->log.events(m_room).last().text, QStringLiteral("new"));
}

void TestConfigureDesk::notSavedChangesNothing()
{
    m_chat->log.next = HeldLog::Next::Unavailable;
    Configure change = wish();
    change.title = QStringLiteral("Coffee");
    change.archived = true;
    m_chat->send(m_ana, change);
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::NotSaved);
    QCOMPARE(m_chat->directory.known().rooms.first().title, QStringLiteral("Tea"));
    m_chat->createRoom(m_ben, QStringLiteral("Coffee")); // free again
    QCOMPARE(m_chat->delivery.count<Refusal>(m_ben), 0);
    QVERIFY(!m_chat->directory.known().rooms.first().archived);
}

// Of title and topic the first was written: that holds, and is told.
void TestConfigureDesk::savedInPart()
{
    Configure change = wish();
    change.title = QStringLiteral("Coffee");
    change.topic = QStringLiteral("beans");
    m_chat->say(m_ana, change);
    m_chat->log.next = HeldLog::Next::Unavailable;
    m_chat->log.answerAll();
    QVERIFY(m_chat->refusal(m_ana).code == RefusalCode::NotSaved);
    QCOMPARE(told(m_ben).title, QStringLiteral("Coffee"));
    QCOMPARE(told(m_ben).topic, QString());
    QCOMPARE(m_chat->directory.known().rooms.first().title, QStringLiteral("Coffee"));
    m_chat->createRoom(m_ben, QStringLiteral("Tea")); // free
    QCOMPARE(m_chat->delivery.count<Refusal>(m_ben), 0);
    m_chat->send(m_ben, CreateRoom{QStringLiteral("Coffee")});
    QVERIFY(m_chat->refusal(m_ben).code == RefusalCode::RoomTaken);
}

void TestConfigureDesk::settingsWaitForTheDirectory_data()
{
    QTest::addColumn<bool>("isWritten");
    QTest::newRow("written") << true;
    QTest::newRow("not written") << false;
}

void TestConfigureDesk::settingsWaitForTheDirectory()
{
    QFETCH(bool, isWritten);
    m_chat->directory.holds = true;
    const int told = m_chat->delivery.count<RoomChanged>(m_ben);
    Configure change = wish();
    change.archived = true;
    m_chat->send(m_ana, change);
    QCOMPARE(m_chat->delivery.count<Ack>(m_ana), 0);
    QCOMPARE(m_chat->delivery.count<RoomChanged>(m_ben), told);
    m_chat->directory.held(isWritten);
    QCOMPARE(m_chat->delivery.count<Ack>(m_ana), isWritten ? 1 : 0);
    QCOMPARE(m_chat->delivery.count<Refusal>(m_ana), isWritten ? 0 : 1);
    QCOMPARE(m_chat->delivery.count<RoomChanged>(m_ben), told + (isWritten ? 1 : 0));
    QCOMPARE(m_chat->directory.known().rooms.first().archived, isWritten);
    m_chat->post(m_ana, QStringLiteral("tea"), m_room);
    QCOMPARE(m_chat->log.events(m_room).size(), isWritten ? 0 : 1);
}

void TestConfigureDesk::settingsStayOverARestart()
{
    Configure change = wish();
    change.title = QStringLiteral("Green tea");
    change.keepDays = 3;
    change.archived = true;
    m_chat->send(m_ana, change);
    m_chat->restart();
    const SessionId cem = m_chat->join(QStringLiteral("Cem"));
    const RoomInfo room = m_chat->delivery.last<Welcome>(cem).rooms.last();
    QCOMPARE(room.title, QStringLiteral("Green tea"));
    QCOMPARE(room.keepDays, 3);
    QVERIFY(room.archived && !room.owner.isEmpty());
}

void TestConfigureDesk::temporaryGoes()
{
    m_chat->send(m_ana, CreateRoom{QStringLiteral("Short"), false, true});
    const QString room = m_chat->delivery.last<Joined>(m_ana).room.id;
    m_chat->post(m_ana, QStringLiteral("x"), room);
    m_chat->tick(1h); // somebody is in it
    m_chat->send(m_ana, LeaveRoom{room});
    m_chat->tick(9s);
    m_chat->send(m_ben, JoinRoom{room}); // in time
    m_chat->tick(1h);
    QCOMPARE(m_chat->delivery.count<RoomGone>(m_ben), 0);
    m_chat->hub().closed(m_ben);
    m_chat->tick(9s);
    QCOMPARE(m_chat->delivery.count<RoomGone>(m_ana), 0);
    m_chat->tick(1s);
    QCOMPARE(m_chat->delivery.last<RoomGone>(m_ana).room, room);
    QVERIFY(m_chat->log.events(room).isEmpty());
    QCOMPARE(m_chat->directory.known().rooms.size(), 1);
    m_chat->createRoom(m_ana, QStringLiteral("Short"));
    QCOMPARE(m_chat->delivery.count<Refusal>(m_ana), 0);
}

void TestConfigureDesk::temporaryIsGoneAfterARestart()
{
    m_chat->send(m_ana, CreateRoom{QStringLiteral("Short"), false, true});
    const QString room = m_chat->delivery.last<Joined>(m_ana).room.id, token = m_chat->token(m_ana);
    m_chat->post(m_ana, QStringLiteral("x"), room);
    m_chat->restart();
    const SessionId back = m_chat->join(QStringLiteral("Ana"), token, {{room, {}}});
    QCOMPARE(m_chat->delivery.last<RoomGone>(back).room, room);
    QVERIFY(m_chat->log.events(room).isEmpty());
    QCOMPARE(m_chat->directory.known().rooms.size(), 1);
}

void TestConfigureDesk::offTheRecord()
{
    m_chat->send(m_ana, CreateRoom{QStringLiteral("Quiet"), false, false, true});
    m_room = m_chat->delivery.last<Joined>(m_ana).room.id;
    QCOMPARE(m_chat->log.offRecord, QSet<QString>{m_room});
    Configure change = wish();
    change.welcome = QStringLiteral("psst");
    m_chat->send(m_ana, change);
    QVERIFY(told(m_ben).welcome == QStringLiteral("psst"));
    QVERIFY(told(m_ben).offRecord);
    QVERIFY(m_chat->directory.known().rooms.last().welcome.isEmpty());
    m_chat->log.offRecord.clear();
    m_chat->restart();
    m_chat->hub();
    QCOMPARE(m_chat->log.offRecord, QSet<QString>{m_room});
}

QTEST_APPLESS_MAIN(TestConfigureDesk)
#include "tst_configuredesk.moc"
