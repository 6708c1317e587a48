// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/historydesk.h"
#include "tests/support/hubfixture.h"

#include <QTest>
#include <algorithm>

using namespace Parlor;

class TestHistoryDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_chat = std::make_unique<HubFixture>(); }
    void cleanup();

    void newcomerGetsTheNewestPage();
    void newestPageIsOfWhatIsTold();
    void comingBackGetsExactlyWhatIsMissing_data();
    void comingBackGetsExactlyWhatIsMissing();
    void missedEventsComeInOrder();
    void crowdComesBackInTurns();
    void whatRetentionRemovedIsNoReason();
    void nothingTwiceNothingMissing_data();
    void nothingTwiceNothingMissing();
    void postingWhileEntering();
    void leavingWhileEntering();
    void enteringTwice();
    void everybodySeesWhoIsThereNow();
    void peopleAreEncodedOnceForAll();
    void goneWhileEntering();
    void longTextsComeInSeveralFrames();
    void pages_data();
    void pages();
    void pagesKeepTheFrame();
    void pagesHoldNothingThatComesLive();
    void oneRequestAtATime();
    void refusesStrangers();
    void outlivedByTheLog();
    void entersWithoutAnEndToTheTalk();
    void unreadableLog();

private:
    void seed(int count)
    {
        for (int i = 1; i <= count; ++i)
            m_chat->log.seed(QString::fromLatin1(LobbyId), QString::number(i));
    }
    std::unique_ptr<HubFixture> m_chat;
};

static const QString ana = QStringLiteral("Ana"), ben = QStringLiteral("Ben"),
                     lobby = QString::fromLatin1(LobbyId), epoch = QStringLiteral("epoch-lobby");

static QVector<QString> numbers(int from, int to)
{
    QVector<QString> texts;
    for (int i = from; i <= to; ++i)
        texts.append(QString::number(i));
    return texts;
}

void TestHistoryDesk::cleanup()
{
    QVERIFY(!m_chat->delivery.sentToClosed);
}

void TestHistoryDesk::newcomerGetsTheNewestPage()
{
    seed(120);
    const SessionId session = m_chat->join(ana);
    QCOMPARE(m_chat->heard(session), numbers(71, 120));
    const Joined joined = m_chat->delivery.last<Joined>(session);
    QVERIFY(joined.reset);
    QCOMPARE(joined.events.size(), 50);
    QCOMPARE(joined.room.first, 1);
    QCOMPARE(joined.room.last, 120);
    QCOMPARE(joined.room.epoch, epoch);
}

// While more than a page is on its way into the log.
void TestHistoryDesk::newestPageIsOfWhatIsTold()
{
    m_chat->log.answersReads = HeldLog::Reads::Late;
    seed(10);
    const SessionId there = m_chat->join(ana), session = m_chat->open();
    m_chat->say(session, HubFixture::hello(ben));
    for (int i = 11; i <= 100; ++i)
        m_chat->say(there, Post{m_chat->nextId(), lobby, QString::number(i)});
    while (m_chat->delivery.count<Joined>(session) == 0)
        QVERIFY(m_chat->log.answerOne());
    const Joined joined = m_chat->delivery.last<Joined>(session);
    QVERIFY(joined.events.size() >= 10);
    m_chat->log.answerAll();
    QCOMPARE(m_chat->heard(session), numbers(1, 100));
}

void TestHistoryDesk::comingBackGetsExactlyWhatIsMissing_data()
{
    QTest::addColumn<int>("there");
    QTest::addColumn<QString>("knows");
    QTest::addColumn<Seq>("read");
    QTest::addColumn<bool>("reset");
    QTest::addColumn<int>("from"); // first that is sent
    QTest::newRow("a few") << 120 << epoch << Seq(100) << false << 101;
    QTest::newRow("nothing") << 120 << epoch << Seq(120) << false << 121;
    QTest::newRow("all of it") << 120 << epoch << Seq(0) << false << 1;
    QTest::newRow("several pages") << 900 << epoch << Seq(15) << false << 16;
    QTest::newRow("as much as may be") << 1200 << epoch << Seq(200) << false << 201;
    QTest::newRow("too much") << 1200 << epoch << Seq(199) << true << 1151;
    QTest::newRow("another epoch") << 120 << QStringLiteral("other") << Seq(100) << true << 71;
    QTest::newRow("more than there is") << 120 << epoch << Seq(121) << true << 71;
    QTest::newRow("empty room") << 0 << epoch << Seq(0) << false << 1;
}

