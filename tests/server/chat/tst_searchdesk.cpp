// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/hubfixture.h"

#include <QTest>

using namespace Parlor;

class TestSearchDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void answersWithWhatIsFound();
    void asksTheLogForWhatWasTyped();
    void looksInTheRoomsThatAreMeant_data();
    void looksInTheRoomsThatAreMeant();
    void refuses_data();
    void refuses();
    void oneAtATime();
    void soManyAMinute();
    void failedSearchMayBeTriedAgain();
    void nothingThatWasNotTold();
    void whatWasTakenBackMeanwhile();
    void quoteOfWhatWasTakenBackMeanwhile();
    void nothingOfRoomsThatAreNotVisible();
    void pageKeepsTheFrame();
    void pageEndsBetweenTwoTimes();
    void goneWhileSearching();

private:
    Search query(const QString &text, const QString &room = {})
    {
        Search search;
        search.id = m_chat->nextId();
        search.query = text;
        search.room = room;
        return search;
    }
    Event said(Seq seq) const { return m_chat->log.events(QString::fromLatin1(LobbyId)).at(seq - 1); }
    QStringList searchedRooms() const
    {
        QStringList rooms;
        for (const SearchRoom &room : m_chat->log.searched.last().rooms)
            rooms.append(room.room);
        return rooms;
    }

    std::unique_ptr<HubFixture> m_chat;
    SessionId m_ana = 0;
};

static const QString lobby = QString::fromLatin1(LobbyId);

void TestSearchDesk::init()
{
    m_chat = std::make_unique<HubFixture>();
    m_ana = m_chat->join(QStringLiteral("Ana"));
}

void TestSearchDesk::answersWithWhatIsFound()
{
    m_chat->post(m_ana, QStringLiteral("green tea"));
    m_chat->log.found.events = {said(1)};
    m_chat->log.found.more = true;
    m_chat->log.found.lag = 7;
    const Search search = query(QStringLiteral("tea"));
    m_chat->send(m_ana, search);
    const Found found = m_chat->delivery.last<Found>(m_ana);
    QCOMPARE(found, (Found{search.id, {said(1)}, true, 7}));
}

void TestSearchDesk::asksTheLogForWhatWasTyped()
{
    Search search = query(QStringLiteral("tea from:ben before:2026-03-01"));
    search.offset = 60;
    search.limit = 3;
    m_chat->send(m_ana, search);
    const SearchRequest asked = m_chat->log.searched.last();
    constexpr qint64 day = 1'772'323'200'000 - 3'600'000; // 2026-03-01, an hour east
    QCOMPARE(asked.query.terms, (QVector<SearchTerm>{{QStringLiteral("tea"), false}}));
    QCOMPARE(asked.query.from, QStringLiteral("ben"));
    QCOMPARE(asked.query.before, day);
    QCOMPARE(asked.limit, 3);
    search.before = day + 1;
    m_chat->send(m_ana, search);
    QCOMPARE(m_chat->log.searched.last().query.before, day);
    search.before = day - 1;
    m_chat->send(m_ana, search);
    QCOMPARE(m_chat->log.searched.last().query.before, day - 1);
}

void TestSearchDesk::looksInTheRoomsThatAreMeant_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("onlyTea");  // by the request's room
    QTest::addColumn<QString>("rooms"); // L, T and C
    QTest::newRow("all") << QStringLiteral("x") << false << QStringLiteral("LTC");
    QTest::newRow("room") << QStringLiteral("x") << true << QStringLiteral("T");
    QTest::newRow("in") << QStringLiteral("x in:TEA") << false << QStringLiteral("T");
    QTest::newRow("in two") << QStringLiteral("in:tea in:\"Coffee  break\"") << false << QStringLiteral("TC");
    QTest::newRow("in, full width") << QStringLiteral("x in:") + QString::fromUtf8("Ｔｅａ") << false
                                    << QStringLiteral("T");
    QTest::newRow("both") << QStringLiteral("in:tea") << true << QStringLiteral("T");
}

void TestSearchDesk::looksInTheRoomsThatAreMeant()
{
    QFETCH(QString, typed);
    QFETCH(bool, onlyTea);
    QFETCH(QString, rooms);
    const QString tea = m_chat->createRoom(m_ana, QStringLiteral("Tea"));
    const QString coffee = m_chat->createRoom(m_ana, QStringLiteral("Coffee break"));
    m_chat->send(m_ana, query(typed, onlyTea ? tea : QString()));
    QStringList expected;
    for (const QChar letter : rooms)
        expected.append(letter == u'L' ? lobby : letter == u'T' ? tea : coffee);
    QCOMPARE(searchedRooms(), expected);
}

