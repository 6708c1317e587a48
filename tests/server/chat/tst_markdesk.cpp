// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/amendment.h"
#include "tests/support/hubfixture.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

/// Replies, reactions, pins and the state of a room, as far as the chat decides them.
class TestMarkDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_chat = std::make_unique<HubFixture>(); }

    void replyComesWithItsQuote();
    void replyToNothingIsAMessage();
    void plainClientsGetTheReplyAlone();
    void reactionIsWrittenThenAcknowledgedThenTold();
    void whatIsSoAlreadyIsAcknowledgedAlone();
    void retryAfterACut_data();
    void retryAfterACut();
    void writtenButNotSaid();
    void refuses_data();
    void refuses();
    void asManyAsAreAllowed();
    void kindsAreLimited();
    void marksCountLikePosts();
    void onlyTheHostPins();
    void ownerPinsAndBothOfTwo();
    void pinsAreLimited();
    void whoComesGetsThePinsAndTheTopic();
    void pinsThatCannotBeReadAreNotTold();
    void stateOutlivesARestart();
    void pageThatWasReadBeforeTheReaction();
    void pageThatWasReadBeforeItsOriginalChanged();
    void whoComesBackFoldsTheSame();

private:
    SessionId joinAsHost()
    {
        const SessionId host = m_chat->open(ClientKind::Rich, {QStringLiteral("127.0.0.1"), true, false});
        m_chat->send(host, HubFixture::hello(QStringLiteral("Hostess"), m_chat->config.hostToken));
        return host;
    }
    Seq say(SessionId session, const QString &text = QStringLiteral("text"))
    {
        m_chat->post(session, text);
        return m_chat->delivery.last<Ack>(session).seq;
    }
    React react(Seq target, const QString &emoji, bool on = true)
    {
        return {m_chat->nextId(), QString::fromLatin1(LobbyId), target, emoji, on};
    }
    Pin pin(Seq target, bool on = true)
    {
        return {m_chat->nextId(), QString::fromLatin1(LobbyId), target, on};
    }
    Event heard(SessionId session) const { return m_chat->delivery.last<EventMessage>(session).event; }
    std::unique_ptr<HubFixture> m_chat;
};

static const QString ana = QStringLiteral("Ana"), ben = QStringLiteral("Ben"),
                     lobby = QString::fromLatin1(LobbyId), heart = QStringLiteral("\u2665"),
                     star = QStringLiteral("\u2605"), change = QStringLiteral("c-1");

void TestMarkDesk::replyComesWithItsQuote()
{
    const SessionId session = m_chat->join(ana), other = m_chat->join(ben);
    const Seq seq = say(session, QStringLiteral("**tea?**"));
    m_chat->send(other, Post{change, lobby, QStringLiteral("yes"), seq});
    const Event event = heard(session);
    QCOMPARE(event.reply, seq);
    QVERIFY(event.quote);
    QCOMPARE(*event.quote, (Quote{m_chat->you(session).id, ana, QStringLiteral("tea?"), false}));
    QCOMPARE(heard(other), event);
}

void TestMarkDesk::replyToNothingIsAMessage()
{
    const SessionId session = m_chat->join(ana);
    m_chat->send(session, Post{change, lobby, QStringLiteral("yes"), 7});
    QCOMPARE(m_chat->delivery.last<Ack>(session).seq, 1);
    QCOMPARE(heard(session).text, QStringLiteral("yes"));
    QVERIFY(heard(session).reply == 0 && !heard(session).quote);
}

void TestMarkDesk::plainClientsGetTheReplyAlone()
{
    const SessionId plain = m_chat->openPlain(), session = m_chat->join(ana);
    const Seq seq = say(session, QStringLiteral("tea?"));
    m_chat->delivery.sent.clear();
    m_chat->send(session, Post{change, lobby, QStringLiteral("yes"), seq});
    QCOMPARE(m_chat->delivery.count<EventMessage>(plain), 1);
    QCOMPARE(heard(plain).typed(), QStringLiteral("yes"));
}

