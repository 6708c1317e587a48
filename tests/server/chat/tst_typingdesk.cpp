// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/hubfixture.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

class TestTypingDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void toOthersInTheRoom();
    void forgetsAfterSixSeconds();
    void stopsWhenPosting();
    void stopsOnce();
    void notFromOutside();
    void notInLargeRooms();
    void notTooOften();
    void goneWithThePerson();

private:
    std::unique_ptr<HubFixture> m_chat;
    SessionId m_ana = 0, m_window = 0, m_ben = 0;
};

static const QString lobby = QString::fromLatin1(LobbyId);

void TestTypingDesk::init()
{
    m_chat = std::make_unique<HubFixture>();
    m_chat->config.limits.set(Limit::PeopleListed, 3);
    m_ana = m_chat->join(QStringLiteral("Ana"));
    m_window = m_chat->join(QStringLiteral("Ana"), m_chat->token(m_ana));
    m_ben = m_chat->join(QStringLiteral("Ben"));
}

void TestTypingDesk::toOthersInTheRoom()
{
    const SessionId outside = m_chat->join(QStringLiteral("Cem"));
    const QString tea = m_chat->createRoom(m_ana, QStringLiteral("Tea"));
    m_chat->send(m_ben, JoinRoom{tea});
    m_chat->send(m_window, JoinRoom{tea});
    m_chat->send(m_ana, SetTyping{tea, true});
    QVERIFY((m_chat->delivery.last<Typing>(m_ben) == Typing{tea, m_chat->you(m_ana), true}));
    QVERIFY(m_chat->delivery.sent.last().importance == Importance::Perishable);
    for (const SessionId session : {m_ana, m_window, outside})
        QCOMPARE(m_chat->delivery.count<Typing>(session), 0);
}

void TestTypingDesk::forgetsAfterSixSeconds()
{
    m_chat->send(m_ana, SetTyping{lobby, true});
    m_chat->tick(3s);
    m_chat->send(m_ana, SetTyping{lobby, true}); // said again
    QCOMPARE(m_chat->delivery.count<Typing>(m_ben), 2);
    m_chat->tick(5999ms);
    QCOMPARE(m_chat->delivery.count<Typing>(m_ben), 2);
    m_chat->tick(1ms);
    QCOMPARE(m_chat->delivery.count<Typing>(m_ben), 3);
    QVERIFY(!m_chat->delivery.last<Typing>(m_ben).on);
    m_chat->tick(1h);
    QCOMPARE(m_chat->delivery.count<Typing>(m_ben), 3);
}

void TestTypingDesk::stopsWhenPosting()
{
    m_chat->send(m_ana, SetTyping{lobby, true});
    m_chat->post(m_window, QStringLiteral("hi"));
    QCOMPARE(m_chat->delivery.count<Typing>(m_ben), 2);
    QVERIFY(!m_chat->delivery.last<Typing>(m_ben).on);
    m_chat->post(m_window, QStringLiteral("hi"));
    QCOMPARE(m_chat->delivery.count<Typing>(m_ben), 2);
}

void TestTypingDesk::stopsOnce()
{
    m_chat->send(m_ana, SetTyping{lobby, false}); // did not write
    QCOMPARE(m_chat->delivery.count<Typing>(m_ben), 0);
    m_chat->clock.advance(1s);
    m_chat->send(m_ana, SetTyping{lobby, true});
    m_chat->send(m_ana, SetTyping{lobby, false});
    m_chat->clock.advance(1s);
    m_chat->send(m_ana, SetTyping{lobby, false});
    QCOMPARE(m_chat->delivery.count<Typing>(m_ben), 2);
}

void TestTypingDesk::notFromOutside()
{
    const QString tea = m_chat->createRoom(m_ben, QStringLiteral("Tea"));
    m_chat->send(m_ana, SetTyping{tea, true});
    m_chat->send(m_ana, SetTyping{QStringLiteral("nowhere"), true});
    QCOMPARE(m_chat->delivery.count<Typing>(m_ben), 0);
    QCOMPARE(m_chat->delivery.count<Refusal>(m_ana), 0);
}

void TestTypingDesk::notInLargeRooms()
{
    m_chat->join(QStringLiteral("Cem"));
    m_chat->send(m_ana, SetTyping{lobby, true});
    QCOMPARE(m_chat->delivery.count<Typing>(m_ben), 1); // three people
    m_chat->join(QStringLiteral("Dan"));
    m_chat->send(m_ana, SetTyping{lobby, true});
    QCOMPARE(m_chat->delivery.count<Typing>(m_ben), 1);
}

void TestTypingDesk::notTooOften()
{
    for (int i = 0; i < 10; ++i)
        m_chat->send(m_ana, SetTyping{lobby, true});
    QCOMPARE(m_chat->delivery.count<Typing>(m_ben), 2);
    QCOMPARE(m_chat->delivery.count<Refusal>(m_ana), 0);
    m_chat->clock.advance(500ms);
    m_chat->send(m_ana, SetTyping{lobby, true});
    QCOMPARE(m_chat->delivery.count<Typing>(m_ben), 3);
}

void TestTypingDesk::goneWithThePerson()
{
    m_chat->send(m_ben, SetTyping{lobby, true});
    QCOMPARE(m_chat->delivery.count<Typing>(m_ana), 1);
    m_chat->hub().closed(m_ben);
    m_chat->tick(10s);
    QCOMPARE(m_chat->delivery.count<Typing>(m_ana), 1); // that they went says it
}

QTEST_APPLESS_MAIN(TestTypingDesk)
#include "tst_typingdesk.moc"