void TestSearchDesk::refuses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("room");
    QTest::addColumn<RefusalCode>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *typed, const char *room, RefusalCode code, const char *field) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(room) << code
                             << QString::fromLatin1(field);
    };
    row("\"\"", "", RefusalCode::BadQuery, "query");
    row("a has:cat", "", RefusalCode::BadQuery, "has");
    row("a in:nowhere", "", RefusalCode::BadQuery, "in");
    row("a", "nowhere", RefusalCode::NoSuchRoom, "");
}

void TestSearchDesk::refuses()
{
    QFETCH(QString, typed);
    QFETCH(QString, room);
    QFETCH(RefusalCode, code);
    QFETCH(QString, field);
    const Search search = query(typed, room);
    m_chat->send(m_ana, search);
    const Refusal refusal = m_chat->refusal(m_ana);
    QCOMPARE(refusal.code, code);
    QCOMPARE(refusal.field, field);
    QCOMPARE(refusal.id, search.id);
    QVERIFY(m_chat->log.searched.isEmpty());
    m_chat->send(m_ana, query(QStringLiteral("a"))); // nothing is under way
    QCOMPARE(m_chat->log.searched.size(), 1);
}

void TestSearchDesk::oneAtATime()
{
    const SessionId other = m_chat->join(QStringLiteral("Ben"));
    m_chat->say(m_ana, query(QStringLiteral("a")));
    const Search second = query(QStringLiteral("b"));
    m_chat->say(m_ana, second);
    QCOMPARE(m_chat->refusal(m_ana).code, RefusalCode::RateLimited);
    QCOMPARE(m_chat->refusal(m_ana).id, second.id);
    QVERIFY(m_chat->refusal(m_ana).retryAfter > 0);
    m_chat->say(other, query(QStringLiteral("c")));
    QCOMPARE(m_chat->log.searched.size(), 2);
    m_chat->log.answerAll();
    m_chat->send(m_ana, second);
    QCOMPARE(m_chat->log.searched.size(), 3);
}

void TestSearchDesk::soManyAMinute()
{
    m_chat->destroyHub();
    m_chat->config.limits.set(Limit::SearchesPerMinute, 4);
    m_ana = m_chat->join(QStringLiteral("Ana"));
    const SessionId again = m_chat->join(QStringLiteral("Ana"), m_chat->token(m_ana)); // another window
    m_chat->send(m_ana, query(QStringLiteral("a")));
    m_chat->send(again, query(QStringLiteral("a")));
    QCOMPARE(m_chat->log.searched.size(), 2);
    m_chat->send(again, query(QStringLiteral("a")));
    QCOMPARE(m_chat->refusal(again).code, RefusalCode::RateLimited);
    QCOMPARE(m_chat->refusal(again).retryAfter, 15'000);
    m_chat->clock.advance(std::chrono::seconds(15));
    m_chat->send(again, query(QStringLiteral("a")));
    QCOMPARE(m_chat->log.searched.size(), 3);
}

void TestSearchDesk::failedSearchMayBeTriedAgain()
{
    m_chat->log.found.failed = true;
    const Search search = query(QStringLiteral("a"));
    m_chat->send(m_ana, search);
    QCOMPARE(m_chat->refusal(m_ana).code, RefusalCode::RateLimited);
    QCOMPARE(m_chat->refusal(m_ana).id, search.id);
    QVERIFY(m_chat->refusal(m_ana).retryAfter > 0);
    m_chat->log.found.failed = false;
    m_chat->send(m_ana, search);
    QCOMPARE(m_chat->delivery.last<Found>(m_ana).id, search.id);
}

// It is in the log and comes live.
void TestSearchDesk::nothingThatWasNotTold()
{
    m_chat->say(m_ana, query(QStringLiteral("tea"))); // its answer comes before that of the post
    m_chat->log.answerAll();
    Event early = Event();
    early.room = lobby;
    early.seq = 1;
    m_chat->log.found.events = {early};
    m_chat->send(m_ana, query(QStringLiteral("tea")));
    QVERIFY(m_chat->delivery.last<Found>(m_ana).events.isEmpty());
    m_chat->post(m_ana, QStringLiteral("tea"));
    m_chat->send(m_ana, query(QStringLiteral("tea")));
    QCOMPARE(m_chat->delivery.last<Found>(m_ana).events.size(), 1);
}

void TestSearchDesk::whatWasTakenBackMeanwhile()
{
    m_chat->post(m_ana, QStringLiteral("green tea"));
    m_chat->post(m_ana, QStringLiteral("black tea"));
    m_chat->log.found.events = {said(2), said(1)};
    // The log answers the changes first, and then with what it read before them.
    m_chat->say(m_ana, Delete{m_chat->nextId(), lobby, 1});
    m_chat->say(m_ana, Edit{m_chat->nextId(), lobby, 2, QStringLiteral("white tea")});
    m_chat->say(m_ana, query(QStringLiteral("tea")));
    m_chat->log.answerAll();
    const Events events = m_chat->delivery.last<Found>(m_ana).events;
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().text, QStringLiteral("white tea"));
}