void TestMarkDesk::reactionIsWrittenThenAcknowledgedThenTold()
{
    const SessionId session = m_chat->join(ana), other = m_chat->join(ben);
    const Seq seq = say(session);
    const QString author = m_chat->you(other).id;
    m_chat->delivery.sent.clear();
    m_chat->say(other, React{change, lobby, seq, heart, true});
    QVERIFY(m_chat->delivery.sent.isEmpty());
    m_chat->log.answerAll();
    const QVector<ServerMessage> messages = m_chat->delivery.to(other);
    QCOMPARE(messages.size(), 2);
    QVERIFY(messages.at(0) == ServerMessage(Ack{change, lobby, seq + 1, m_chat->clock.wall()}));
    const Event event = heard(session);
    QVERIFY(event.kind == EventKind::React && event.on);
    QCOMPARE(event.target, seq);
    QCOMPARE(event.emoji, heart);
    QCOMPARE(event.author.id, author);
    QCOMPARE(event.prev, seq);
}

void TestMarkDesk::whatIsSoAlreadyIsAcknowledgedAlone()
{
    const SessionId session = m_chat->join(ana), host = joinAsHost();
    const Seq seq = say(session);
    m_chat->send(session, react(seq, heart, false));
    QCOMPARE(m_chat->delivery.last<Ack>(session).seq, 0);
    m_chat->send(session, react(seq, heart));
    m_chat->send(host, pin(seq));
    const qsizetype told = m_chat->delivery.count<EventMessage>(session);
    m_chat->send(session, react(seq, heart));
    QCOMPARE(m_chat->delivery.last<Ack>(session).seq, seq + 1);
    m_chat->send(host, pin(seq));
    QCOMPARE(m_chat->delivery.last<Ack>(host).seq, seq + 2);
    QCOMPARE(m_chat->delivery.count<EventMessage>(session), told);
}

void TestMarkDesk::retryAfterACut_data()
{
    QTest::addColumn<ClientMessage>("message");
    QTest::newRow("reply") << ClientMessage(Post{change, lobby, QStringLiteral("yes"), 1});
    QTest::newRow("react") << ClientMessage(React{change, lobby, 1, heart, true});
    QTest::newRow("pin") << ClientMessage(Pin{change, lobby, 1, true});
}

// The answer to the first one was lost, and somebody spoke since.
void TestMarkDesk::retryAfterACut()
{
    QFETCH(ClientMessage, message);
    SessionId host = joinAsHost();
    say(host);
    m_chat->send(host, message);
    const Ack first = m_chat->delivery.last<Ack>(host);
    QCOMPARE(first.id, change);
    m_chat->hub().closed(host);
    say(m_chat->join(ben));
    host = joinAsHost();
    const qsizetype written = m_chat->log.events(lobby).size();
    m_chat->send(host, message);
    QCOMPARE(m_chat->delivery.last<Ack>(host), first);
    QCOMPARE(m_chat->log.events(lobby).size(), written);
    QCOMPARE(m_chat->delivery.count<EventMessage>(host), 0);
}

void TestMarkDesk::writtenButNotSaid()
{
    const SessionId session = m_chat->join(ana), other = m_chat->join(ben);
    const Seq seq = say(session);
    m_chat->log.next = HeldLog::Next::UnavailableWritten;
    m_chat->send(session, React{change, lobby, seq, heart, true});
    QVERIFY(m_chat->refusal(session).code == RefusalCode::NotSaved);
    QVERIFY(heard(other).kind == EventKind::Message);
    m_chat->send(session, React{change, lobby, seq, heart, true});
    QCOMPARE(m_chat->delivery.last<Ack>(session).seq, seq + 1);
    QVERIFY2(heard(other).kind == EventKind::React, "nobody was told before");
}

