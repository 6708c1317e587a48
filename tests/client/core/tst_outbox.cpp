// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/outbox.h"

#include <QRegularExpression>
#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

class TestOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreRandomAndFitTheWire();
    void oneAtATimeInOrder();
    void sameIdAfterACut();
    void rateRefusalPausesAndKeepsOrder();
    void verdicts_data();
    void verdicts();
    void refusalWithoutAnIdMeansTheOneUnderWay();
    void takesBackWhatIsNotUnderWay();
    void dropsARoom();
    void restores();
    void changesGoInTheSameRow();
    void takesChangesOfAnotherLog();
    void reactionsGoInTheSameRow();
    void repliesOfAnotherLogAnswerNothing();
};

static const QString Lobby = QStringLiteral("lobby");

void TestOutbox::idsAreRandomAndFitTheWire()
{
    static const QRegularExpression wire(QStringLiteral("^[A-Za-z0-9_-]{1,64}$"));
    Outbox outbox;
    QSet<QString> ids;
    for (int i = 0; i < 500; ++i) {
        const QString id = outbox.addPost(Lobby, QStringLiteral("x")).id;
        QVERIFY2(wire.match(id).hasMatch(), qPrintable(id));
        ids.insert(id);
    }
    QCOMPARE(ids.size(), 500);
}

void TestOutbox::oneAtATimeInOrder()
{
    Outbox outbox;
    const Post a = outbox.addPost(Lobby, QStringLiteral("a"));
    const Post b = outbox.addPost(Lobby, QStringLiteral("b"));
    QCOMPARE(outbox.next(0ms), Outbox::Line(a));
    QCOMPARE(outbox.next(0ms), std::nullopt);
    QVERIFY(outbox.acknowledge(a.id));
    QVERIFY(!outbox.acknowledge(a.id));
    QCOMPARE(outbox.next(0ms), Outbox::Line(b));
    QVERIFY(outbox.acknowledge(b.id));
    QCOMPARE(outbox.count(), 0);
    QCOMPARE(outbox.next(0ms), std::nullopt);
}

void TestOutbox::sameIdAfterACut()
{
    Outbox outbox;
    const Post a = outbox.addPost(Lobby, QStringLiteral("a"));
    outbox.addPost(Lobby, QStringLiteral("b"));
    QCOMPARE(outbox.next(0ms), Outbox::Line(a));
    outbox.cut();
    QCOMPARE(outbox.next(0ms), Outbox::Line(a));
}

void TestOutbox::rateRefusalPausesAndKeepsOrder()
{
    Outbox outbox;
    const Post a = outbox.addPost(Lobby, QStringLiteral("a"));
    const Post b = outbox.addPost(Lobby, QStringLiteral("b"));
    QCOMPARE(outbox.next(0ms), Outbox::Line(a));
    QCOMPARE(outbox.refuse(a.id, RefusalCode::RateLimited, 700ms, 1000ms), Outbox::Verdict::Later);
    QCOMPARE(outbox.pausedUntil(), 1700ms);
    QCOMPARE(outbox.next(1699ms), std::nullopt);
    QCOMPARE(outbox.next(1700ms), Outbox::Line(a));
    QVERIFY(outbox.acknowledge(a.id));
    QCOMPARE(outbox.next(1700ms), Outbox::Line(b));
}

void TestOutbox::verdicts_data()
{
    QTest::addColumn<RefusalCode>("code");
    QTest::addColumn<Outbox::Verdict>("verdict");
    QTest::newRow("rate") << RefusalCode::RateLimited << Outbox::Verdict::Later;
    QTest::newRow("not saved") << RefusalCode::NotSaved << Outbox::Verdict::Later;
    QTest::newRow("stopping") << RefusalCode::Stopping << Outbox::Verdict::Later;
    QTest::newRow("too long") << RefusalCode::TextTooLong << Outbox::Verdict::Failed;
    QTest::newRow("not in room") << RefusalCode::NotInRoom << Outbox::Verdict::Failed;
    QTest::newRow("unknown word") << refusalCode(u"of-tomorrow") << Outbox::Verdict::Failed;
}

