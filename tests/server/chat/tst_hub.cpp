// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/hubfixture.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

class TestHub final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_chat = std::make_unique<HubFixture>(); }
    void cleanup();

    void helloComesInTime();
    void noDeadlineWhenOff();
    void refusesNonsense_data();
    void refusesNonsense();
    void helloFirst();
    void refusalsNameWhatTheyAreAbout();
    void secondHello();
    void fifthBadMessageCloses_data();
    void fifthBadMessageCloses();
    void unknownTypesAreForgiven();
    void requestsHaveAMeasure();
    void binary_data();
    void binary();
    void pingIsAnswered();
    void bye();
    void nothingCountsAfterClosing();
    void stops();
    void stopsForGood();
    void connectionsNobodyKnows();
    void tellsWhenTheLogFails();
    void tenThousandJoin();

private:
    std::unique_ptr<HubFixture> m_chat;
};

static const QString ana = QStringLiteral("Ana"), ben = QStringLiteral("Ben"),
                     lobby = QString::fromLatin1(LobbyId);

void TestHub::cleanup()
{
    QVERIFY(!m_chat->delivery.sentToClosed);
    QVERIFY(!m_chat->delivery.closedTwice);
}

void TestHub::helloComesInTime()
{
    const SessionId late = m_chat->open();
    m_chat->tick(5s);
    const SessionId refused = m_chat->open(), good = m_chat->open(), gone = m_chat->open();
    m_chat->hub().closed(gone);
    m_chat->send(good, HubFixture::hello(ana));
    m_chat->tick(4999ms);
    QVERIFY(m_chat->delivery.closed.isEmpty());
    m_chat->tick(1ms);
    QCOMPARE(m_chat->delivery.closed.size(), 1);
    QVERIFY(m_chat->delivery.closed.value(late) == CloseCode::Policy);
    m_chat->send(refused, HubFixture::hello(ana)); // taken: the time goes on
    m_chat->tick(5s);
    QCOMPARE(m_chat->delivery.closed.size(), 2);
    QVERIFY(m_chat->delivery.closed.contains(refused));
}

void TestHub::noDeadlineWhenOff()
{
    m_chat->config.limits.set(Limit::JoinSeconds, 0);
    m_chat->open();
    m_chat->tick(24h);
    QVERIFY(m_chat->delivery.closed.isEmpty());
}

void TestHub::refusesNonsense_data()
{
    QTest::addColumn<QString>("frame");
    QTest::addColumn<RefusalCode>("code");
    QTest::addColumn<QString>("re");
    QTest::addColumn<QString>("field");
    QTest::newRow("empty") << QString() << RefusalCode::Malformed << QString() << QString();
    QTest::newRow("no JSON") << QStringLiteral("hello") << RefusalCode::Malformed << QString() << QString();
    QTest::newRow("key twice") << QStringLiteral(R"({"type":"ping","nonce":1,"nonce":2})")
                               << RefusalCode::Malformed << QString() << QString();
    QTest::newRow("no type") << QStringLiteral("{}") << RefusalCode::BadField << QString()
                             << QStringLiteral("type");
    QTest::newRow("field missing") << QStringLiteral(R"({"type":"post","id":"p","room":"lobby"})")
                                   << RefusalCode::BadField << QStringLiteral("post")
                                   << QStringLiteral("text");
    QTest::newRow("type unknown") << QStringLiteral(R"({"type":"dance"})") << RefusalCode::UnknownType
                                  << QStringLiteral("dance") << QString();
}

void TestHub::refusesNonsense()
{
    QFETCH(QString, frame);
    QFETCH(RefusalCode, code);
    QFETCH(QString, re);
    QFETCH(QString, field);
    const SessionId session = m_chat->join(ana);
    m_chat->hub().received(session, frame);
    const Refusal refusal = m_chat->refusal(session);
    QVERIFY(refusal.code == code);
    QCOMPARE(refusal.re, re);
    QCOMPARE(refusal.field, field);
    QCOMPARE(refusal.id, re == QLatin1String("post") ? QStringLiteral("p") : QString());
    QVERIFY(m_chat->delivery.closed.isEmpty());
    m_chat->post(session, QStringLiteral("still here"));
    QCOMPARE(m_chat->heard(session).size(), 1);
}

void TestHub::helloFirst()
{
    const SessionId session = m_chat->open();
    m_chat->send(session, Post{QStringLiteral("p"), lobby, QStringLiteral("hi")});
    const Refusal refusal = m_chat->refusal(session);
    QVERIFY(refusal.code == RefusalCode::HelloFirst);
    QCOMPARE(refusal.re, QStringLiteral("post"));
    QCOMPARE(refusal.id, QStringLiteral("p"));
    QVERIFY(m_chat->log.events(lobby).isEmpty());
    m_chat->send(session, Ping{1, {}});
    QVERIFY(m_chat->refusal(session).code == RefusalCode::HelloFirst);
    QCOMPARE(m_chat->refusal(session).re, QStringLiteral("ping"));
    m_chat->send(session, HubFixture::hello(ana));
    QCOMPARE(m_chat->delivery.count<Welcome>(session), 1);
}