void TestMarkDesk::refuses_data()
{
    QTest::addColumn<ClientMessage>("message");
    QTest::addColumn<RefusalCode>("code");
    const QString nowhere = QStringLiteral("nowhere");
    QTest::newRow("react in no room")
        << ClientMessage(React{change, nowhere, 1, heart, true}) << RefusalCode::NoSuchRoom;
    QTest::newRow("pin in no room") << ClientMessage(Pin{change, nowhere, 1, true})
                                    << RefusalCode::NoSuchRoom;
    QTest::newRow("react to nothing")
        << ClientMessage(React{change, lobby, 7, heart, true}) << RefusalCode::NoSuchMessage;
    QTest::newRow("pin nothing") << ClientMessage(Pin{change, lobby, 7, true}) << RefusalCode::NoSuchMessage;
    QTest::newRow("react to a tombstone")
        << ClientMessage(React{change, lobby, 2, heart, true}) << RefusalCode::NoSuchMessage;
    QTest::newRow("pin a tombstone") << ClientMessage(Pin{change, lobby, 2, true})
                                     << RefusalCode::NoSuchMessage;
    QTest::newRow("react to a deletion")
        << ClientMessage(React{change, lobby, 3, heart, true}) << RefusalCode::NoSuchMessage;
}

void TestMarkDesk::refuses()
{
    QFETCH(ClientMessage, message);
    QFETCH(RefusalCode, code);
    const SessionId host = joinAsHost();
    say(host);
    m_chat->send(host, Delete{QStringLiteral("d"), lobby, say(host)});
    m_chat->send(host, message);
    QCOMPARE(m_chat->refusal(host).code, code);
    QCOMPARE(m_chat->refusal(host).id, change);
    QCOMPARE(m_chat->log.events(lobby).size(), 3);
}

void TestMarkDesk::asManyAsAreAllowed()
{
    m_chat->config.limits.set(Limit::ReactionsPerMessage, 1);
    const SessionId session = m_chat->join(ana), other = m_chat->join(ben);
    const Seq seq = say(session);
    m_chat->send(session, react(seq, heart));
    m_chat->send(other, React{change, lobby, seq, heart, true});
    const Refusal refusal = m_chat->refusal(other);
    QCOMPARE(refusal.code, RefusalCode::TooManyReactions);
    QCOMPARE(refusal.limit, std::optional(1));
    QCOMPARE(refusal.re, QStringLiteral("react"));
    QCOMPARE(refusal.id, change);
}

void TestMarkDesk::kindsAreLimited()
{
    m_chat->config.limits.set(Limit::ReactionsPerMessage, 0);
    const SessionId session = m_chat->join(ana);
    const Seq seq = say(session);
    for (int i = 0; i < MaxReactionKinds; ++i)
        m_chat->send(session, react(seq, QString(QChar(u'a' + i))));
    QCOMPARE(m_chat->delivery.count<Refusal>(session), 0);
    m_chat->send(session, react(seq, heart));
    QCOMPARE(m_chat->refusal(session).code, RefusalCode::TooManyReactions);
    QCOMPARE(m_chat->refusal(session).limit, std::optional(MaxReactionKinds));
}

void TestMarkDesk::marksCountLikePosts()
{
    m_chat->config.limits.set(Limit::MessagesPerSecond, 1);
    m_chat->config.limits.set(Limit::MessageBurst, 2);
    const SessionId host = joinAsHost();
    const Seq seq = say(host);
    m_chat->send(host, react(seq, heart));
    m_chat->send(host, react(seq, heart)); // it is so already, and costs the same
    QCOMPARE(m_chat->refusal(host).code, RefusalCode::RateLimited);
    m_chat->send(host, pin(seq));
    QCOMPARE(m_chat->refusal(host).re, QStringLiteral("pin"));
    m_chat->clock.advance(1s);
    m_chat->send(host, Pin{change, lobby, seq, true});
    QCOMPARE(m_chat->delivery.last<Ack>(host).id, change);
}

