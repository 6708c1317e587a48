// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/hubfixture.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

class TestPostDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_chat = std::make_unique<HubFixture>(); }
    void cleanup();

    void writesThenAcknowledgesThenTells();
    void readsMarkdown_data();
    void readsMarkdown();
    void mentionsPeople();
    void goesToMembersOnly();
    void goesToAllWindows();
    void fansOutInTheOrderOfTheLog();
    void refuses_data();
    void refuses();
    void sameIdIsOneEvent();
    void sameIdOfAnotherPersonIsAnother();
    void notSaved_data();
    void notSaved();
    void writtenAfterAllIsTold();
    void posterGoneBeforeTheLogAnswers();
    void ratePerPerson();
    void refusedCostsNothing();
    void fiftyHastyPosts();
    void plainTalksWithRich();
    void plainHasNoIdAndNoHistory();
    void plainTooLong_data();
    void plainTooLong();
    void plainEmptyIsIgnored();
    void plainTooFastIsPausedAndLosesNothing();
    void plainNotSaved();

private:
    std::unique_ptr<HubFixture> m_chat;
};

static const QString ana = QStringLiteral("Ana"), ben = QStringLiteral("Ben"),
                     lobby = QString::fromLatin1(LobbyId), hi = QStringLiteral("hi");

void TestPostDesk::cleanup()
{
    QVERIFY(!m_chat->delivery.sentToClosed);
    QVERIFY(!m_chat->delivery.closedTwice);
}

void TestPostDesk::writesThenAcknowledgesThenTells()
{
    const SessionId session = m_chat->join(ana);
    const Person author = m_chat->you(session);
    m_chat->delivery.sent.clear();
    m_chat->log.step = 3;
    m_chat->say(session, Post{QStringLiteral("p-1"), lobby, QStringLiteral("  hi  ")});
    QVERIFY(m_chat->delivery.sent.isEmpty()); // not before it is written
    QCOMPARE(m_chat->log.events(lobby).size(), 1);
    const qint64 time = m_chat->clock.wall();
    m_chat->clock.advance(1s);
    m_chat->log.answerAll();
    const QVector<ServerMessage> messages = m_chat->delivery.to(session);
    QCOMPARE(messages.size(), 2);
    QVERIFY(messages.at(0) == ServerMessage(Ack{QStringLiteral("p-1"), lobby, 3, time}));
    const Event event = m_chat->delivery.last<EventMessage>(session).event;
    QCOMPARE(event.room, lobby);
    QCOMPARE(event.epoch, QStringLiteral("epoch-lobby"));
    QCOMPARE(event.seq, 3);
    QCOMPARE(event.prev, 0);
    QCOMPARE(event.id, QStringLiteral("p-1"));
    QCOMPARE(event.author, author);
    QCOMPARE(event.time, time);
    QCOMPARE(event.typed(), QStringLiteral("  hi  ")); // every typed character stays
    QVERIFY(m_chat->delivery.sent.last().importance == Importance::Must);
}

void TestPostDesk::readsMarkdown_data()
{
    QTest::addColumn<bool>("plain");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("spans");
    QTest::newRow("nothing to read") << false << hi << hi << 0;
    QTest::newRow("bold") << false << QStringLiteral("**hi**") << hi << 1;
    QTest::newRow("link") << false << QStringLiteral("http://a.example/")
                          << QStringLiteral("http://a.example/") << 1;
    QTest::newRow("plain people too") << true << QStringLiteral("**hi**") << hi << 1;
    QTest::newRow("a quote of nothing") << false << QStringLiteral("> ") << QStringLiteral("> ") << 0;
}

void TestPostDesk::readsMarkdown()
{
    QFETCH(bool, plain);
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(int, spans);
    const SessionId session = m_chat->join(ana);
    if (plain) {
        m_chat->hub().received(m_chat->openPlain(), typed);
        m_chat->log.answerAll();
    } else {
        m_chat->post(session, typed);
    }
    const Event event = m_chat->delivery.last<EventMessage>(session).event;
    QCOMPARE(event.text, text);
    QCOMPARE(event.spans.size(), spans);
    QCOMPARE(event.typed(), typed);
    QCOMPARE(event.source.isEmpty(), text == typed);
}