void TestHistoryDesk::comingBackGetsExactlyWhatIsMissing()
{
    QFETCH(int, there);
    QFETCH(QString, knows);
    QFETCH(Seq, read);
    QFETCH(bool, reset);
    QFETCH(int, from);
    seed(there);
    const SessionId session = m_chat->join(ana, {}, {{lobby, {knows, read}}});
    QCOMPARE(m_chat->heard(session), numbers(from, there));
    QCOMPARE(m_chat->delivery.count<Joined>(session), 1);
    const Joined joined = m_chat->delivery.last<Joined>(session);
    QCOMPARE(joined.reset, reset);
    QVERIFY(joined.events.size() <= MaxPageEvents);
}

void TestHistoryDesk::missedEventsComeInOrder()
{
    seed(450);
    const SessionId session = m_chat->join(ana, {}, {{lobby, {epoch, 10}}});
    const QVector<ServerMessage> messages = m_chat->delivery.to(session);
    QVERIFY(std::holds_alternative<Welcome>(messages.at(0)));
    QVERIFY(std::holds_alternative<Joined>(messages.at(1)));
    for (qsizetype i = 2; i < messages.size(); ++i)
        QVERIFY(std::holds_alternative<EventMessage>(messages.at(i)));
}

void TestHistoryDesk::crowdComesBackInTurns()
{
    constexpr int crowd = 3 * HistoryDesk::MostReplays;
    seed(450);
    const SessionId talker = m_chat->join(ben);
    QVector<SessionId> sessions;
    for (int i = 0; i < crowd; ++i) {
        sessions.append(m_chat->open());
        m_chat->say(sessions.last(), HubFixture::hello(ana + QString::number(i), {}, {{lobby, {epoch, 10}}}));
    }
    QCOMPARE(m_chat->log.waiting(), HistoryDesk::MostReplays);
    for (const int gone : {0, crowd - 1}) // being read for, and waiting
        m_chat->hub().closed(sessions.at(gone));
    m_chat->say(talker, Post{m_chat->nextId(), lobby, QStringLiteral("451")});
    m_chat->log.answerAll();
    for (const SessionId each : sessions.mid(1, crowd - 2))
        QCOMPARE(m_chat->heard(each), numbers(11, 451));
}

void TestHistoryDesk::whatRetentionRemovedIsNoReason()
{
    seed(100);
    m_chat->log.dropUpTo(lobby, 60);
    const SessionId session = m_chat->join(ana, {}, {{lobby, {epoch, 20}}});
    QVERIFY(!m_chat->delivery.last<Joined>(session).reset);
    QCOMPARE(m_chat->delivery.last<Joined>(session).room.first, 61);
    QCOMPARE(m_chat->heard(session), numbers(61, 100));
    m_chat->log.dropUpTo(lobby, 100); // and when nothing is left
    QCOMPARE(m_chat->heard(m_chat->join(ben, {}, {{lobby, {epoch, 20}}})), QVector<QString>());
}

void TestHistoryDesk::nothingTwiceNothingMissing_data()
{
    using Reads = HeldLog::Reads;
    QTest::addColumn<Reads>("reads");
    QTest::addColumn<bool>("comesBack");
    for (const auto &[reads, word] : {std::pair{Reads::InTurn, "in turn"}, std::pair{Reads::Late, "late"},
                                      std::pair{Reads::Last, "last"}}) {
        for (const bool back : {false, true})
            QTest::addRow("read %s, %s", word, back ? "coming back" : "newcomer") << reads << back;
    }
}

