// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/hubfixture.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

/// Editing and deleting, as far as the chat decides it.
class TestAmendments final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_chat = std::make_unique<HubFixture>(); }

    void editIsWrittenThenAcknowledgedThenTold();
    void deletionIsToldToAll();
    void windowIsTheHostsToSet_data();
    void windowIsTheHostsToSet();
    void hostDeletesAnybodysAndEditsNobodys();
    void refuses_data();
    void refuses();
    void countsLikeAPost();
    void tellsHowLong();
    void whoComesBackHasItToo();
    void pageThatWasReadBeforeTheChange();

private:
    SessionId joinAsHost()
    {
        const SessionId host = m_chat->open(ClientKind::Rich, {QStringLiteral("127.0.0.1"), true, false});
        m_chat->send(host, HubFixture::hello(QStringLiteral("Hostess"), m_chat->config.hostToken));
        return host;
    }
    Seq say(SessionId session, const QString &text)
    {
        m_chat->post(session, text);
        return m_chat->delivery.last<Ack>(session).seq;
    }
    std::unique_ptr<HubFixture> m_chat;
};

static const QString ana = QStringLiteral("Ana"), ben = QStringLiteral("Ben"),
                     lobby = QString::fromLatin1(LobbyId), change = QStringLiteral("c-1");

void TestAmendments::editIsWrittenThenAcknowledgedThenTold()
{
    const SessionId session = m_chat->join(ana), other = m_chat->join(ben);
    const Seq seq = say(session, QStringLiteral("frist"));
    const Person author = m_chat->you(session);
    m_chat->delivery.sent.clear();
    m_chat->say(session, Edit{change, lobby, seq, QStringLiteral("**first**")});
    QVERIFY(m_chat->delivery.sent.isEmpty()); // not before it is written
    m_chat->log.answerAll();
    const QVector<ServerMessage> messages = m_chat->delivery.to(session);
    QCOMPARE(messages.size(), 2);
    QVERIFY(messages.at(0) == ServerMessage(Ack{change, lobby, seq + 1, m_chat->clock.wall()}));
    const Event event = m_chat->delivery.last<EventMessage>(other).event;
    QVERIFY(event.kind == EventKind::Edit);
    QCOMPARE(event.target, seq);
    QCOMPARE(event.prev, seq);
    QCOMPARE(event.text, QStringLiteral("first"));
    QCOMPARE(event.source, QStringLiteral("**first**"));
    QCOMPARE(event.spans.size(), 1);
    QCOMPARE(event.author, author);
    QCOMPARE(m_chat->log.events(lobby).first().text, QStringLiteral("first"));
}

void TestAmendments::deletionIsToldToAll()
{
    const SessionId session = m_chat->join(ana), other = m_chat->join(ben);
    const Seq seq = say(session, QStringLiteral("oops"));
    m_chat->send(session, Delete{change, lobby, seq});
    for (const SessionId each : {session, other}) {
        const Event event = m_chat->delivery.last<EventMessage>(each).event;
        QVERIFY(event.kind == EventKind::Delete);
        QCOMPARE(event.target, seq);
        QVERIFY(event.text.isEmpty());
    }
    m_chat->send(session, Edit{QStringLiteral("c-2"), lobby, seq, QStringLiteral("back")});
    QVERIFY(m_chat->refusal(session).code == RefusalCode::NoSuchMessage);
}

void TestAmendments::windowIsTheHostsToSet_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<std::chrono::milliseconds>("age");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("in time") << 60 << std::chrono::milliseconds(60s) << true;
    QTest::newRow("too late") << 60 << std::chrono::milliseconds(60s + 1ms) << false;
    QTest::newRow("for ever") << 0 << std::chrono::milliseconds(1000h) << true;
}

void TestAmendments::windowIsTheHostsToSet()
{
    QFETCH(int, seconds);
    QFETCH(std::chrono::milliseconds, age);
    QFETCH(bool, allowed);
    m_chat->config.limits.set(Limit::EditSeconds, seconds);
    const SessionId session = m_chat->join(ana);
    const Seq edited = say(session, QStringLiteral("one")), deleted = say(session, QStringLiteral("two"));
    m_chat->clock.advance(age);
    m_chat->delivery.sent.clear();
    m_chat->send(session, Edit{QStringLiteral("e"), lobby, edited, QStringLiteral("1")});
    m_chat->send(session, Delete{QStringLiteral("d"), lobby, deleted});
    QCOMPARE(m_chat->delivery.count<Ack>(session), allowed ? 2 : 0);
    QCOMPARE(m_chat->delivery.count<Refusal>(session), allowed ? 0 : 2);
    if (allowed)
        return;
    QVERIFY(m_chat->refusal(session).code == RefusalCode::TooLate);
    QCOMPARE(m_chat->refusal(session).limit, std::optional(seconds));
    QCOMPARE(m_chat->refusal(session).re, QStringLiteral("delete"));
    QCOMPARE(m_chat->refusal(session).id, QStringLiteral("d"));
}

void TestAmendments::hostDeletesAnybodysAndEditsNobodys()
{
    const SessionId session = m_chat->join(ana), host = joinAsHost();
    const Seq first = say(session, QStringLiteral("rude")), own = say(host, QStringLiteral("mine"));
    m_chat->clock.advance(1000h);
    m_chat->send(host, Edit{QStringLiteral("e"), lobby, first, QStringLiteral("kind")});
    QVERIFY(m_chat->refusal(host).code == RefusalCode::NotYours);
    m_chat->send(host, Delete{QStringLiteral("d"), lobby, first});
    QVERIFY(m_chat->delivery.last<EventMessage>(session).event.kind == EventKind::Delete);
    m_chat->send(host, Edit{QStringLiteral("f"), lobby, own, QStringLiteral("ours")});
    QCOMPARE(m_chat->delivery.last<EventMessage>(session).event.text, QStringLiteral("ours"));
}