void TestHub::refusalsNameWhatTheyAreAbout()
{
    int refused = 0;
    for (const QJsonValue &row : readTestData("protocol/client-good.json")) {
        const QString frame = row[u"raw"].toString();
        const QJsonObject said = QJsonDocument::fromJson(frame.toUtf8()).object();
        const QString type = said[u"type"].toString();
        if (type == QLatin1String("hello") || type == QLatin1String("bye"))
            continue;
        const SessionId session = m_chat->open();
        m_chat->hub().received(session, frame);
        const Refusal refusal = m_chat->refusal(session);
        QVERIFY(refusal.code == RefusalCode::HelloFirst);
        QCOMPARE(refusal.re, type);
        QCOMPARE(refusal.id, said[u"id"].toString());
        QCOMPARE(refusal.room, said[u"room"].toString());
        ++refused;
    }
    QVERIFY(refused > 10);
}

void TestHub::secondHello()
{
    const SessionId session = m_chat->join(ana);
    m_chat->send(session, HubFixture::hello(ben));
    QVERIFY(m_chat->refusal(session).code == RefusalCode::SecondHello);
    QCOMPARE(m_chat->delivery.count<Welcome>(session), 1);
    QVERIFY(m_chat->delivery.closed.isEmpty());
    m_chat->join(ben); // the name was not taken by it
    QCOMPARE(m_chat->hub().people(), 2);
}

void TestHub::fifthBadMessageCloses_data()
{
    QTest::addColumn<bool>("joined");
    QTest::addColumn<QString>("frame");
    QTest::newRow("nonsense") << true << QStringLiteral("?");
    QTest::newRow("bad field") << true << QStringLiteral(R"({"type":"post"})");
    QTest::newRow("second hello") << true << QStringLiteral(R"({"type":"hello","version":1,"name":"Ben"})");
    QTest::newRow("nonsense before hello") << false << QStringLiteral("?");
    QTest::newRow("unknown before hello") << false << QStringLiteral(R"({"type":"dance"})");
    QTest::newRow("no hello") << false << QStringLiteral(R"({"type":"ping","nonce":1})");
}

void TestHub::fifthBadMessageCloses()
{
    QFETCH(bool, joined);
    QFETCH(QString, frame);
    m_chat->config.limits.set(Limit::JoinSeconds, 0);
    const SessionId session = joined ? m_chat->join(ana) : m_chat->open();
    for (int i = 0; i < 4; ++i)
        m_chat->hub().received(session, frame);
    m_chat->clock.advance(60s); // forgiven
    for (int i = 0; i < 4; ++i)
        m_chat->hub().received(session, frame);
    QVERIFY(m_chat->delivery.closed.isEmpty());
    m_chat->hub().received(session, frame);
    QVERIFY(m_chat->delivery.closed.value(session) == CloseCode::Policy);
    QCOMPARE(m_chat->delivery.count<Refusal>(session), 9);
    QCOMPARE(m_chat->hub().people(), 0);
}

void TestHub::unknownTypesAreForgiven()
{
    const SessionId session = m_chat->join(ana);
    for (int i = 0; i < 50; ++i)
        m_chat->hub().received(session, QStringLiteral(R"({"type":"dance"})"));
    QVERIFY(m_chat->delivery.closed.isEmpty());
    QCOMPARE(m_chat->delivery.count<Refusal>(session), 50);
}

void TestHub::requestsHaveAMeasure()
{
    m_chat->config.limits.set(Limit::MessagesPerSecond, 5);
    m_chat->config.limits.set(Limit::MessageBurst, 10);
    const SessionId session = m_chat->join(ana); // one
    for (int i = 0; i < 39; ++i)
        m_chat->send(session, SetName{QStringLiteral("Ana %1").arg(i)});
    QCOMPARE(m_chat->delivery.count<Refusal>(session), 0);
    m_chat->send(session, JoinRoom{lobby});
    QVERIFY(m_chat->refusal(session).code == RefusalCode::RateLimited);
    QCOMPARE(m_chat->refusal(session).re, QStringLiteral("join"));
    QCOMPARE(m_chat->refusal(session).room, lobby);
    QCOMPARE(m_chat->refusal(session).retryAfter, std::optional<qint64>(100));
    m_chat->send(session, Ping{1, {}});
    QCOMPARE(m_chat->delivery.count<Pong>(session), 1);
    m_chat->post(session, QStringLiteral("hi")); // has its own
    QCOMPARE(m_chat->heard(session).size(), 1);
    m_chat->clock.advance(100ms);
    m_chat->send(session, SetName{ben});
    QCOMPARE(m_chat->delivery.count<Refusal>(session), 1);
}