void TestPostDesk::mentionsPeople()
{
    const SessionId session = m_chat->join(ana), other = m_chat->join(QStringLiteral("Ben Cem"));
    m_chat->post(session, QStringLiteral("@ben cem hi, @nobody"));
    const Event event = m_chat->delivery.last<EventMessage>(session).event;
    QCOMPARE(event.spans.size(), 1);
    QVERIFY(event.spans.first().kind == SpanKind::Mention);
    QCOMPARE(event.spans.first().target, m_chat->you(other).id);
}

void TestPostDesk::goesToMembersOnly()
{
    const SessionId one = m_chat->join(ana), other = m_chat->join(ben),
                    outside = m_chat->join(QStringLiteral("Cem"));
    const SessionId silent = m_chat->open(); // said no hello
    const QString tea = m_chat->createRoom(one, QStringLiteral("Tea"));
    m_chat->send(other, JoinRoom{tea});
    m_chat->post(one, hi, tea);
    QCOMPARE(m_chat->heard(one), QVector<QString>{hi});
    QCOMPARE(m_chat->heard(other), QVector<QString>{hi});
    QVERIFY(m_chat->heard(outside).isEmpty());
    QVERIFY(m_chat->delivery.to(silent).isEmpty());
    QCOMPARE(m_chat->delivery.count<Ack>(one), 1);
    QCOMPARE(m_chat->delivery.count<Ack>(other), 0);
}

void TestPostDesk::goesToAllWindows()
{
    const SessionId one = m_chat->join(ana);
    const SessionId window = m_chat->join(ana, m_chat->token(one));
    m_chat->post(one, hi);
    QCOMPARE(m_chat->heard(window), QVector<QString>{hi});
    QCOMPARE(m_chat->delivery.count<Ack>(one), 1);
    QCOMPARE(m_chat->delivery.count<Ack>(window), 0);
}

void TestPostDesk::fansOutInTheOrderOfTheLog()
{
    const SessionId one = m_chat->join(ana), other = m_chat->join(ben);
    for (int i = 0; i < 20; ++i)
        m_chat->say(i % 2 ? one : other, Post{m_chat->nextId(), lobby, QString::number(i)});
    m_chat->log.answerAll();
    for (const SessionId session : {one, other}) {
        Seq last = 0;
        for (const EventMessage &message : m_chat->delivery.all<EventMessage>(session)) {
            QCOMPARE(message.event.prev, last);
            last = message.event.seq;
        }
        QCOMPARE(last, 20);
    }
}

void TestPostDesk::refuses_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<QString>("text");
    QTest::addColumn<RefusalCode>("code");
    QTest::addColumn<int>("limit");
    QTest::newRow("no such room") << QStringLiteral("nowhere") << hi << RefusalCode::NoSuchRoom << 0;
    QTest::newRow("not in it") << QStringLiteral("TEA") << hi << RefusalCode::NotInRoom << 0;
    QTest::newRow("empty") << lobby << QString() << RefusalCode::TextEmpty << 0;
    QTest::newRow("nothing to be seen")
        << lobby << QStringLiteral(" \n\u200B") << RefusalCode::TextEmpty << 0;
    QTest::newRow("too long") << lobby << QString(11, u'x') << RefusalCode::TextTooLong << 10;
    QTest::newRow("room before text") << QStringLiteral("TEA") << QString() << RefusalCode::NotInRoom << 0;
}