// Somebody enters while others talk: with every possible interleaving of what is said and what the log
// answers.
void TestHistoryDesk::nothingTwiceNothingMissing()
{
    QFETCH(HeldLog::Reads, reads);
    QFETCH(bool, comesBack);
    constexpr int before = 3, total = 8, steps = 12;
    for (unsigned pattern = 0; pattern < (1U << steps);
         pattern += 7) { // a set bit: say something; else: one answer
        HubFixture chat;
        chat.log.answersReads = reads;
        const SessionId talker = chat.join(ben);
        int said = 0;
        const auto say = [&] { chat.say(talker, Post{chat.nextId(), lobby, QString::number(++said)}); };
        while (said < before)
            say();
        chat.log.answerOne(); // of the three, one is told
        const SessionId session = chat.open();
        chat.say(session, HubFixture::hello(ana, {}, comesBack ? ReadMap{{lobby, {epoch, 1}}} : ReadMap{}));
        for (int step = 0; step < steps; ++step) {
            if ((pattern >> step) & 1U && said < total)
                say();
            else
                chat.log.answerOne();
        }
        while (said < total)
            say();
        chat.log.answerAll();
        QCOMPARE(chat.heard(session), numbers(comesBack ? 2 : 1, total));
        QCOMPARE(chat.heard(talker), numbers(1, total));
        QCOMPARE(chat.delivery.count<Joined>(session), 1);
    }
}

void TestHistoryDesk::postingWhileEntering()
{
    const SessionId session = m_chat->open();
    m_chat->say(session, HubFixture::hello(ana));
    m_chat->say(session, Post{QStringLiteral("p1"), lobby, QStringLiteral("early")});
    m_chat->log.answerAll();
    QCOMPARE(m_chat->delivery.last<Ack>(session).seq, 1);
    QCOMPARE(m_chat->heard(session), QVector<QString>{QStringLiteral("early")});
}

void TestHistoryDesk::leavingWhileEntering()
{
    const SessionId ben1 = m_chat->join(ben);
    const QString tea = m_chat->createRoom(ben1, QStringLiteral("Tea"));
    const SessionId session = m_chat->join(ana);
    m_chat->say(session, JoinRoom{tea});
    m_chat->say(session, LeaveRoom{tea});
    m_chat->say(session, JoinRoom{tea});
    m_chat->log.answerAll();
    QCOMPARE(m_chat->delivery.count<Left>(session), 1);
    QCOMPARE(m_chat->delivery.count<Joined>(session), 2); // lobby, and the second time
    m_chat->say(session, LeaveRoom{tea});
    m_chat->say(session, JoinRoom{tea});
    m_chat->say(session, LeaveRoom{tea});
    m_chat->log.answerAll();
    QCOMPARE(m_chat->delivery.count<Joined>(session), 2);
    m_chat->post(ben1, QStringLiteral("alone"), tea);
    QVERIFY(m_chat->heard(session).isEmpty());
}

static QVector<QString> names(const Joined &joined)
{
    QVector<QString> all;
    for (const Person &person : joined.people)
        all.append(person.name);
    std::sort(all.begin(), all.end());
    return all;
}

void TestHistoryDesk::everybodySeesWhoIsThereNow()
{
    const auto join = [this](const QString &name) {
        const Joined joined = m_chat->delivery.last<Joined>(m_chat->join(name));
        Joined byItself = joined;
        byItself.peopleJson.clear();
        return encode(ServerMessage(joined)) == encode(ServerMessage(byItself)) ? joined : Joined{};
    };
    const SessionId first = m_chat->join(ana);
    QCOMPARE(names(join(ben)), (QVector<QString>{ana, ben}));
    m_chat->send(first, SetName{QStringLiteral("Anna")});
    const QString cleo = QStringLiteral("Cleo"), dora = QStringLiteral("Dora");
    QCOMPARE(names(join(cleo)), (QVector<QString>{QStringLiteral("Anna"), ben, cleo}));
    m_chat->hub().closed(first);
    QCOMPARE(names(join(dora)), (QVector<QString>{ben, cleo, dora}));
}

void TestHistoryDesk::peopleAreEncodedOnceForAll()
{
    m_chat->config.limits.set(Limit::PeopleListed, 1);
    m_chat->join(ana);
    const QByteArray one = m_chat->delivery.last<Joined>(m_chat->join(ben)).peopleJson;
    const QByteArray other = m_chat->delivery.last<Joined>(m_chat->join(QStringLiteral("Cleo"))).peopleJson;
    QVERIFY(one.contains("Ana") && !one.contains("Ben"));
    QCOMPARE(static_cast<const void *>(one.constData()), static_cast<const void *>(other.constData()));
}