void TestOutbox::verdicts()
{
    QFETCH(RefusalCode, code);
    QFETCH(Outbox::Verdict, verdict);
    Outbox outbox;
    const Post a = outbox.addPost(Lobby, QStringLiteral("a"));
    outbox.next(0ms);
    QCOMPARE(outbox.refuse(a.id, code, {}, 0ms), verdict);
    QCOMPARE(outbox.contains(a.id), verdict == Outbox::Verdict::Later);
    QCOMPARE(outbox.refuse(QStringLiteral("other"), code, {}, 0ms), Outbox::Verdict::NotOurs);
}

void TestOutbox::refusalWithoutAnIdMeansTheOneUnderWay()
{
    Outbox outbox;
    QCOMPARE(outbox.refuse({}, RefusalCode::Malformed, {}, 0ms), Outbox::Verdict::NotOurs);
    outbox.addPost(Lobby, QStringLiteral("a"));
    const Post b = outbox.addPost(Lobby, QStringLiteral("b"));
    QCOMPARE(outbox.refuse({}, RefusalCode::Malformed, {}, 0ms), Outbox::Verdict::NotOurs);
    outbox.next(0ms);
    QCOMPARE(outbox.refuse({}, RefusalCode::Malformed, {}, 0ms), Outbox::Verdict::Failed);
    QCOMPARE(outbox.next(0ms), Outbox::Line(b));
}

void TestOutbox::takesBackWhatIsNotUnderWay()
{
    Outbox outbox;
    const Post a = outbox.addPost(Lobby, QStringLiteral("a"));
    const Post b = outbox.addPost(Lobby, QStringLiteral("b"));
    outbox.next(0ms);
    QVERIFY(!outbox.remove(a.id));
    QVERIFY(outbox.remove(b.id));
    QVERIFY(!outbox.remove(b.id));
    outbox.cut();
    QVERIFY(outbox.remove(a.id));
    QCOMPARE(outbox.count(), 0);
}

void TestOutbox::dropsARoom()
{
    Outbox outbox;
    const QString room = QStringLiteral("r1");
    const Post a = outbox.addPost(room, QStringLiteral("a"));
    const Post b = outbox.addPost(Lobby, QStringLiteral("b"));
    const Edit c = outbox.addEdit(room, 7, QStringLiteral("c"));
    const React d = outbox.addReact(room, 7, QStringLiteral("👍"), true);
    outbox.next(0ms);
    QCOMPARE(outbox.takeRoom(room), (QVector<Outbox::Line>{c, d}));
    QCOMPARE(outbox.underWay(), a.id); // perhaps it is written: the answer will tell
    QCOMPARE(outbox.typedOf(a.id), QStringLiteral("a"));
    QCOMPARE(outbox.next(0ms), std::nullopt);
    QCOMPARE(outbox.refuse(a.id, RefusalCode::NoSuchRoom, {}, 0ms), Outbox::Verdict::Failed);
    QCOMPARE(outbox.next(0ms), Outbox::Line(b));
    QCOMPARE(outbox.roomOf(b.id), Lobby);
    QCOMPARE(Outbox::typedIn(c), QStringLiteral("c"));
    QCOMPARE(Outbox::typedIn(d) + Outbox::typedIn(Delete()), QString());
}

void TestOutbox::restores()
{
    Outbox outbox;
    const Post a = outbox.addPost(Lobby, QStringLiteral("a"));
    outbox.addPost(Lobby, QStringLiteral("b"));
    outbox.next(0ms);
    Outbox later;
    for (const Outbox::Line &line : outbox.lines())
        later.addAgain(line);
    QCOMPARE(later.lines(), outbox.lines());
    QCOMPARE(later.next(0ms), Outbox::Line(a));
}

