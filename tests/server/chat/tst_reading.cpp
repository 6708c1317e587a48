// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/hubfixture.h"

#include <QTest>

using namespace Parlor;

Q_DECLARE_METATYPE(Parlor::GetHistory)

/// What of a room's past somebody sees, how far it was read, and what is kept of it.
class TestReading final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_chat = std::make_unique<HubFixture>();
        m_host = 0;
    }
    void cleanup() { QVERIFY(!m_chat->delivery.sentToClosed); }

    void pagesAnywhere_data();
    void pagesAnywhere();
    void emptyPageBeforeTheOldest();
    void longPagesAreCutAtTheFarEnds();
    void longPinsComeAtOnce();
    void newcomers_data();
    void newcomers();
    void viewBeginsOnce();
    void settingChangesWhileSomebodyEnters();
    void olderTextIsNotInEdits();
    void olderTextIsNotQuoted();
    void olderMessagesAreNotThere();
    void olderPinsAreNotTold();
    void readOnAnotherDevice();
    void readIsKeptWithTheTick();
    void readingOfNoConsequence();
    void receiptsOfWhoWantsThem();
    void profile();
    void profileRefused_data();
    void profileRefused();
    void retention();
    void retentionWhileAPageIsRead();

private:
    void seed(int count)
    {
        for (int i = 1; i <= count; ++i)
            m_chat->log.seed(QString::fromLatin1(LobbyId), QString::number(i));
    }
    SessionId host();
    void letNewcomersSee(Newcomers newcomers, int last = 0);
    void keep(std::optional<int> messages, std::optional<int> days = {});
    std::unique_ptr<HubFixture> m_chat;
    SessionId m_host = 0;
};

static const QString ana = QStringLiteral("Ana"), ben = QStringLiteral("Ben"),
                     lobby = QString::fromLatin1(LobbyId), epoch = QStringLiteral("epoch-lobby");

static QString texts(const Events &events)
{
    QStringList all;
    for (const Event &event : events)
        all.append(event.text);
    return all.join(QLatin1Char(' '));
}

SessionId TestReading::host()
{
    if (m_host == 0) {
        m_host = m_chat->open(ClientKind::Rich, {QStringLiteral("127.0.0.1"), true, false});
        m_chat->send(m_host, HubFixture::hello(QStringLiteral("Hostess"), m_chat->config.hostToken));
    }
    return m_host;
}

void TestReading::letNewcomersSee(Newcomers newcomers, int last)
{
    Configure change;
    change.id = m_chat->nextId();
    change.room = lobby;
    change.newcomers = newcomers;
    change.newcomersLast = last;
    m_chat->say(host(), change);
}

void TestReading::keep(std::optional<int> messages, std::optional<int> days)
{
    Configure change;
    change.id = m_chat->nextId();
    change.room = lobby;
    change.keepMessages = messages;
    change.keepDays = days;
    m_chat->say(host(), change);
}

void TestReading::pagesAnywhere_data()
{
    QTest::addColumn<GetHistory>("request");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<bool>("more");
    QTest::addColumn<bool>("newer");
    const auto row = [](const char *name, const GetHistory &request) -> QTestData & {
        return QTest::newRow(name) << request;
    };
    row("before", {lobby, 10, 3}) << "7 8 9" << true << true;
    row("newest", {lobby, 0, 3}) << "18 19 20" << true << false;
    row("after", {lobby, 0, 3, 5}) << "6 7 8" << true << true;
    row("after the last", {lobby, 0, 3, 20}) << "" << true << false;
    row("around", {lobby, 0, 4, {}, 10}) << "8 9 10 11" << true << true;
    row("around the last", {lobby, 0, 4, {}, 20}) << "18 19 20" << true << false;
    row("at a time", {lobby, 0, 3, {}, {}, 0}) << "1 2 3" << false << true;
    row("in the future", {lobby, 0, 3, {}, {}, 1}) << "" << true << false;
    row("nothing is pinned", {lobby, 0, 3, {}, {}, {}, true}) << "" << false << false;
}