void TestHub::binary_data()
{
    QTest::addColumn<bool>("plain");
    QTest::newRow("rich") << false;
    QTest::newRow("plain") << true;
}

void TestHub::binary()
{
    QFETCH(bool, plain);
    const SessionId session = plain ? m_chat->openPlain() : m_chat->join(ana);
    m_chat->hub().receivedBinary(session);
    QVERIFY(m_chat->delivery.closed.value(session) == CloseCode::Unsupported);
    QCOMPARE(m_chat->hub().people(), 0);
    m_chat->hub().receivedBinary(session);
}

void TestHub::pingIsAnswered()
{
    const SessionId session = m_chat->join(ana), other = m_chat->join(ben);
    const QString tea = m_chat->createRoom(other, QStringLiteral("Tea"));
    m_chat->post(other, QStringLiteral("one"));
    m_chat->post(other, QStringLiteral("two"));
    m_chat->post(other, QStringLiteral("three"), tea);
    m_chat->send(session, Ping{42, {{lobby, 1}, {tea, 0}, {QStringLiteral("nowhere"), 3}}});
    QVERIFY((m_chat->delivery.last<Pong>(session) == Pong{42, {}, {{lobby, 2}}})); // of rooms one is in
    m_chat->say(other,
                Post{m_chat->nextId(), lobby, QStringLiteral("four")}); // not told yet: nothing is missing
    m_chat->say(session, Ping{43, {{lobby, 2}}});
    QVERIFY((m_chat->delivery.last<Pong>(session) == Pong{43, {}, {{lobby, 2}}}));
    m_chat->send(session, Pong{1, {{lobby, 2}}, {}});
    QCOMPARE(m_chat->delivery.count<Refusal>(session), 0);
}

void TestHub::bye()
{
    const SessionId session = m_chat->join(ana), silent = m_chat->open();
    m_chat->send(session, Bye{});
    m_chat->send(silent, Bye{});
    QVERIFY(m_chat->delivery.closed.value(session) == CloseCode::Normal);
    QVERIFY(m_chat->delivery.closed.value(silent) == CloseCode::Normal);
    QCOMPARE(m_chat->hub().people(), 0);
}

void TestHub::nothingCountsAfterClosing()
{
    const SessionId session = m_chat->join(ana), other = m_chat->join(ben);
    m_chat->say(session, Post{m_chat->nextId(), lobby, QStringLiteral("before")});
    m_chat->say(session, Bye{});
    m_chat->say(session, Post{m_chat->nextId(), lobby, QStringLiteral("after")});
    m_chat->say(session, HubFixture::hello(ana));
    m_chat->log.answerAll();
    QCOMPARE(m_chat->heard(other), QVector<QString>{QStringLiteral("before")});
    m_chat->tick(1h);
    QCOMPARE(m_chat->delivery.closed.size(), 1);
    QCOMPARE(m_chat->hub().connections(), 2); // until it is reported
    m_chat->hub().closed(session);
    QCOMPARE(m_chat->hub().connections(), 1);
}

void TestHub::stops()
{
    const SessionId session = m_chat->join(ana), silent = m_chat->open(), plain = m_chat->openPlain();
    m_chat->say(session, Post{QStringLiteral("p"), lobby, QStringLiteral("last words")});
    m_chat->hub().stop(3s);
    for (const SessionId each : {session, silent})
        QVERIFY((m_chat->delivery.last<Bye>(each) == Bye{QStringLiteral("stopping"), 3000}));
    QVERIFY(m_chat->delivery.to(plain).isEmpty());
    m_chat->say(session, Post{QStringLiteral("q"), lobby, QStringLiteral("too late")});
    QVERIFY(m_chat->refusal(session).code == RefusalCode::Stopping);
    QCOMPARE(m_chat->refusal(session).id, QStringLiteral("q"));
    m_chat->hub().received(plain, QStringLiteral("too late"));
    m_chat->say(silent, HubFixture::hello(ben));
    QVERIFY(m_chat->refusal(silent).code == RefusalCode::Stopping);
    m_chat->log.answerAll(); // what was being written is acknowledged
    QCOMPARE(m_chat->delivery.last<Ack>(session).id, QStringLiteral("p"));
    QCOMPARE(m_chat->log.events(lobby).size(), 1);
    const SessionId newcomer = m_chat->open();
    QVERIFY(m_chat->delivery.closed.value(newcomer) == CloseCode::GoingAway);
}

void TestHub::stopsForGood()
{
    const SessionId session = m_chat->join(ana);
    m_chat->hub().stop(std::nullopt);
    QVERIFY((m_chat->delivery.last<Bye>(session) == Bye{QStringLiteral("stopping"), std::nullopt}));
}