void TestMarkDesk::onlyTheHostPins()
{
    const SessionId session = m_chat->join(ana), host = joinAsHost();
    const Seq seq = say(session);
    m_chat->send(session, Pin{change, lobby, seq, true});
    QCOMPARE(m_chat->refusal(session).code, RefusalCode::NotAllowed);
    QCOMPARE(m_chat->refusal(session).id, change);
    m_chat->send(host, pin(seq));
    QVERIFY(heard(session).kind == EventKind::Pin && heard(session).on);
    QCOMPARE(heard(session).target, seq);
}

void TestMarkDesk::ownerPinsAndBothOfTwo()
{
    const SessionId owner = m_chat->join(ana), other = m_chat->join(ben);
    const QString tea = m_chat->createRoom(owner, QStringLiteral("Tea"));
    m_chat->send(other, JoinRoom{tea});
    m_chat->send(other, Post{m_chat->nextId(), tea, QStringLiteral("text"), 0});
    m_chat->send(other, Pin{m_chat->nextId(), tea, 1, true});
    QCOMPARE(m_chat->refusal(other).code, RefusalCode::NotAllowed);
    m_chat->send(owner, Pin{change, tea, 1, true});
    QCOMPARE(m_chat->delivery.last<Ack>(owner), (Ack{change, tea, 2, m_chat->clock.wall()}));
    m_chat->send(owner, OpenDirect{m_chat->you(other).id});
    const QString direct = m_chat->delivery.last<Joined>(owner).room.id;
    m_chat->send(other, JoinRoom{direct});
    m_chat->send(owner, Post{m_chat->nextId(), direct, QStringLiteral("text"), 0});
    for (const SessionId each : {other, owner}) {
        m_chat->send(each, Pin{m_chat->nextId(), direct, 1, each == other});
        QCOMPARE(m_chat->delivery.last<Ack>(each).room, direct);
        QVERIFY(heard(each).kind == EventKind::Pin && heard(each).on == (each == other));
    }
}

void TestMarkDesk::pinsAreLimited()
{
    const SessionId host = joinAsHost();
    for (int i = 0; i < MaxPins; ++i)
        m_chat->send(host, pin(say(host)));
    QCOMPARE(m_chat->delivery.count<Refusal>(host), 0);
    m_chat->send(host, pin(say(host)));
    QCOMPARE(m_chat->refusal(host).code, RefusalCode::TooManyPins);
    QCOMPARE(m_chat->refusal(host).limit, std::optional(MaxPins));
}

void TestMarkDesk::whoComesGetsThePinsAndTheTopic()
{
    const SessionId host = joinAsHost();
    const Seq first = say(host), second = say(host), third = say(host);
    for (const Seq each : {third, first, second})
        m_chat->send(host, pin(each));
    m_chat->send(host, Delete{QStringLiteral("d"), lobby, first});
    m_chat->send(host, pin(third, false));
    QCOMPARE(m_chat->delivery.last<Joined>(m_chat->join(ana)).pins, QVector<Seq>{second});
    m_chat->send(host, pin(third));
    QCOMPARE(m_chat->delivery.last<Joined>(m_chat->join(ben)).pins, (QVector<Seq>{second, third}));
    m_chat->send(host, JoinRoom{lobby}); // once more, where one is
    QCOMPARE(m_chat->delivery.last<Joined>(host).pins, (QVector<Seq>{second, third}));
}

void TestMarkDesk::pinsThatCannotBeReadAreNotTold()
{
    const SessionId host = joinAsHost();
    const Seq first = say(host), second = say(host);
    m_chat->send(host, pin(first));
    m_chat->send(host, pin(second));
    m_chat->log.dropUpTo(lobby, first);
    QCOMPARE(m_chat->delivery.last<Joined>(m_chat->join(ana)).pins, QVector<Seq>{second});
}

void TestMarkDesk::stateOutlivesARestart()
{
    const SessionId host = joinAsHost();
    const Seq seq = say(host);
    m_chat->send(host, pin(seq));
    Event topic;
    topic.room = lobby;
    topic.kind = EventKind::Topic;
    topic.text = QStringLiteral("bikes");
    m_chat->log.append(topic, [](const AppendResult &) {});
    m_chat->log.answerAll();
    m_chat->restart();
    const SessionId session = m_chat->join(ana);
    QCOMPARE(m_chat->delivery.last<Joined>(session).pins, QVector<Seq>{seq});
    QCOMPARE(m_chat->delivery.last<Joined>(session).room.topic, QStringLiteral("bikes"));
    QCOMPARE(m_chat->delivery.last<Welcome>(session).rooms.first().topic, QStringLiteral("bikes"));
}