void TestPostDesk::refuses()
{
    QFETCH(QString, room);
    QFETCH(QString, text);
    QFETCH(RefusalCode, code);
    QFETCH(int, limit);
    m_chat->config.limits.set(Limit::MessageCharacters, 10);
    const SessionId other = m_chat->join(ben);
    const QString tea = m_chat->createRoom(other, QStringLiteral("Tea"));
    if (room == QLatin1String("TEA"))
        room = tea;
    const SessionId session = m_chat->join(ana);
    m_chat->send(session, Post{QStringLiteral("p"), room, text});
    Refusal expected;
    expected.code = code;
    expected.re = QStringLiteral("post");
    expected.id = QStringLiteral("p");
    expected.room = room;
    if (limit > 0)
        expected.limit = limit;
    QVERIFY(m_chat->refusal(session) == expected);
    QVERIFY(m_chat->log.events(lobby).isEmpty() && m_chat->log.events(tea).isEmpty());
    QVERIFY(!m_chat->delivery.closed.contains(session));
}

void TestPostDesk::sameIdIsOneEvent()
{
    const SessionId session = m_chat->join(ana), other = m_chat->join(ben);
    const Post post{QStringLiteral("p"), lobby, hi};
    m_chat->send(session, post);
    m_chat->send(session, post);
    QCOMPARE(m_chat->heard(other).size(), 1);
    const QVector<Ack> acks = m_chat->delivery.all<Ack>(session);
    QCOMPARE(acks.size(), 2);
    QVERIFY(acks.at(0) == acks.at(1));
    // after a cut, from a new connection, with what the log answers still under way
    const QString token = m_chat->token(session);
    m_chat->say(session, Post{QStringLiteral("q"), lobby, hi});
    m_chat->hub().closed(session);
    const SessionId again = m_chat->open();
    m_chat->say(again, HubFixture::hello(ana, token));
    m_chat->say(again, Post{QStringLiteral("q"), lobby, hi});
    m_chat->log.answerAll();
    QCOMPARE(m_chat->heard(other).size(), 2);
    QCOMPARE(m_chat->delivery.last<Ack>(again).seq, 2);
}

void TestPostDesk::sameIdOfAnotherPersonIsAnother()
{
    const SessionId one = m_chat->join(ana), other = m_chat->join(ben);
    m_chat->send(one, Post{QStringLiteral("p"), lobby, hi});
    m_chat->send(other, Post{QStringLiteral("p"), lobby, hi});
    QCOMPARE(m_chat->heard(one).size(), 2);
}

void TestPostDesk::notSaved_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("unavailable") << int(HeldLog::Next::Unavailable);
    QTest::newRow("rejected") << int(HeldLog::Next::Rejected);
}

void TestPostDesk::notSaved()
{
    QFETCH(int, what);
    const SessionId session = m_chat->join(ana), other = m_chat->join(ben);
    m_chat->log.next = HeldLog::Next(what);
    m_chat->send(session, Post{QStringLiteral("p"), lobby, hi});
    QVERIFY(m_chat->refusal(session).code == RefusalCode::NotSaved);
    QCOMPARE(m_chat->refusal(session).id, QStringLiteral("p"));
    QCOMPARE(m_chat->delivery.count<Ack>(session), 0);
    QVERIFY(m_chat->heard(other).isEmpty());
    m_chat->send(session, Post{QStringLiteral("p"), lobby, hi}); // tried again
    QCOMPARE(m_chat->delivery.count<Ack>(session), 1);
    QCOMPARE(m_chat->heard(other), QVector<QString>{hi});
}

void TestPostDesk::writtenAfterAllIsTold()
{
    const SessionId session = m_chat->join(ana), other = m_chat->join(ben);
    m_chat->log.next = HeldLog::Next::UnavailableWritten;
    m_chat->send(session, Post{QStringLiteral("p"), lobby, hi});
    QVERIFY(m_chat->heard(other).isEmpty());
    m_chat->send(session, Post{QStringLiteral("p"), lobby, hi}); // the log says: a duplicate
    QCOMPARE(m_chat->heard(other), QVector<QString>{hi});
    m_chat->send(session, Post{QStringLiteral("p"), lobby, hi});
    QCOMPARE(m_chat->heard(other), QVector<QString>{hi});
    QCOMPARE(m_chat->delivery.count<Ack>(session), 2);
}