void TestHub::connectionsNobodyKnows()
{
    constexpr SessionId stranger = 4711;
    m_chat->hub().received(stranger, QStringLiteral("{}"));
    m_chat->hub().receivedBinary(stranger);
    m_chat->hub().closed(stranger);
    QVERIFY(m_chat->delivery.sent.isEmpty() && m_chat->delivery.closed.isEmpty());
}

namespace {

// Ten thousand are too many to write each message down.
class CountingDelivery final : public Delivery
{
public:
    void send(SessionId, const ServerMessage &message, Importance) override
    {
        count(1);
        if (const auto *const joined = std::get_if<Joined>(&message))
            most = std::max(most, joined->people.size());
    }
    void publish(AudienceId to, const ServerMessage &message, Importance,
                 std::span<const SessionId> except) override
    {
        const size_t members = size_t(audiences.value(to)) - except.size();
        count(members);
        if (std::holds_alternative<Presence>(message))
            presenceFrames += members;
    }
    void enter(AudienceId audience, SessionId) override { ++audiences[audience]; }
    void leave(AudienceId audience, SessionId) override { --audiences[audience]; }
    void close(SessionId, CloseCode) override { ++closed; }
    void pause(SessionId, std::chrono::milliseconds) override { }

    size_t calls = 0, frames = 0, presenceFrames = 0, closed = 0;
    qsizetype most = 0;
    QHash<AudienceId, int> audiences;

private:
    void count(size_t to)
    {
        ++calls;
        frames += to;
    }
};

} // namespace

// Everybody in the chat and the host hear it once each time; who comes meanwhile hears it too.
void TestHub::tellsWhenTheLogFails()
{
    const auto noticesOf = [this](SessionId session) {
        QStringList codes;
        for (const ServerMessage &message : m_chat->delivery.to(session)) {
            if (const auto *const notice = std::get_if<Notice>(&message))
                codes.append(notice->code);
        }
        return codes;
    };
    const QString failed = QStringLiteral("log-failed"), recovered = QStringLiteral("log-recovered");
    const SessionId there = m_chat->join(QStringLiteral("Ana"));
    m_chat->log.become(LogHealth::Full);
    m_chat->log.become(LogHealth::Failing);
    const SessionId late = m_chat->join(QStringLiteral("Ben"));
    m_chat->log.become(LogHealth::Ok);
    QCOMPARE(noticesOf(there), (QStringList{failed, recovered}));
    QCOMPARE(noticesOf(late), (QStringList{failed, recovered}));
    QCOMPARE(noticesOf(m_chat->join(QStringLiteral("Cy"))), QStringList());
    QCOMPARE(m_chat->toHost, (QVector<Notice>{{failed, {}}, {recovered, {}}}));
    m_chat->destroyHub();
    m_chat->log.become(LogHealth::Full); // the log outlives the chat
}

void TestHub::tenThousandJoin()
{
    constexpr size_t people = 10'000, perTick = 1000;
    CountingDelivery delivery;
    NoDirectory directory;
    Hub hub(m_chat->config, m_chat->clock, m_chat->log, directory, delivery);
    for (SessionId session = 1; session <= people; ++session) {
        hub.opened(session, ClientKind::Rich, {});
        hub.received(
            session,
            QString::fromUtf8(encode(ClientMessage(HubFixture::hello(QStringLiteral("P%1").arg(session))))));
        m_chat->log.answerAll();
        if (session % perTick == 0) {
            m_chat->clock.advance(250ms);
            hub.tick();
        }
    }
    QCOMPARE(size_t(hub.people()), people);
    QCOMPARE(delivery.closed, size_t(0));
    QCOMPARE(delivery.most, qsizetype(m_chat->config.limits[Limit::PeopleListed]));
    const size_t ticks = people / perTick;
    QVERIFY(delivery.presenceFrames <= ticks * people); // one each and tick, not one each and newcomer
    QVERIFY(delivery.frames <= 2 * people + ticks * people);

    delivery.calls = delivery.frames = 0;
    hub.received(
        1, QString::fromUtf8(encode(ClientMessage(Post{QStringLiteral("p"), lobby, QStringLiteral("hi")}))));
    m_chat->log.answerAll();
    QCOMPARE(delivery.calls, size_t(2)); // the ack, and one call for all
    QCOMPARE(delivery.frames, people + 1);
    for (SessionId session = 1; session <= people; ++session)
        hub.closed(session);
    QCOMPARE(hub.people(), 0);
    QCOMPARE(hub.connections(), 0);
    for (const int members : std::as_const(delivery.audiences))
        QCOMPARE(members, 0);
}

QTEST_APPLESS_MAIN(TestHub)
#include "tst_hub.moc"