// Told while the page is on its way to somebody who does not have the message yet.
void TestMarkDesk::pageThatWasReadBeforeTheReaction()
{
    const SessionId session = m_chat->join(ana), host = joinAsHost();
    const Seq seq = say(session), other = say(session);
    m_chat->send(session, react(seq, heart));
    m_chat->log.answersReads = HeldLog::Reads::Last;
    m_chat->say(session, GetHistory{lobby, 0, 50});
    m_chat->say(host, react(seq, heart));
    m_chat->say(host, react(seq, star));
    m_chat->say(host, react(other, star));
    m_chat->say(host, pin(other));
    m_chat->say(host, Delete{change, lobby, other});
    m_chat->log.answerAll();
    const Events events = m_chat->delivery.last<Page>(session).events;
    QCOMPARE(events.size(), 3);
    const QString anaId = m_chat->you(session).id, hostId = m_chat->you(host).id;
    QCOMPARE(events.at(0).reactions, (QVector<Reaction>{{heart, {anaId, hostId}}, {star, {hostId}}}));
    QCOMPARE(events.at(0).reacted, other + 3);
    QVERIFY(events.at(1).deleted && events.at(1).reactions.isEmpty());
}

void TestMarkDesk::pageThatWasReadBeforeItsOriginalChanged()
{
    const SessionId session = m_chat->join(ana);
    const Seq edited = say(session, QStringLiteral("frist")), deleted = say(session, QStringLiteral("oops"));
    for (const Seq each : {edited, deleted})
        m_chat->send(session, Post{m_chat->nextId(), lobby, QStringLiteral("yes"), each});
    m_chat->log.answersReads = HeldLog::Reads::Last;
    m_chat->say(session, GetHistory{lobby, 0, 50});
    m_chat->say(session, Edit{QStringLiteral("e"), lobby, edited, QStringLiteral("first")});
    m_chat->say(session, Delete{QStringLiteral("d"), lobby, deleted});
    m_chat->log.answerAll();
    const Events events = m_chat->delivery.last<Page>(session).events;
    QCOMPARE(events.size(), 4);
    QCOMPARE(events.at(2).quote->text, QStringLiteral("first"));
    QVERIFY(events.at(3).quote->deleted && events.at(3).quote->text.isEmpty());
}

// Whoever was away has the message from before and what happened since; somebody new has it from the log.
void TestMarkDesk::whoComesBackFoldsTheSame()
{
    const SessionId session = m_chat->join(ana), host = joinAsHost();
    const Seq seq = say(session);
    m_chat->send(host, react(seq, star));
    const SessionId away = m_chat->join(ben);
    const QString token = m_chat->token(away);
    Event kept = m_chat->delivery.last<Joined>(away).events.first();
    m_chat->hub().closed(away);
    m_chat->send(session, react(seq, heart));
    m_chat->send(host, react(seq, star, false));
    m_chat->send(session, react(seq, star));
    const SessionId back = m_chat->join(ben, token, {{lobby, {QStringLiteral("epoch-lobby"), seq + 1}}});
    const Joined joined = m_chat->delivery.last<Joined>(back);
    QVERIFY(!joined.reset);
    QCOMPARE(joined.events.size(), 3);
    for (const Event &event : joined.events)
        QVERIFY(amend(kept, event));
    QCOMPARE(kept, m_chat->delivery.last<Joined>(m_chat->join(QStringLiteral("Cy"))).events.first());
    QCOMPARE(kept.reactions.size(), 2);
}

QTEST_APPLESS_MAIN(TestMarkDesk)
#include "tst_markdesk.moc"
