// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/messagefolds.h"

#include <QTest>

using namespace Parlor;

/// Changes that come in whatever order end in the same message.
class TestMessageFolds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsFolded();
    void editThatCameBeforeItsMessage();
    void ofEarlyChangesTheLatestCounts();
    void earlyDeletionCountsAgainstAll();
    void reactionsInAnyOrder_data();
    void reactionsInAnyOrder();
    void reactionsThatTheMessageHasAlready();
    void deletionEndsReactions();
    void quoteOfWhatIsNotHere();
    void forgetsWhatLiesBelow();
    void isBounded();
};

static Event message(Seq seq, const QString &text = QStringLiteral("said"))
{
    Event event;
    event.seq = seq;
    event.text = text;
    return event;
}

static Event change(EventKind kind, Seq seq, Seq target, const QString &text = {})
{
    Event event;
    event.kind = kind;
    event.seq = seq;
    event.target = target;
    event.text = text;
    return event;
}

static Event react(Seq seq, Seq target, const QString &person, bool on = true)
{
    Event event = change(EventKind::React, seq, target);
    event.author.id = person;
    event.emoji = QStringLiteral("👍");
    event.on = on;
    return event;
}

static QString people(const Event &message)
{
    return message.reactions.isEmpty() ? QString() : message.reactions.constFirst().people.join(u' ');
}

void TestMessageFolds::tellsWhatIsFolded()
{
    QVERIFY(MessageFolds::isFolded(change(EventKind::Edit, 2, 1)));
    QVERIFY(MessageFolds::isFolded(change(EventKind::Delete, 2, 1)));
    QVERIFY(MessageFolds::isFolded(react(2, 1, QStringLiteral("a"))));
    QVERIFY(!MessageFolds::isFolded(message(1)));
    QVERIFY(!MessageFolds::isFolded(change(EventKind::Pin, 2, 1)));
}

void TestMessageFolds::editThatCameBeforeItsMessage()
{
    MessageFolds folds;
    folds.keep(change(EventKind::Edit, 5, 1, QStringLiteral("meant")));
    Event one = message(1);
    folds.begin(one);
    QCOMPARE(one.text, QStringLiteral("meant"));
    QCOMPARE(one.edited, 5);
    Event again = message(1); // it was used up
    folds.begin(again);
    QCOMPARE(again.text, QStringLiteral("said"));
}

void TestMessageFolds::ofEarlyChangesTheLatestCounts()
{
    MessageFolds folds;
    folds.keep(change(EventKind::Edit, 6, 1, QStringLiteral("later")));
    folds.keep(change(EventKind::Edit, 5, 1, QStringLiteral("earlier")));
    folds.keep(change(EventKind::Edit, 7, 1)); // of a message that is gone: it says nothing
    Event one = message(1);
    folds.begin(one);
    QCOMPARE(one.text, QStringLiteral("later"));
    QVERIFY(!folds.fold(one, change(EventKind::Edit, 4, 1, QStringLiteral("old"))));
    QCOMPARE(one.text, QStringLiteral("later"));
}

void TestMessageFolds::earlyDeletionCountsAgainstAll()
{
    MessageFolds folds;
    folds.keep(react(4, 1, QStringLiteral("a")));
    folds.keep(change(EventKind::Delete, 5, 1));
    folds.keep(change(EventKind::Edit, 6, 1, QStringLiteral("no")));
    Event one = message(1);
    folds.begin(one);
    QVERIFY(one.deleted);
    QCOMPARE(one.text, QString());
    QVERIFY(one.reactions.isEmpty());
}

void TestMessageFolds::reactionsInAnyOrder_data()
{
    QTest::addColumn<QVector<int>>("order");
    QVector<int> order{0, 1, 2, 3};
    do {
        QTest::addRow("%d%d%d%d", order.at(0), order.at(1), order.at(2), order.at(3)) << order;
    } while (std::next_permutation(order.begin(), order.end()));
}