void TestAmendments::refuses_data()
{
    QTest::addColumn<ClientMessage>("message");
    QTest::addColumn<RefusalCode>("code");
    const QString text = QStringLiteral("text"), nowhere = QStringLiteral("nowhere");
    QTest::newRow("edit in no room") << ClientMessage(Edit{change, nowhere, 1, text})
                                     << RefusalCode::NoSuchRoom;
    QTest::newRow("delete in no room")
        << ClientMessage(Delete{change, nowhere, 1}) << RefusalCode::NoSuchRoom;
    QTest::newRow("edit to nothing") << ClientMessage(Edit{change, lobby, 1, QStringLiteral(" ")})
                                     << RefusalCode::TextEmpty;
    QTest::newRow("edit to too much")
        << ClientMessage(Edit{change, lobby, 1, QString(4001, u'x')}) << RefusalCode::TextTooLong;
    QTest::newRow("edit of nothing") << ClientMessage(Edit{change, lobby, 7, text})
                                     << RefusalCode::NoSuchMessage;
    QTest::newRow("delete of nothing")
        << ClientMessage(Delete{change, lobby, 7}) << RefusalCode::NoSuchMessage;
    QTest::newRow("edit of another's")
        << ClientMessage(Edit{change, lobby, 1, text}) << RefusalCode::NotYours;
    QTest::newRow("delete of another's") << ClientMessage(Delete{change, lobby, 1}) << RefusalCode::NotYours;
}

void TestAmendments::refuses()
{
    QFETCH(ClientMessage, message);
    QFETCH(RefusalCode, code);
    say(m_chat->join(ben), QStringLiteral("Ben's"));
    const SessionId session = m_chat->join(ana);
    m_chat->send(session, message);
    const Refusal refusal = m_chat->refusal(session);
    QCOMPARE(refusal.code, code);
    QCOMPARE(refusal.id, change);
    QVERIFY(refusal.re == QLatin1String("edit") || refusal.re == QLatin1String("delete"));
    QCOMPARE(m_chat->log.events(lobby).size(), 1);
    QCOMPARE(m_chat->log.events(lobby).first().text, QStringLiteral("Ben's"));
}

void TestAmendments::countsLikeAPost()
{
    m_chat->config.limits.set(Limit::MessagesPerSecond, 1);
    m_chat->config.limits.set(Limit::MessageBurst, 2);
    const SessionId session = m_chat->join(ana);
    const Seq seq = say(session, QStringLiteral("one"));
    m_chat->send(session, Edit{QStringLiteral("e"), lobby, seq, QStringLiteral("two")});
    m_chat->send(session, Delete{QStringLiteral("d"), lobby, seq});
    QVERIFY(m_chat->refusal(session).code == RefusalCode::RateLimited);
    QCOMPARE(m_chat->refusal(session).re, QStringLiteral("delete"));
    m_chat->clock.advance(1s);
    m_chat->send(session, Delete{QStringLiteral("d"), lobby, seq});
    QCOMPARE(m_chat->delivery.last<Ack>(session).id, QStringLiteral("d"));
}

void TestAmendments::tellsHowLong()
{
    m_chat->config.limits.set(Limit::EditSeconds, 77);
    const SessionId session = m_chat->join(ana);
    QCOMPARE(m_chat->delivery.last<Welcome>(session).limits.editSeconds, 77);
}

void TestAmendments::whoComesBackHasItToo()
{
    const SessionId session = m_chat->join(ana);
    const Seq seq = say(session, QStringLiteral("frist"));
    const SessionId other = m_chat->join(ben);
    const QString token = m_chat->token(other);
    m_chat->hub().closed(other);
    m_chat->send(session, Edit{change, lobby, seq, QStringLiteral("first")});
    const SessionId back = m_chat->join(ben, token, {{lobby, {QStringLiteral("epoch-lobby"), seq}}});
    const Joined joined = m_chat->delivery.last<Joined>(back);
    QVERIFY(!joined.reset);
    QCOMPARE(joined.events.size(), 1);
    QVERIFY(joined.events.first().kind == EventKind::Edit);
    QCOMPARE(joined.events.first().text, QStringLiteral("first"));
}

// The change is told while the page is on its way to somebody who does not have the message yet.
void TestAmendments::pageThatWasReadBeforeTheChange()
{
    const SessionId session = m_chat->join(ana);
    const Seq deleted = say(session, QStringLiteral("oops")), edited = say(session, QStringLiteral("frist"));
    m_chat->send(session, Edit{QStringLiteral("e0"), lobby, deleted, QStringLiteral("oops!")});
    m_chat->log.answersReads = HeldLog::Reads::Last;
    m_chat->say(session, GetHistory{lobby, 0, 50});
    m_chat->say(session, Delete{QStringLiteral("d"), lobby, deleted});
    m_chat->say(session, Edit{QStringLiteral("e"), lobby, edited, QStringLiteral("first")});
    m_chat->log.answerAll();
    const Events events = m_chat->delivery.last<Page>(session).events;
    QCOMPARE(events.size(), 3);
    QVERIFY(events.at(0).deleted && events.at(0).text.isEmpty());
    QCOMPARE(events.at(1).text, QStringLiteral("first"));
    QVERIFY(events.at(2).kind == EventKind::Edit && events.at(2).text.isEmpty());
}

QTEST_APPLESS_MAIN(TestAmendments)
#include "tst_amendments.moc"