void TestHistoryDesk::enteringTwice()
{
    const SessionId session = m_chat->join(ana);
    const QString tea = m_chat->createRoom(session, QStringLiteral("Tea"));
    m_chat->post(session, QStringLiteral("one"), tea);
    m_chat->send(session, JoinRoom{tea});
    const Joined joined = m_chat->delivery.last<Joined>(session);
    QCOMPARE(joined.room.id, tea);
    QVERIFY(!joined.reset && joined.events.isEmpty());
    QCOMPARE(joined.people.size(), 1);
    m_chat->post(session, QStringLiteral("two"), tea);
    QCOMPARE(m_chat->heard(session), (QVector<QString>{QStringLiteral("one"), QStringLiteral("two")}));
    m_chat->send(session, LeaveRoom{tea}); // once is enough
    m_chat->delivery.sent.clear();
    m_chat->send(session, Post{m_chat->nextId(), tea, QStringLiteral("three")});
    QVERIFY(m_chat->refusal(session).code == RefusalCode::NotInRoom);
}

void TestHistoryDesk::goneWhileEntering()
{
    const SessionId session = m_chat->open();
    m_chat->say(session, HubFixture::hello(ana));
    m_chat->say(session, GetHistory{lobby, 0, 50});
    m_chat->hub().closed(session);
    m_chat->delivery.sent.clear();
    m_chat->log.answerAll();
    QVERIFY(m_chat->delivery.sent.isEmpty());
    QCOMPARE(m_chat->hub().people(), 0);
}

void TestHistoryDesk::longTextsComeInSeveralFrames()
{
    for (int i = 0; i < 10; ++i)
        m_chat->log.seed(lobby, QString(4000, QChar(0x6F22)) + QString::number(i));
    const SessionId session = m_chat->join(ana);
    QCOMPARE(m_chat->heard(session).size(), 10);
    QCOMPARE(m_chat->delivery.last<Joined>(session).events.size(), 4);
    for (const ServerMessage &message : m_chat->delivery.to(session))
        QVERIFY(encode(message).size() <= 64 * 1024);
}

void TestHistoryDesk::pages_data()
{
    QTest::addColumn<Seq>("before");
    QTest::addColumn<int>("limit");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<bool>("more");
    QTest::newRow("older") << Seq(100) << 20 << 80 << 99 << true;
    QTest::newRow("newest") << Seq(0) << 20 << 281 << 300 << true;
    QTest::newRow("the first") << Seq(11) << 20 << 1 << 10 << false;
    QTest::newRow("before the first") << Seq(1) << 20 << 1 << 0 << false;
    QTest::newRow("as many as may be") << Seq(0) << 200 << 101 << 300 << true;
    QTest::newRow("before what is not there yet") << Seq(5000) << 1 << 300 << 300 << true;
}

void TestHistoryDesk::pages()
{
    QFETCH(Seq, before);
    QFETCH(int, limit);
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(bool, more);
    seed(300);
    const SessionId session = m_chat->join(ana);
    m_chat->send(session, GetHistory{lobby, before, limit});
    const Page page = m_chat->delivery.last<Page>(session);
    QVector<QString> texts;
    for (const Event &event : page.events)
        texts.append(event.text);
    QCOMPARE(texts, numbers(from, to));
    QCOMPARE(page.more, more);
    QCOMPARE(page.room, lobby);
    QCOMPARE(page.epoch, epoch);
    QCOMPARE(page.first, 1);
    QCOMPARE(page.before, before);
}

void TestHistoryDesk::pagesKeepTheFrame()
{
    for (int i = 1; i <= 10; ++i)
        m_chat->log.seed(lobby, QString(4000, QChar(0x6F22)) + QString::number(i));
    const SessionId session = m_chat->join(ana);
    Seq before = 0;
    QVector<Seq> seqs;
    for (int i = 0; i < 10; ++i) {
        m_chat->send(session, GetHistory{lobby, before, 200});
        const Page page = m_chat->delivery.last<Page>(session);
        QVERIFY(!page.events.isEmpty());
        QVERIFY(encode(ServerMessage(page)).size() <= 64 * 1024);
        for (auto event = page.events.crbegin(); event != page.events.crend(); ++event)
            seqs.append(event->seq);
        before = page.events.first().seq;
        QCOMPARE(page.more, before > 1);
        if (!page.more)
            break;
    }
    QCOMPARE(seqs, (QVector<Seq>{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}));
}