void TestMessageFolds::reactionsInAnyOrder()
{
    QFETCH(QVector<int>, order);
    const QString a = QStringLiteral("a");
    const Events all{react(3, 1, a), react(4, 1, QStringLiteral("b")), react(5, 1, a, false), react(6, 1, a)};
    for (int early = 0; early <= 4; ++early) { // how many of them come before the message
        MessageFolds folds;
        for (int i = 0; i < early; ++i)
            folds.keep(all.at(order.at(i)));
        Event one = message(1);
        folds.begin(one);
        for (int i = early; i < 4; ++i)
            QVERIFY(folds.fold(one, all.at(order.at(i))));
        QCOMPARE(people(one), QStringLiteral("b a"));
        QCOMPARE(one.reacted, 6);
        QVERIFY(!folds.fold(one, all.at(0))); // the same once more
        QCOMPARE(people(one), QStringLiteral("b a"));
    }
}

void TestMessageFolds::reactionsThatTheMessageHasAlready()
{
    MessageFolds folds;
    Event one = message(1);
    one.reactions = {{QStringLiteral("👍"), {QStringLiteral("b")}}};
    one.reacted = 5;
    folds.begin(one);
    QVERIFY(!folds.fold(one, react(4, 1, QStringLiteral("a"))));
    QVERIFY(!folds.fold(one, react(5, 1, QStringLiteral("b"), false)));
    QCOMPARE(people(one), QStringLiteral("b"));
    QVERIFY(folds.fold(one, react(6, 1, QStringLiteral("c"))));
    QCOMPARE(people(one), QStringLiteral("b c"));
}

void TestMessageFolds::deletionEndsReactions()
{
    MessageFolds folds;
    Event one = message(1);
    folds.begin(one);
    QVERIFY(folds.fold(one, react(2, 1, QStringLiteral("a"))));
    QVERIFY(folds.fold(one, change(EventKind::Delete, 4, 1)));
    QVERIFY(one.reactions.isEmpty());
    QVERIFY(!folds.fold(one, react(3, 1, QStringLiteral("b"))));
    QVERIFY(!folds.fold(one, react(5, 1, QStringLiteral("b"))));
    QVERIFY(one.reactions.isEmpty());
}

void TestMessageFolds::quoteOfWhatIsNotHere()
{
    MessageFolds folds;
    Event reply = message(9);
    reply.reply = 1;
    reply.quote = Quote{QStringLiteral("a"), QStringLiteral("Ana"), QStringLiteral("said"), false};
    folds.bringUpToDate(reply);
    QCOMPARE(reply.quote->text, QStringLiteral("said"));
    folds.keep(change(EventKind::Edit, 5, 1, QStringLiteral("meant")));
    folds.bringUpToDate(reply);
    QCOMPARE(reply.quote->text, QStringLiteral("meant"));
    folds.keep(change(EventKind::Delete, 6, 1));
    folds.bringUpToDate(reply);
    QVERIFY(reply.quote->deleted);
    QCOMPARE(reply.quote->text, QString());
}

void TestMessageFolds::forgetsWhatLiesBelow()
{
    MessageFolds folds;
    folds.keep(change(EventKind::Edit, 15, 3, QStringLiteral("gone")));
    folds.keep(change(EventKind::Edit, 16, 12, QStringLiteral("kept")));
    folds.forgetBelow(12);
    Event below = message(3);
    folds.begin(below);
    QCOMPARE(below.text, QStringLiteral("said"));
    Event above = message(12);
    folds.begin(above);
    QCOMPARE(above.text, QStringLiteral("kept"));
}

void TestMessageFolds::isBounded()
{
    MessageFolds folds;
    constexpr int many = 1001;
    for (int i = 1; i <= many; ++i) {
        folds.keep(change(EventKind::Edit, many + i, i, QStringLiteral("meant")));
        folds.keep(react(2 * many + i, i, QStringLiteral("a")));
    }
    Event first = message(1);
    folds.begin(first);
    QCOMPARE(first.text, QStringLiteral("said"));
    QVERIFY(first.reactions.isEmpty());
    Event last = message(many);
    folds.begin(last);
    QCOMPARE(last.text, QStringLiteral("meant"));
    QCOMPARE(people(last), QStringLiteral("a"));
}

QTEST_GUILESS_MAIN(TestMessageFolds)
#include "tst_messagefolds.moc"