void TestReading::pagesAnywhere()
{
    QFETCH(GetHistory, request);
    QFETCH(QString, expected);
    QFETCH(bool, more);
    QFETCH(bool, newer);
    seed(20);
    const SessionId session = m_chat->join(ana);
    m_chat->send(session, request);
    const Page page = m_chat->delivery.last<Page>(session);
    QCOMPARE(texts(page.events), expected);
    QCOMPARE(page.more, more);
    QCOMPARE(page.newer, newer);
    QVERIFY(page.before == request.before && page.after == request.after && page.around == request.around
            && page.at == request.at && page.pinned == request.pinned);
}

void TestReading::emptyPageBeforeTheOldest()
{
    seed(20);
    const SessionId session = m_chat->join(ana);
    m_chat->log.dropUpTo(lobby, 10);
    m_chat->send(session, GetHistory{lobby, 5, 3});
    const Page page = m_chat->delivery.last<Page>(session);
    QVERIFY(page.events.isEmpty() && !page.more && page.newer);
}

void TestReading::longPagesAreCutAtTheFarEnds()
{
    for (int i = 1; i <= 20; ++i)
        m_chat->log.seed(lobby, QString(4000, QChar(0x6F22)));
    const SessionId session = m_chat->join(ana);
    const auto seqs = [&](const GetHistory &request) {
        m_chat->send(session, request);
        const Page page = m_chat->delivery.last<Page>(session);
        if (encode(ServerMessage(page)).size() > 64 * 1024 || !page.more || !page.newer)
            return std::pair<Seq, Seq>();
        return std::pair(page.events.first().seq, page.events.last().seq);
    };
    QCOMPARE(seqs({lobby, 15, 50}), (std::pair<Seq, Seq>(11, 14)));
    QCOMPARE(seqs({lobby, 0, 50, 5}), (std::pair<Seq, Seq>(6, 9)));
    QCOMPARE(seqs({lobby, 0, 50, {}, 10}), (std::pair<Seq, Seq>(8, 11)));
}

void TestReading::longPinsComeAtOnce()
{
    const SessionId session = m_chat->join(ana), host = this->host();
    QVector<Seq> pinned;
    for (int i = 0; i < 10; ++i) {
        m_chat->post(session, QString(4000, QChar(0x8336)));
        pinned.append(m_chat->log.events(lobby).last().seq);
        m_chat->send(host, Pin{m_chat->nextId(), lobby, pinned.last(), true});
    }
    m_chat->send(session, GetHistory{lobby, 0, 50, {}, {}, {}, true});
    const Page page = m_chat->delivery.last<Page>(session);
    QVector<Seq> seqs;
    for (const Event &event : page.events)
        seqs.append(event.seq);
    QCOMPARE(seqs, pinned);
    QVERIFY(!page.more && !page.newer);
}

void TestReading::newcomers_data()
{
    QTest::addColumn<Newcomers>("newcomers");
    QTest::addColumn<int>("last");
    QTest::addColumn<QString>("seen");
    QTest::newRow("all") << Newcomers::All << 0 << "1 2 3 4 5";
    QTest::newRow("none") << Newcomers::None << 0 << "";
    QTest::newRow("last") << Newcomers::Last << 2 << "4 5";
    QTest::newRow("more than there are") << Newcomers::Last << 9 << "1 2 3 4 5";
}

