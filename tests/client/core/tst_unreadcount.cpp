// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/unreadcount.h"

#include <QTest>

using namespace Parlor;

class TestUnreadCount final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsMessagesOfOthersAboveTheReadPosition();
    void countsEachOnceInAnyOrder();
    void deletedOnesAreNotCounted();
    void readingNeverGoesBack();
    void ignoredOnesAreNotCounted();
    void removedOnesAreNotCounted();
    void isBounded();
};

static const QString Me = QStringLiteral("me");
static const QString Bea = QStringLiteral("bea");

static Event eventOf(Seq seq, const QString &author = Bea, EventKind kind = EventKind::Message)
{
    Event event;
    event.seq = seq;
    event.kind = kind;
    event.author.id = author;
    return event;
}

static int all(const UnreadCount &unread)
{
    return unread.count([](const QString &) { return false; });
}

void TestUnreadCount::countsMessagesOfOthersAboveTheReadPosition()
{
    UnreadCount unread;
    unread.reset(3);
    unread.add({eventOf(2), eventOf(3), eventOf(4), eventOf(5, Me), eventOf(6, Bea, EventKind::React),
                eventOf(7, Bea, EventKind::Topic), eventOf(8)},
               Me);
    QCOMPARE(all(unread), 2);
    QCOMPARE(unread.readTo(), 3);
    unread.reset(0);
    QCOMPARE(all(unread), 0);
}

void TestUnreadCount::countsEachOnceInAnyOrder()
{
    UnreadCount unread;
    unread.add({eventOf(5)}, Me);
    unread.add({eventOf(4), eventOf(5)}, Me);
    QCOMPARE(all(unread), 2);
}

void TestUnreadCount::deletedOnesAreNotCounted()
{
    UnreadCount unread;
    Event gone = eventOf(4);
    gone.deleted = true;
    Event deletion = eventOf(6, Bea, EventKind::Delete);
    deletion.target = 5;
    unread.add({gone, eventOf(5), deletion, eventOf(7)}, Me);
    QCOMPARE(all(unread), 1);
}

void TestUnreadCount::readingNeverGoesBack()
{
    UnreadCount unread;
    unread.add({eventOf(1), eventOf(2), eventOf(3)}, Me);
    QVERIFY(unread.setRead(2));
    QCOMPARE(all(unread), 1);
    QVERIFY(!unread.setRead(2));
    QVERIFY(!unread.setRead(1));
    QCOMPARE(unread.readTo(), 2);
    unread.add({eventOf(1), eventOf(2)}, Me); // an older page
    QCOMPARE(all(unread), 1);
    QVERIFY(unread.setRead(9));
    QCOMPARE(all(unread), 0);
}

void TestUnreadCount::ignoredOnesAreNotCounted()
{
    UnreadCount unread;
    unread.add({eventOf(1), eventOf(2, QStringLiteral("cem")), eventOf(3)}, Me);
    QCOMPARE(unread.count([](const QString &person) { return person == Bea; }), 1);
    QCOMPARE(all(unread), 3); // as soon as they are ignored no more
}

void TestUnreadCount::removedOnesAreNotCounted()
{
    UnreadCount unread;
    unread.add({eventOf(1), eventOf(2), eventOf(3)}, Me);
    unread.forgetBelow(3);
    QCOMPARE(all(unread), 1);
}

void TestUnreadCount::isBounded()
{
    UnreadCount unread;
    for (Seq seq = 1; seq <= UnreadCount::Most + 5; ++seq)
        unread.add({eventOf(seq)}, Me);
    QCOMPARE(all(unread), UnreadCount::Most);
    QVERIFY(unread.setRead(5)); // the newest stayed
    QCOMPARE(all(unread), UnreadCount::Most);
}

QTEST_GUILESS_MAIN(TestUnreadCount)
#include "tst_unreadcount.moc"