void TestSearchDesk::quoteOfWhatWasTakenBackMeanwhile()
{
    m_chat->post(m_ana, QStringLiteral("secret"));
    Post answer{m_chat->nextId(), lobby, QStringLiteral("tea")};
    answer.reply = 1;
    m_chat->send(m_ana, answer);
    Event reply = said(2);
    reply.quote = Quote{QStringLiteral("a"), QStringLiteral("Ana"), QStringLiteral("secret")};
    m_chat->log.found.events = {reply};
    m_chat->send(m_ana, query(QStringLiteral("tea")));
    QCOMPARE(m_chat->delivery.last<Found>(m_ana).events.first().quote->text, QStringLiteral("secret"));
    m_chat->say(m_ana, Delete{m_chat->nextId(), lobby, 1});
    m_chat->say(m_ana, query(QStringLiteral("tea")));
    m_chat->log.answerAll();
    const Event found = m_chat->delivery.last<Found>(m_ana).events.first();
    QVERIFY(found.quote->deleted && found.quote->text.isEmpty());
}

void TestSearchDesk::nothingOfRoomsThatAreNotVisible()
{
    m_chat->post(m_ana, QStringLiteral("tea"));
    Event elsewhere = said(1);
    elsewhere.room = QStringLiteral("nowhere");
    m_chat->log.found.events = {elsewhere, said(1)};
    m_chat->send(m_ana, query(QStringLiteral("tea")));
    QCOMPARE(m_chat->delivery.last<Found>(m_ana).events, Events{said(1)});
}

void TestSearchDesk::pageKeepsTheFrame()
{
    for (int i = 0; i < 12; ++i)
        m_chat->post(m_ana, QString(1500, QChar(0x8336)));
    Events events;
    for (Seq seq = 12; seq > 0; --seq) {
        events.append(said(seq));
        events.last().time = seq;
        m_chat->log.found.events.append(events.last());
    }
    m_chat->log.found.events += events; // twice
    for (int i = 12; i < 24; ++i)
        m_chat->log.found.events[i].time -= 100;
    m_chat->send(m_ana, query(QStringLiteral("a")));
    const Found found = m_chat->delivery.last<Found>(m_ana);
    QVERIFY(found.more);
    QVERIFY(found.events.size() > 5 && found.events.size() < 24);
    QVERIFY(encode(found).size() < 64 * 1024);
}

void TestSearchDesk::pageEndsBetweenTwoTimes()
{
    m_chat->post(m_ana, QString(3900, QChar(0x8336)));
    for (int i = 0; i < 10; ++i) {
        m_chat->log.found.events.append(said(1));
        m_chat->log.found.events.last().time = i < 2 ? 1000 : 1; // eight together do not fit
    }
    m_chat->send(m_ana, query(QStringLiteral("a")));
    const Found found = m_chat->delivery.last<Found>(m_ana);
    QCOMPARE(found.events.size(), 2);
    QVERIFY(found.more);
}

void TestSearchDesk::goneWhileSearching()
{
    m_chat->say(m_ana, query(QStringLiteral("a")));
    m_chat->hub().closed(m_ana);
    m_chat->log.answerAll();
    QVERIFY(!m_chat->delivery.sentToClosed);
    m_ana = m_chat->join(QStringLiteral("Ben"));
    m_chat->say(m_ana, query(QStringLiteral("a")));
    m_chat->destroyHub();
    m_chat->log.answerAll(); // to nobody
}

QTEST_GUILESS_MAIN(TestSearchDesk)
#include "tst_searchdesk.moc"