void TestReading::newcomers()
{
    QFETCH(Newcomers, newcomers);
    QFETCH(int, last);
    QFETCH(QString, seen);
    seed(5);
    letNewcomersSee(newcomers, last);
    const SessionId session = m_chat->join(ana);
    const Joined joined = m_chat->delivery.last<Joined>(session);
    QCOMPARE(texts(joined.events), seen);
    QCOMPARE(joined.read, 0);
    QCOMPARE(joined.room.first, seen.isEmpty() ? 6 : 6 - joined.events.size());
    for (const GetHistory &request : {GetHistory{lobby, 0, 50}, GetHistory{lobby, 0, 50, 0},
                                      GetHistory{lobby, 0, 50, {}, 3}, GetHistory{lobby, 0, 50, {}, {}, 0}}) {
        m_chat->send(session, request);
        const Page page = m_chat->delivery.last<Page>(session);
        QCOMPARE(texts(page.events), seen);
        QVERIFY(!page.more);
    }
    m_chat->post(session, QStringLiteral("6"));
    m_chat->send(session, GetHistory{lobby, 0, 1});
    QCOMPARE(texts(m_chat->delivery.last<Page>(session).events), QStringLiteral("6"));
    QCOMPARE(m_chat->delivery.last<Page>(session).more, !seen.isEmpty());
    // who says that he has nothing gets no more
    const SessionId again = m_chat->join(ana, m_chat->token(session), {{lobby, {epoch, 0}}});
    QCOMPARE(texts(m_chat->delivery.last<Joined>(again).events),
             QString(seen + QStringLiteral(" 6")).trimmed());
}

void TestReading::viewBeginsOnce()
{
    seed(5);
    const SessionId old = m_chat->join(ben);
    letNewcomersSee(Newcomers::None);
    const SessionId session = m_chat->join(ana);
    const QString token = m_chat->token(session), oldToken = m_chat->token(old);
    m_chat->post(session, QStringLiteral("6"));
    m_chat->restart();
    QCOMPARE(texts(m_chat->delivery.last<Joined>(m_chat->join(ben, oldToken)).events),
             QStringLiteral("1 2 3 4 5 6"));
    QCOMPARE(texts(m_chat->delivery.last<Joined>(m_chat->join(ana, token)).events), QStringLiteral("6"));
}

// Two devices of one newcomer: both have the same view, whatever is set between them.
void TestReading::settingChangesWhileSomebodyEnters()
{
    seed(5);
    letNewcomersSee(Newcomers::Last, 2);
    const SessionId first = m_chat->open();
    m_chat->say(first, HubFixture::hello(ana));
    const QString token = m_chat->token(first);
    m_chat->say(first, GetHistory{lobby, 0, 50}); // nothing is known of the view yet
    const SessionId second = m_chat->open();
    m_chat->say(second, HubFixture::hello(ana, token));
    letNewcomersSee(Newcomers::All);
    m_chat->log.answerAll();
    QVERIFY(m_chat->delivery.last<Page>(first).events.isEmpty());
    for (const SessionId each : {first, second})
        QCOMPARE(texts(m_chat->delivery.last<Joined>(each).events), QStringLiteral("4 5"));
}

void TestReading::olderTextIsNotInEdits()
{
    const SessionId old = m_chat->join(ben);
    m_chat->post(old, QStringLiteral("secret"));
    letNewcomersSee(Newcomers::None);
    const SessionId fresh = m_chat->join(ana);
    m_chat->send(old, Edit{m_chat->nextId(), lobby, 1, QStringLiteral("another secret")});
    QCOMPARE(m_chat->delivery.last<EventMessage>(old).event.text, QStringLiteral("another secret"));
    QCOMPARE(m_chat->delivery.last<EventMessage>(fresh).event.seq, 2);
    QCOMPARE(m_chat->delivery.last<EventMessage>(fresh).event.text, QString());
    m_chat->send(fresh, GetHistory{lobby, 0, 50});
    QCOMPARE(texts(m_chat->delivery.last<Page>(fresh).events), QString());
    m_chat->post(fresh, QStringLiteral("mine"));
    m_chat->send(fresh, Edit{m_chat->nextId(), lobby, 3, QStringLiteral("mine again")});
    QCOMPARE(m_chat->delivery.last<EventMessage>(fresh).event.text, QStringLiteral("mine again"));
}