void TestPostDesk::posterGoneBeforeTheLogAnswers()
{
    const SessionId session = m_chat->join(ana), other = m_chat->join(ben);
    m_chat->say(session, Post{QStringLiteral("p"), lobby, hi});
    m_chat->hub().closed(session);
    m_chat->log.answerAll();
    QCOMPARE(m_chat->heard(other), QVector<QString>{hi});
    QCOMPARE(m_chat->delivery.count<Ack>(session), 0);
}

void TestPostDesk::ratePerPerson()
{
    m_chat->config.limits.set(Limit::MessagesPerSecond, 5);
    m_chat->config.limits.set(Limit::MessageBurst, 3);
    const SessionId session = m_chat->join(ana);
    const SessionId window = m_chat->join(ana, m_chat->token(session));
    const SessionId other = m_chat->join(ben);
    m_chat->post(session, QStringLiteral("1"));
    m_chat->post(window, QStringLiteral("2"));
    m_chat->post(session, QStringLiteral("3"));
    m_chat->send(window, Post{QStringLiteral("p"), lobby, QStringLiteral("4")});
    QVERIFY(m_chat->refusal(window).code == RefusalCode::RateLimited);
    QCOMPARE(m_chat->refusal(window).id, QStringLiteral("p"));
    QCOMPARE(m_chat->refusal(window).retryAfter, std::optional<qint64>(200));
    m_chat->post(other, QStringLiteral("5")); // has a measure of their own
    m_chat->clock.advance(200ms);
    m_chat->send(window, Post{QStringLiteral("p"), lobby, QStringLiteral("4")});
    QCOMPARE(m_chat->heard(other),
             (QVector<QString>{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"),
                               QStringLiteral("5"), QStringLiteral("4")}));
}

void TestPostDesk::refusedCostsNothing()
{
    m_chat->config.limits.set(Limit::MessagesPerSecond, 5);
    m_chat->config.limits.set(Limit::MessageBurst, 1);
    const SessionId session = m_chat->join(ana);
    m_chat->post(session, QString());
    m_chat->post(session, hi, QStringLiteral("nowhere"));
    m_chat->post(session, hi);
    QCOMPARE(m_chat->heard(session), QVector<QString>{hi});
}

