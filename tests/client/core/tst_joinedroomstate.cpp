// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/joinedroomstate.h"

#include <QTest>

using namespace Parlor;

/// What holds in a room is the same in whatever order its events come.
class TestJoinedRoomState final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatJoinedHasCountsOnce();
    void pinsAreInTheOrderOfPinning();
    void lateOnesDoNotUndoLaterOnes();
    void deletionTakesThePinAway();
    void membersComeAndGo();
    void latestTopicAndTitle();
    void removedMessagesAreNotPinned();

private:
    JoinedRoomState m_state;
};

static Event eventOf(EventKind kind, Seq seq, Seq target, bool on = true)
{
    Event event;
    event.kind = kind;
    event.seq = seq;
    event.target = target;
    event.on = on;
    return event;
}

static Event member(Seq seq, const QString &person, bool on)
{
    Event event;
    event.kind = EventKind::Member;
    event.seq = seq;
    event.subject.id = person;
    event.on = on;
    return event;
}

/// Ten events were written; 3 and 5 are pinned, in this order.
void TestJoinedRoomState::init()
{
    Joined joined;
    joined.room.last = 10;
    joined.pins = {5, 3};
    joined.members = {{QStringLiteral("ana"), QStringLiteral("Ana")}};
    m_state = {};
    m_state.start(joined);
}

void TestJoinedRoomState::whatJoinedHasCountsOnce()
{
    QVERIFY(!m_state.add(eventOf(EventKind::Pin, 9, 5, false)).pins);
    QVERIFY(!m_state.add(member(10, QStringLiteral("ana"), false)).members);
    QVERIFY(!m_state.add(eventOf(EventKind::Topic, 8, 0)).topic);
    QCOMPARE(m_state.pins(), (QVector<Seq>{5, 3}));
    // What Joined brings is what it says it is up to, although more was written by then.
    Joined joined;
    joined.room.last = 20;
    Event first;
    first.seq = 15;
    joined.events = {first};
    m_state.start(joined);
    QVERIFY(m_state.add(eventOf(EventKind::Pin, 16, 2)).pins);
    QCOMPARE(m_state.pins(), QVector<Seq>{2});
}

void TestJoinedRoomState::pinsAreInTheOrderOfPinning()
{
    QVERIFY(m_state.add(eventOf(EventKind::Pin, 11, 2)).pins);
    QVERIFY(m_state.add(eventOf(EventKind::Pin, 12, 5)).pins); // once more: to the end
    QCOMPARE(m_state.pins(), (QVector<Seq>{3, 2, 5}));
    QVERIFY(m_state.add(eventOf(EventKind::Pin, 13, 3, false)).pins);
    QVERIFY(!m_state.add(eventOf(EventKind::Pin, 14, 3, false)).pins);
    QCOMPARE(m_state.pins(), (QVector<Seq>{2, 5}));
    QVERIFY(!m_state.add(eventOf(EventKind::Pin, 12, 5)).pins); // the same event again
}

void TestJoinedRoomState::lateOnesDoNotUndoLaterOnes()
{
    m_state.add(eventOf(EventKind::Pin, 13, 7));
    m_state.add(eventOf(EventKind::Pin, 14, 5, false));
    QVERIFY(m_state.add(eventOf(EventKind::Pin, 12, 8)).pins); // fills a hole
    QVERIFY(!m_state.add(eventOf(EventKind::Pin, 11, 5)).pins);
    QCOMPARE(m_state.pins(), (QVector<Seq>{3, 8, 7}));
}

void TestJoinedRoomState::deletionTakesThePinAway()
{
    QVERIFY(m_state.add(eventOf(EventKind::Delete, 12, 3)).pins);
    QVERIFY(!m_state.add(eventOf(EventKind::Delete, 13, 4)).pins);
    QVERIFY(!m_state.add(eventOf(EventKind::Pin, 11, 3)).pins); // was before
    QCOMPARE(m_state.pins(), QVector<Seq>{5});
}

void TestJoinedRoomState::membersComeAndGo()
{
    QVERIFY(m_state.add(member(12, QStringLiteral("ben"), true)).members);
    QVERIFY(m_state.add(member(13, QStringLiteral("ana"), false)).members);
    QVERIFY(!m_state.add(member(11, QStringLiteral("ben"), false)).members);
    QCOMPARE(m_state.members().size(), 1);
    QCOMPARE(m_state.members().constFirst().id, QStringLiteral("ben"));
}

void TestJoinedRoomState::latestTopicAndTitle()
{
    QVERIFY(m_state.add(eventOf(EventKind::Topic, 12, 0)).topic);
    QVERIFY(!m_state.add(eventOf(EventKind::Topic, 11, 0)).topic);
    const JoinedRoomState::Change change = m_state.add(eventOf(EventKind::Title, 11, 0));
    QVERIFY(change.title && !change.topic && !change.pins && !change.members);
    QVERIFY(m_state.add(eventOf(EventKind::Title, 13, 0)).title);
}

void TestJoinedRoomState::removedMessagesAreNotPinned()
{
    QVERIFY(!m_state.forgetBelow(3));
    QVERIFY(m_state.forgetBelow(4));
    QCOMPARE(m_state.pins(), QVector<Seq>{5});
}

QTEST_GUILESS_MAIN(TestJoinedRoomState)
#include "tst_joinedroomstate.moc"