void TestOutbox::changesGoInTheSameRow()
{
    Outbox outbox;
    const Post a = outbox.addPost(Lobby, QStringLiteral("a"));
    const Edit b = outbox.addEdit(Lobby, 7, QStringLiteral("b"));
    const Delete c = outbox.addDelete(Lobby, 8);
    QCOMPARE(b.target, 7);
    QCOMPARE(b.text, QStringLiteral("b"));
    QCOMPARE(c.target, 8);
    QCOMPARE(QSet<QString>({a.id, b.id, c.id}).size(), 3);
    QCOMPARE(outbox.next(0ms), Outbox::Line(a));
    QVERIFY(outbox.acknowledge(a.id));
    QCOMPARE(outbox.next(0ms), Outbox::Line(b));
    outbox.cut();
    QCOMPARE(outbox.next(0ms), Outbox::Line(b));
    QCOMPARE(outbox.refuse(b.id, RefusalCode::RateLimited, 10ms, 0ms), Outbox::Verdict::Later);
    QCOMPARE(outbox.next(10ms), Outbox::Line(b));
    QCOMPARE(outbox.refuse(b.id, RefusalCode::TooLate, {}, 10ms), Outbox::Verdict::Failed);
    QCOMPARE(outbox.next(10ms), Outbox::Line(c));
    QCOMPARE(outbox.roomOf(c.id), Lobby);
    outbox.cut();
    QCOMPARE(outbox.takeRoom(Lobby), QVector<Outbox::Line>{c});
    QCOMPARE(outbox.count(), 0);
}

void TestOutbox::takesChangesOfAnotherLog()
{
    Outbox outbox;
    const Edit a = outbox.addEdit(Lobby, 1, QStringLiteral("a"));
    const Edit other = outbox.addEdit(QStringLiteral("r1"), 1, QStringLiteral("x"));
    const Post b = outbox.addPost(Lobby, QStringLiteral("b"));
    const Delete c = outbox.addDelete(Lobby, 2);
    outbox.next(0ms);
    QCOMPARE(outbox.takeChanges(Lobby), (QVector<Outbox::Line>{a, c}));
    QCOMPARE(outbox.lines(), (QVector<Outbox::Line>{other, b}));
    QCOMPARE(outbox.next(0ms), Outbox::Line(other));
}

void TestOutbox::reactionsGoInTheSameRow()
{
    Outbox outbox;
    const React on = outbox.addReact(Lobby, 7, QStringLiteral("👍"), true);
    const Post post = outbox.addPost(Lobby, QStringLiteral("a"), 7);
    const React off = outbox.addReact(Lobby, 7, QStringLiteral("👍"), false);
    QCOMPARE(post.reply, 7);
    QVERIFY(on.on && !off.on && on.id != off.id);
    QCOMPARE(Outbox::typeOf(on), QStringLiteral("react"));
    QCOMPARE(Outbox::typeOf(post), QStringLiteral("post"));
    QCOMPARE(Outbox::typeOf(Edit()), QStringLiteral("edit"));
    QCOMPARE(Outbox::typeOf(Delete()), QStringLiteral("delete"));
    QCOMPARE(outbox.next(0ms), Outbox::Line(on));
    outbox.cut();
    QCOMPARE(outbox.next(0ms), Outbox::Line(on));
    QVERIFY(outbox.acknowledge(on.id));
    QCOMPARE(outbox.next(0ms), Outbox::Line(post));
    QCOMPARE(outbox.refuse(post.id, RefusalCode::Archived, {}, 0ms), Outbox::Verdict::Failed);
    QCOMPARE(outbox.next(0ms), Outbox::Line(off));
    QCOMPARE(outbox.refuse(off.id, RefusalCode::TooManyReactions, {}, 0ms), Outbox::Verdict::Failed);
    QCOMPARE(outbox.count(), 0);
}

void TestOutbox::repliesOfAnotherLogAnswerNothing()
{
    Outbox outbox;
    const Post here = outbox.addPost(Lobby, QStringLiteral("a"), 7);
    const Post other = outbox.addPost(QStringLiteral("r1"), QStringLiteral("b"), 7);
    const React react = outbox.addReact(Lobby, 7, QStringLiteral("👍"), true);
    QCOMPARE(outbox.takeChanges(Lobby), QVector<Outbox::Line>{react});
    const Post plain{here.id, Lobby, here.text, 0};
    QCOMPARE(outbox.lines(), (QVector<Outbox::Line>{plain, other}));
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