// Neither live nor in a page, nor when the client comes back or starts afresh.
void TestReading::olderTextIsNotQuoted()
{
    const SessionId old = m_chat->join(ben);
    m_chat->post(old, QStringLiteral("secret"));
    letNewcomersSee(Newcomers::None);
    const SessionId fresh = m_chat->join(ana);
    const auto post = [&](const QString &text, Seq reply) {
        Post answer{m_chat->nextId(), lobby, text};
        answer.reply = reply;
        m_chat->send(old, answer);
    };
    post(QStringLiteral("of what was"), 1);
    const auto check = [](const Event &event, const QString &quoted) {
        return event.reply > 0
            && (quoted.isNull() ? !event.quote : event.quote && event.quote->text == quoted);
    };
    QVERIFY(check(m_chat->delivery.last<EventMessage>(old).event, QStringLiteral("secret")));
    QVERIFY(check(m_chat->delivery.last<EventMessage>(fresh).event, {}));
    post(QStringLiteral("of what is"), 2);
    for (const SessionId each : {old, fresh})
        QVERIFY(check(m_chat->delivery.last<EventMessage>(each).event, QStringLiteral("of what was")));
    const auto checkAll = [&](const Events &events, const QString &quoted) {
        return events.size() == 2 && check(events.first(), quoted)
            && check(events.last(), QStringLiteral("of what was"));
    };
    const auto page = [&](SessionId session) {
        m_chat->send(session, GetHistory{lobby, 0, 2});
        return m_chat->delivery.last<Page>(session).events;
    };
    QVERIFY(checkAll(page(old), QStringLiteral("secret")));
    QVERIFY(checkAll(page(fresh), {}));
    const auto joined = [&](const ReadMap &from) {
        return m_chat->delivery.last<Joined>(m_chat->join(ana, m_chat->token(fresh), from)).events;
    };
    QVERIFY(checkAll(joined({{lobby, {epoch, 1}}}), {}));
    QVERIFY(checkAll(joined({}), {}));
    // what is told while the log is read
    m_chat->log.answersReads = HeldLog::Reads::Last;
    const SessionId third = m_chat->open();
    m_chat->say(third, HubFixture::hello(ana, m_chat->token(fresh), {{lobby, {epoch, 3}}}));
    post(QStringLiteral("of what was, again"), 1);
    QCOMPARE(m_chat->delivery.last<Joined>(third).events.size(), 1);
    QVERIFY(check(m_chat->delivery.last<Joined>(third).events.first(), {}));
}

// Whatever one says of them: neither is it done, nor does the answer tell whether there is one.
void TestReading::olderMessagesAreNotThere()
{
    const SessionId old = m_chat->join(ben);
    m_chat->post(old, QStringLiteral("secret"));
    letNewcomersSee(Newcomers::None);
    const SessionId fresh = m_chat->join(ana);
    Post answer{m_chat->nextId(), lobby, QStringLiteral("what did you say?")};
    answer.reply = 1;
    m_chat->send(fresh, answer);
    for (const SessionId each : {old, fresh}) {
        QCOMPARE(m_chat->delivery.last<EventMessage>(each).event.text, answer.text);
        QCOMPARE(m_chat->delivery.last<EventMessage>(each).event.reply, 0);
    }
    const QVector<ClientMessage> wishes{React{m_chat->nextId(), lobby, 1, QStringLiteral("+"), true},
                                        Edit{m_chat->nextId(), lobby, 1, QStringLiteral("x")},
                                        Delete{m_chat->nextId(), lobby, 1}};
    for (const ClientMessage &wish : wishes)
        m_chat->send(fresh, wish);
    QCOMPARE(m_chat->delivery.all<Refusal>(fresh).size(), 3);
    for (const Refusal &refusal : m_chat->delivery.all<Refusal>(fresh))
        QVERIFY(refusal.code == RefusalCode::NoSuchMessage);
    QCOMPARE(m_chat->log.events(lobby).size(), 2);
    m_chat->send(fresh, React{m_chat->nextId(), lobby, 2, QStringLiteral("+"), true});
    QCOMPARE(m_chat->delivery.last<EventMessage>(fresh).event.target, 2);
}