void TestHistoryDesk::pagesHoldNothingThatComesLive()
{
    m_chat->log.answersReads = HeldLog::Reads::Late;
    seed(3);
    const SessionId session = m_chat->join(ana);
    m_chat->say(session, GetHistory{lobby, 0, 50});
    m_chat->say(session, Post{m_chat->nextId(), lobby, QStringLiteral("4")}); // in the log, not told yet
    m_chat->log.answerOne();
    QCOMPARE(m_chat->delivery.last<Page>(session).events.last().seq, 3);
    m_chat->log.answerAll();
    QCOMPARE(m_chat->delivery.last<EventMessage>(session).event.seq, 4);
}

void TestHistoryDesk::oneRequestAtATime()
{
    seed(3);
    const SessionId session = m_chat->join(ana);
    m_chat->say(session, GetHistory{lobby, 0, 50});
    m_chat->say(session, GetHistory{lobby, 0, 50});
    QVERIFY(m_chat->refusal(session).code == RefusalCode::RateLimited);
    QCOMPARE(m_chat->refusal(session).re, QStringLiteral("history"));
    QVERIFY(m_chat->refusal(session).retryAfter.value_or(0) > 0);
    m_chat->log.answerAll();
    QCOMPARE(m_chat->delivery.count<Page>(session), 1);
    m_chat->send(session, GetHistory{lobby, 0, 50});
    QCOMPARE(m_chat->delivery.count<Page>(session), 2);
}

void TestHistoryDesk::refusesStrangers()
{
    const SessionId member = m_chat->join(ana);
    const QString tea = m_chat->createRoom(member, QStringLiteral("Tea"));
    const SessionId stranger = m_chat->join(ben);
    m_chat->send(stranger, GetHistory{tea, 0, 50});
    QVERIFY(m_chat->refusal(stranger).code == RefusalCode::NotInRoom);
    QCOMPARE(m_chat->refusal(stranger).room, tea);
    m_chat->send(stranger, GetHistory{QStringLiteral("nowhere"), 0, 50});
    QVERIFY(m_chat->refusal(stranger).code == RefusalCode::NoSuchRoom);
    QCOMPARE(m_chat->delivery.count<Page>(stranger), 0);
}

void TestHistoryDesk::outlivedByTheLog()
{
    const SessionId session = m_chat->join(ana);
    m_chat->say(session, GetHistory{lobby, 0, 50});
    m_chat->say(session, Post{m_chat->nextId(), lobby, QStringLiteral("last words")});
    m_chat->say(m_chat->open(), HubFixture::hello(ben));
    m_chat->destroyHub();
    m_chat->delivery.sent.clear();
    m_chat->log.answerAll();
    QVERIFY(m_chat->delivery.sent.isEmpty());
}

// What is said while the log is read does not make it be read again.
void TestHistoryDesk::entersWithoutAnEndToTheTalk()
{
    m_chat->log.answersReads = HeldLog::Reads::Last;
    const SessionId talker = m_chat->join(ben);
    const int reads = m_chat->log.reads;
    const SessionId session = m_chat->open();
    m_chat->say(session, HubFixture::hello(ana));
    for (int i = 1; i <= 20; ++i) {
        m_chat->say(talker, Post{m_chat->nextId(), lobby, QString::number(i)});
        m_chat->log.answerOne();
    }
    m_chat->log.answerAll();
    QCOMPARE(m_chat->log.reads, reads + 1);
    QCOMPARE(m_chat->heard(session), numbers(1, 20));
}

void TestHistoryDesk::unreadableLog()
{
    const SessionId session = m_chat->join(ana);
    m_chat->log.failsReads = true;
    m_chat->send(session, GetHistory{lobby, 0, 50});
    QVERIFY(m_chat->refusal(session).code == RefusalCode::RateLimited);
    QVERIFY(m_chat->refusal(session).retryAfter.value_or(0) > 0);
    const SessionId late = m_chat->join(ben);
    QCOMPARE(m_chat->delivery.count<Joined>(late), 0);
    QCOMPARE(m_chat->delivery.closed.value(late), CloseCode::InternalError);
    m_chat->hub().closed(late);
    m_chat->log.failsReads = false;
    m_chat->send(session, GetHistory{lobby, 0, 50});
    QCOMPARE(m_chat->delivery.count<Page>(session), 1);
}

QTEST_APPLESS_MAIN(TestHistoryDesk)
#include "tst_historydesk.moc"