void TestPostDesk::fiftyHastyPosts()
{
    m_chat->config.limits.set(Limit::MessagesPerSecond, 1);
    m_chat->config.limits.set(Limit::MessageBurst, 1);
    const SessionId session = m_chat->join(ana);
    const SessionId window = m_chat->join(ana, m_chat->token(session));
    const SessionId other = m_chat->join(ben);
    for (int i = 0; i < 50; ++i) // one is taken, 49 are too fast
        m_chat->post(session, hi);
    QVERIFY(m_chat->delivery.closed.isEmpty());
    m_chat->post(session, hi);
    QVERIFY(m_chat->delivery.closed.value(session) == CloseCode::Policy);
    QVERIFY(m_chat->delivery.closed.value(window) == CloseCode::Policy);
    QCOMPARE(m_chat->delivery.closed.size(), 2);
    QCOMPARE(m_chat->hub().people(), 1);
    m_chat->post(other, QStringLiteral("peace")); // nobody else is held
    QCOMPARE(m_chat->heard(other).last(), QStringLiteral("peace"));
    m_chat->clock.advance(20s);
    const SessionId again = m_chat->join(ana, m_chat->token(session));
    QVERIFY(m_chat->refusal(again).code == RefusalCode::RateLimited);
    QCOMPARE(m_chat->refusal(again).re, QStringLiteral("hello"));
    QCOMPARE(m_chat->refusal(again).retryAfter, std::optional<qint64>(40'000));
    m_chat->clock.advance(40s);
    m_chat->send(again, HubFixture::hello(ana, m_chat->token(session)));
    QCOMPARE(m_chat->you(again).name, ana);
}

void TestPostDesk::plainTalksWithRich()
{
    const SessionId rich = m_chat->join(ana), plain = m_chat->openPlain();
    m_chat->hub().received(plain, QStringLiteral(" hello "));
    m_chat->log.answerAll();
    m_chat->post(rich, hi);
    for (const SessionId session : {rich, plain}) // Delivery makes text of it for the plain one
        QCOMPARE(m_chat->heard(session), (QVector<QString>{QStringLiteral(" hello "), hi}));
    const Event event = m_chat->delivery.all<EventMessage>(rich).first().event;
    QCOMPARE(event.author.name, QStringLiteral("Guest 1"));
    QVERIFY(event.author.plain);
}

void TestPostDesk::plainHasNoIdAndNoHistory()
{
    const SessionId rich = m_chat->join(ana);
    m_chat->post(rich, QStringLiteral("earlier"));
    const SessionId plain = m_chat->openPlain();
    for (int i = 0; i < 2; ++i)
        m_chat->hub().received(plain, hi);
    m_chat->log.answerAll();
    QCOMPARE(m_chat->heard(plain), (QVector<QString>{hi, hi})); // twice the same is two
    QVERIFY(m_chat->delivery.last<EventMessage>(rich).event.id.isEmpty());
    for (const ServerMessage &message : m_chat->delivery.to(plain))
        QVERIFY(std::holds_alternative<EventMessage>(message));
}

void TestPostDesk::plainTooLong_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("characters") << QString(11, u'x');
    QTest::newRow("bytes") << QString(9, QChar(0x6F22));
}

void TestPostDesk::plainTooLong()
{
    QFETCH(QString, text);
    m_chat->config.limits.set(Limit::MessageCharacters, 10);
    m_chat->config.limits.set(Limit::MessageBytes, 26);
    const SessionId plain = m_chat->openPlain(), other = m_chat->openPlain();
    m_chat->hub().received(plain, text);
    m_chat->hub().received(plain, hi); // still in the buffers
    m_chat->log.answerAll();
    QVERIFY(m_chat->delivery.closed.value(plain) == CloseCode::TooBig);
    QVERIFY(m_chat->heard(other).isEmpty());
    QCOMPARE(m_chat->hub().people(), 1);
    m_chat->hub().closed(plain);
    QCOMPARE(m_chat->hub().people(), 1);
}

void TestPostDesk::plainEmptyIsIgnored()
{
    const SessionId plain = m_chat->openPlain();
    m_chat->hub().received(plain, QString());
    m_chat->hub().received(plain, QStringLiteral("\n"));
    m_chat->log.answerAll();
    QVERIFY(m_chat->delivery.sent.isEmpty() && m_chat->delivery.closed.isEmpty());
    QVERIFY(m_chat->log.events(lobby).isEmpty());
}

void TestPostDesk::plainTooFastIsPausedAndLosesNothing()
{
    m_chat->config.limits.set(Limit::MessagesPerSecond, 5);
    m_chat->config.limits.set(Limit::MessageBurst, 3);
    const SessionId plain = m_chat->openPlain();
    for (int i = 0; i < 5; ++i)
        m_chat->hub().received(plain, hi);
    m_chat->log.answerAll();
    QCOMPARE(m_chat->heard(plain).size(), 5);
    QCOMPARE(m_chat->delivery.pauses,
             (QVector<RecordingDelivery::Pause>{{plain, std::chrono::milliseconds(200)},
                                                {plain, std::chrono::milliseconds(400)}}));
    QVERIFY(m_chat->delivery.closed.isEmpty());
}

void TestPostDesk::plainNotSaved()
{
    const SessionId plain = m_chat->openPlain();
    m_chat->log.next = HeldLog::Next::Rejected;
    m_chat->hub().received(plain, hi);
    m_chat->log.answerAll();
    QVERIFY(m_chat->delivery.sent.isEmpty());
}

QTEST_APPLESS_MAIN(TestPostDesk)
#include "tst_postdesk.moc"