void TestReading::olderPinsAreNotTold()
{
    seed(3);
    const SessionId old = m_chat->join(ben);
    for (const Seq seq : {3, 1})
        m_chat->send(host(), Pin{m_chat->nextId(), lobby, seq, true});
    letNewcomersSee(Newcomers::None);
    const SessionId fresh = m_chat->join(ana);
    QVERIFY(m_chat->delivery.last<Joined>(fresh).pins.isEmpty());
    const GetHistory pinned{lobby, 0, 50, {}, {}, {}, true};
    m_chat->send(fresh, pinned);
    QCOMPARE(texts(m_chat->delivery.last<Page>(fresh).events), QString());
    m_chat->send(old, pinned);
    QCOMPARE(texts(m_chat->delivery.last<Page>(old).events), QStringLiteral("1 3"));
    m_chat->send(old, JoinRoom{lobby});
    QCOMPARE(m_chat->delivery.last<Joined>(old).pins, (QVector<Seq>{3, 1}));
}

void TestReading::readOnAnotherDevice()
{
    seed(5);
    const SessionId one = m_chat->join(ana), other = m_chat->join(ana, m_chat->token(one));
    const SessionId stranger = m_chat->join(ben);
    m_chat->send(one, MarkRead{lobby, 3});
    m_chat->send(one, MarkRead{lobby, 4});
    m_chat->tick();
    QCOMPARE(m_chat->delivery.count<MarkRead>(other), 1);
    QCOMPARE(m_chat->delivery.last<MarkRead>(other), (MarkRead{lobby, 4}));
    QCOMPARE(m_chat->delivery.count<MarkRead>(one), 0);
    QCOMPARE(m_chat->delivery.count<MarkRead>(stranger), 0);
    m_chat->send(other, MarkRead{lobby, 2}); // an older device
    m_chat->tick();
    QCOMPARE(m_chat->delivery.count<MarkRead>(one), 0);
    QCOMPARE(m_chat->delivery.last<Joined>(m_chat->join(ana, m_chat->token(one))).read, 4);
}

void TestReading::readIsKeptWithTheTick()
{
    seed(5);
    const SessionId session = m_chat->join(ana);
    const int saved = m_chat->directory.visitsSaved;
    for (Seq seq = 1; seq <= 5; ++seq)
        m_chat->send(session, MarkRead{lobby, seq});
    QCOMPARE(m_chat->directory.visitsSaved, saved);
    m_chat->tick();
    QCOMPARE(m_chat->directory.visitsSaved, saved + 1);
    const QString token = m_chat->token(session);
    m_chat->restart();
    QCOMPARE(m_chat->delivery.last<Joined>(m_chat->join(ana, token)).read, 5);
}

void TestReading::readingOfNoConsequence()
{
    seed(5);
    const SessionId session = m_chat->join(ana), other = m_chat->join(ana, m_chat->token(session));
    const QString tea = m_chat->createRoom(m_chat->join(ben), QStringLiteral("Tea"));
    m_chat->send(session, MarkRead{tea, 1}); // is not in it
    m_chat->send(session, MarkRead{QStringLiteral("nowhere"), 1});
    m_chat->tick();
    QCOMPARE(m_chat->delivery.count<Refusal>(session), 0);
    QCOMPARE(m_chat->delivery.count<MarkRead>(other), 0);
    m_chat->send(session, MarkRead{lobby, 1000});
    m_chat->tick();
    QCOMPARE(m_chat->delivery.last<MarkRead>(other).seq, 5);
}

void TestReading::receiptsOfWhoWantsThem()
{
    m_chat->config.limits.set(Limit::PeopleListed, 2);
    seed(5);
    const SessionId session = m_chat->join(ana), other = m_chat->join(ben);
    m_chat->send(session, MarkRead{lobby, 2});
    m_chat->tick();
    QCOMPARE(m_chat->delivery.count<Receipt>(other), 0);
    m_chat->send(session, SetProfile{{}, {}, true});
    m_chat->send(session, MarkRead{lobby, 3});
    m_chat->send(session, MarkRead{lobby, 4});
    m_chat->tick();
    const Receipt receipt{lobby, m_chat->you(session).id, 4};
    QCOMPARE(m_chat->delivery.last<Receipt>(other), receipt);
    m_chat->send(other, JoinRoom{lobby});
    QCOMPARE(m_chat->delivery.last<Joined>(other).receipts,
             (QVector<ReadPosition>{{receipt.person, receipt.seq}}));
    const SessionId third = m_chat->join(QStringLiteral("Cy")); // now it is too large
    QVERIFY(m_chat->delivery.last<Joined>(third).receipts.isEmpty());
    m_chat->delivery.sent.clear();
    m_chat->send(session, MarkRead{lobby, 5});
    m_chat->tick();
    QCOMPARE(m_chat->delivery.count<Receipt>(other), 0);
}

void TestReading::profile()
{
    const SessionId session = m_chat->join(ana), other = m_chat->join(ben);
    m_chat->tick();
    m_chat->send(session, SetProfile{true, QStringLiteral(" at lunch "), {}});
    QCOMPARE(m_chat->delivery.last<Presence>(session).people.first().status, QStringLiteral("at lunch"));
    m_chat->tick();
    QVERIFY(m_chat->delivery.last<Presence>(other).people.first().away);
    m_chat->post(session, QStringLiteral("still here"));
    m_chat->send(session, SetProfile{{}, {}, true}); // leaves the rest
    const QString token = m_chat->token(session);
    m_chat->restart();
    const Person back = m_chat->you(m_chat->join(ana, token));
    QVERIFY(back.away);
    QCOMPARE(back.status, QStringLiteral("at lunch"));
}

void TestReading::profileRefused_data()
{
    QTest::addColumn<QString>("status");
    QTest::newRow("line break") << QStringLiteral("a\nb");
    QTest::newRow("control") << QStringLiteral("a\x1b[0m");
    QTest::newRow("turns the direction") << QStringLiteral("a") + QChar(0x202E) + QStringLiteral("b");
    QTest::newRow("too long") << QString(81, u'x');
}

void TestReading::profileRefused()
{
    QFETCH(QString, status);
    const SessionId session = m_chat->join(ana);
    m_chat->send(session, SetProfile{true, status, {}});
    QVERIFY(m_chat->refusal(session).code == RefusalCode::BadField);
    QCOMPARE(m_chat->refusal(session).field, QStringLiteral("status"));
    m_chat->send(session, SetProfile{{}, QString(80, u'x'), {}});
    QVERIFY(!m_chat->delivery.last<Presence>(session).people.first().away);
}

void TestReading::retention()
{
    seed(10);
    const SessionId session = m_chat->join(ana);
    m_chat->tick();
    m_chat->log.answerAll();
    QCOMPARE(m_chat->log.retentions, 0);
    keep(4);
    m_chat->tick(); // at once
    m_chat->tick();
    QCOMPARE(m_chat->log.retentions, 1);
    m_chat->log.answerAll();
    QCOMPARE(m_chat->delivery.last<RoomChanged>(session).room.first, 7);
    const int told = m_chat->delivery.count<RoomChanged>(session);
    m_chat->tick(std::chrono::seconds(59));
    QCOMPARE(m_chat->log.retentions, 1);
    m_chat->tick(std::chrono::seconds(1));
    m_chat->log.answerAll();
    QCOMPARE(m_chat->log.retentions, 2);
    QCOMPARE(m_chat->delivery.count<RoomChanged>(session), told); // nothing was removed
    keep({}, 1);
    m_chat->tick(); // all of them are from long ago
    m_chat->log.answerAll();
    QCOMPARE(m_chat->delivery.last<RoomChanged>(session).room.first, 11);
}

void TestReading::retentionWhileAPageIsRead()
{
    m_chat->log.answersReads = HeldLog::Reads::Late;
    seed(10);
    const SessionId session = m_chat->join(ana);
    keep(4);
    m_chat->tick();
    m_chat->say(session, GetHistory{lobby, 8, 50});
    m_chat->log.answerAll();
    const Page page = m_chat->delivery.last<Page>(session);
    QCOMPARE(texts(page.events), QStringLiteral("7"));
    QCOMPARE(page.first, 7);
    QVERIFY(!page.more && page.newer);
}

QTEST_APPLESS_MAIN(TestReading)
#include "tst_reading.moc"
