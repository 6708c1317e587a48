// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Parlor;

namespace {

const QString Me = QStringLiteral("me");

Event line(Seq seq, const QString &author = QStringLiteral("ana"), const QString &id = {})
{
    Event result;
    result.room = QStringLiteral("lobby");
    result.seq = seq;
    result.prev = seq - 1;
    result.id = id;
    result.author = {author, author};
    result.text = QString::number(seq);
    return result;
}

Event waiting(const QString &id)
{
    Event result = line(0, Me, id);
    result.text = QStringLiteral("*typed ") + id;
    return result;
}

Event change(EventKind kind, Seq seq, Seq target, const QString &text = {}, const QString &author = {},
             const QString &id = {})
{
    Event result = line(seq, author, id);
    result.kind = kind;
    result.target = target;
    result.text = text;
    return result;
}

Event edit(Seq seq, Seq target, const char *text)
{
    return change(EventKind::Edit, seq, target, QLatin1String(text));
}

Event erase(Seq seq, Seq target)
{
    return change(EventKind::Delete, seq, target);
}

QString texts(const TimelineModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.index(row).data().toString());
    return list.join(u' ');
}

} // namespace

class TestTimelineModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsAndKeepsOne_data();
    void sortsAndKeepsOne();
    void aPageIsOneChange();
    void waitingBecomesItsEvent();
    void answerOutOfOrderMoves();
    void idOfSomebodyElseIsNotAnAnswer();
    void resetKeepsWhatWaits();
    void failsAndIsTakenBack();
    void findsRowsByKey();
    void tellsRoles();
    void changes_data();
    void changes();
    void changesAreNoRows();
    void changeBeforeItsMessage();
    void resetFoldsWhatStandsBeside();
    void waitingChangeShowsAtOnce();
    void refusedChangeIsUndone();
    void waitingChangesOutliveAReset();
    void forgetsBelow();
};

void TestTimelineModel::sortsAndKeepsOne_data()
{
    QTest::addColumn<QList<int>>("first");
    QTest::addColumn<QList<int>>("then");
    QTest::addColumn<QString>("shown");
    QTest::newRow("in order") << QList<int>{1, 2} << QList<int>{3} << QStringLiteral("1 2 3");
    QTest::newRow("doubles") << QList<int>{1, 2} << QList<int>{2, 3, 3} << QStringLiteral("1 2 3");
    QTest::newRow("hole filled") << QList<int>{1, 5} << QList<int>{2, 3, 4} << QStringLiteral("1 2 3 4 5");
    QTest::newRow("interleaved") << QList<int>{2, 4, 6} << QList<int>{7, 1, 5, 3}
                                 << QStringLiteral("1 2 3 4 5 6 7");
    QTest::newRow("skipping seqs") << QList<int>{10, 30} << QList<int>{20} << QStringLiteral("10 20 30");
    QTest::newRow("not a seq") << QList<int>{1} << QList<int>{0, -4} << QStringLiteral("1");
}

void TestTimelineModel::sortsAndKeepsOne()
{
    QFETCH(QList<int>, first);
    QFETCH(QList<int>, then);
    QFETCH(QString, shown);
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto events = [](const QList<int> &seqs) {
        Events result;
        for (const int seq : seqs)
            result.append(line(seq));
        return result;
    };
    model.insert(events(first), Me);
    model.insert(events(then), Me);
    QCOMPARE(texts(model), shown);
    QCOMPARE(model.firstSeq(), model.at(0).event.seq);
    QCOMPARE(model.lastSeq(), model.at(model.rowCount() - 1).event.seq);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.rowOf(TimelineModel::keyOf(model.at(row).event)), row);
}

void TestTimelineModel::aPageIsOneChange()
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset({line(10), line(11)}, true);
    QVERIFY(model.hasOlder());
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.prepend({line(7), line(8), line(9)}, false);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 0);
    QCOMPARE(inserted.at(0).at(2).toInt(), 2);
    QCOMPARE(texts(model), QStringLiteral("7 8 9 10 11"));
    QVERIFY(!model.hasOlder());
}

void TestTimelineModel::waitingBecomesItsEvent()
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.insert({line(1)}, Me);
    model.addWaiting(waiting(QStringLiteral("a")));
    model.addWaiting(waiting(QStringLiteral("b")));
    QCOMPARE(texts(model), QStringLiteral("1 *typed a *typed b"));
    QCOMPARE(model.at(1).state, SendState::Waiting);
    QVERIFY(model.at(1).own);
    QCOMPARE(model.lastSeq(), 1);
    const QString key = TimelineModel::keyOf(model.at(1).event);

    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QCOMPARE(model.insert({line(2, Me, QStringLiteral("a"))}, Me), 0);
    QCOMPARE(texts(model), QStringLiteral("1 2 *typed b"));
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(moved.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.at(1).state, SendState::Sent);
    QVERIFY(model.at(1).own);
    QCOMPARE(model.rowOf(key), 1);
    QCOMPARE(model.unsentIds(), QStringList{QStringLiteral("b")});

    // Somebody else's line goes above what still waits, and counts as new.
    QCOMPARE(model.insert({line(3)}, Me), 1);
    QCOMPARE(texts(model), QStringLiteral("1 2 3 *typed b"));
}

void TestTimelineModel::answerOutOfOrderMoves()
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.insert({line(1)}, Me);
    for (const char *id : {"a", "b", "c"})
        model.addWaiting(waiting(QLatin1String(id)));
    // One page that answers c and a, with a stranger's line between them.
    model.insert({line(2, Me, QStringLiteral("c")), line(3), line(4, Me, QStringLiteral("a"))}, Me);
    QCOMPARE(texts(model), QStringLiteral("1 2 3 4 *typed b"));
    QCOMPARE(model.lastSeq(), 4);
}

void TestTimelineModel::idOfSomebodyElseIsNotAnAnswer()
{
    TimelineModel model;
    model.addWaiting(waiting(QStringLiteral("a")));
    model.insert({line(1, QStringLiteral("eve"), QStringLiteral("a"))}, Me);
    QCOMPARE(texts(model), QStringLiteral("1 *typed a"));
    QVERIFY(!model.at(0).own);
    QVERIFY(TimelineModel::keyOf(model.at(0).event) != TimelineModel::keyOf(model.at(1).event));
}

void TestTimelineModel::resetKeepsWhatWaits()
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setOwnId(Me);
    model.reset({line(1), line(2)}, false);
    model.addWaiting(waiting(QStringLiteral("a")));
    model.addWaiting(waiting(QStringLiteral("b")));
    model.reset({line(9), line(8, Me, QStringLiteral("a")), line(9)}, true);
    QCOMPARE(texts(model), QStringLiteral("8 9 *typed b"));
    QVERIFY(model.at(0).own);
    QVERIFY(model.hasOlder());
    QCOMPARE(model.rowOf(QStringLiteral("#1")), -1);
}

void TestTimelineModel::failsAndIsTakenBack()
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.addWaiting(waiting(QStringLiteral("a")));
    model.setFailed(QStringLiteral("a"), RefusalCode::TextTooLong);
    QCOMPARE(model.at(0).state, SendState::Failed);
    QCOMPARE(model.at(0).refusal, RefusalCode::TextTooLong);
    QCOMPARE(model.take(QStringLiteral("a")), QStringLiteral("*typed a"));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.take(QStringLiteral("a")), QString());
    model.insert({line(1, Me, QStringLiteral("b"))}, Me);
    QCOMPARE(model.take(QStringLiteral("b")), QString()); // what is sent stays
    QCOMPARE(model.rowCount(), 1);
}

void TestTimelineModel::findsRowsByKey()
{
    TimelineModel model;
    model.insert({line(5), line(6, QStringLiteral("ana"), QStringLiteral("x"))}, Me);
    model.addWaiting(waiting(QStringLiteral("w")));
    model.prepend({line(3), line(4)}, false);
    QCOMPARE(model.rowOf(QStringLiteral("#5")), 2);
    QCOMPARE(model.rowOf(QStringLiteral("ana/x")), 3);
    QCOMPARE(model.rowOf(QStringLiteral("me/w")), 4);
    QCOMPARE(model.rowOf(QStringLiteral("#99")), -1);
    QCOMPARE(model.rowOf(QString()), -1);
}

void TestTimelineModel::tellsRoles()
{
    TimelineModel model;
    Event one = line(1);
    one.time = 1234;
    model.insert({one}, Me);
    const QModelIndex index = model.index(0);
    QCOMPARE(index.data(TimelineModel::AuthorRole).toString(), QStringLiteral("ana"));
    QCOMPARE(index.data(TimelineModel::TimeRole).toLongLong(), 1234);
    QCOMPARE(index.data(TimelineModel::StateRole).toInt(), int(SendState::Sent));
    QCOMPARE(index.data(TimelineModel::KeyRole).toString(), QStringLiteral("#1"));
    QCOMPARE(index.data(TimelineModel::ItemRole).value<TimelineItem>().event, one);
    QVERIFY(!index.data(Qt::DecorationRole).isValid());
}

void TestTimelineModel::changes_data()
{
    QTest::addColumn<Events>("events");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("edited");
    QTest::addColumn<bool>("deleted");
    QTest::newRow("edit") << Events{edit(5, 1, "b")} << QStringLiteral("b") << 5 << false;
    QTest::newRow("later edit") << Events{edit(5, 1, "b"), edit(6, 1, "c")} << QStringLiteral("c") << 6
                                << false;
    QTest::newRow("earlier edit") << Events{edit(6, 1, "c"), edit(5, 1, "b")} << QStringLiteral("c") << 6
                                  << false;
    QTest::newRow("same edit") << Events{edit(5, 1, "b"), edit(5, 1, "x")} << QStringLiteral("b") << 5
                               << false;
    QTest::newRow("empty edit") << Events{edit(5, 1, "")} << QStringLiteral("1") << 0 << false;
    QTest::newRow("deleted") << Events{erase(5, 1)} << QString() << 0 << true;
    QTest::newRow("edited, deleted") << Events{edit(5, 1, "b"), erase(6, 1)} << QString() << 0 << true;
    QTest::newRow("deleted, edited") << Events{erase(5, 1), edit(6, 1, "b")} << QString() << 0 << true;
    QTest::newRow("of another") << Events{edit(5, 2, "b"), erase(6, 7)} << QStringLiteral("1") << 0 << false;
    QTest::newRow("of itself") << Events{edit(1, 1, "b")} << QStringLiteral("b") << 1 << false;
}

void TestTimelineModel::changes()
{
    QFETCH(Events, events);
    QFETCH(QString, text);
    QFETCH(int, edited);
    QFETCH(bool, deleted);
    Event first = line(1);
    first.spans = {{SpanKind::Bold, 0, 1, {}}};
    first.source = QStringLiteral("**1**");
    TimelineModel model;
    model.insert({first}, Me);
    for (const Event &event : events)
        QCOMPARE(model.insert({event}, Me), 0);
    QCOMPARE(model.at(0).event.text, text);
    QCOMPARE(model.at(0).event.edited, edited);
    QCOMPARE(model.at(0).event.deleted, deleted);
    const bool same = edited == 0 && !deleted;
    QCOMPARE(model.at(0).event.spans.isEmpty(), !same);
    QCOMPARE(model.at(0).event.source.isEmpty(), !same);
    QCOMPARE(model.at(0).event.seq, 1);
    QCOMPARE(model.rowOf(QStringLiteral("#1")), 0);
}

void TestTimelineModel::changesAreNoRows()
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.insert({line(1), line(2), edit(3, 2, "b"), line(4)}, Me);
    QCOMPARE(texts(model), QStringLiteral("1 b 4"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QCOMPARE(model.insert({edit(5, 2, "c")}, Me), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 1);
    model.insert({edit(5, 2, "c"), edit(3, 2, "b")}, Me);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(model.lastSeq(), 4);
}

/// The page with the message was read before the change was written.
void TestTimelineModel::changeBeforeItsMessage()
{
    TimelineModel model;
    model.insert({line(9)}, Me);
    model.insert({edit(10, 2, "b"), edit(12, 2, "d"), edit(11, 2, "c"), erase(13, 3)}, Me);
    QCOMPARE(texts(model), QStringLiteral("9"));
    model.prepend({line(1), line(2), line(3)}, false);
    QCOMPARE(texts(model), QStringLiteral("1 d  9"));
    QVERIFY(model.at(2).event.deleted);
    // Another log: its numbers mean other messages.
    model.insert({edit(14, 4, "x")}, Me);
    model.reset({line(5)}, true);
    model.prepend({line(4)}, false);
    QCOMPARE(texts(model), QStringLiteral("4 5"));
}

void TestTimelineModel::resetFoldsWhatStandsBeside()
{
    TimelineModel model;
    model.reset({line(1), edit(2, 1, "b"), line(3), erase(4, 3)}, false);
    QCOMPARE(texts(model), QStringLiteral("b "));
    QCOMPARE(model.at(0).event.edited, 2);
    QVERIFY(model.at(1).event.deleted);
}

void TestTimelineModel::waitingChangeShowsAtOnce()
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Event mine = line(2, Me, QStringLiteral("a"));
    mine.source = QStringLiteral("*2*");
    model.insert({line(1), mine, line(3)}, Me);
    const QString key = TimelineModel::keyOf(mine);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.addWaiting(change(EventKind::Edit, 0, 2, QStringLiteral("b"), Me, QStringLiteral("x")));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(texts(model), QStringLiteral("1 b 3"));
    QCOMPARE(model.at(1).state, SendState::Waiting);
    QCOMPARE(model.at(1).event.typed(), QStringLiteral("b"));
    QCOMPARE(model.rowOf(key), 1);
    QCOMPARE(model.changeIds(), QStringList{QStringLiteral("x")});
    QVERIFY(model.unsentIds().isEmpty());
    model.addWaiting(change(EventKind::Edit, 0, 2, QStringLiteral("c"), Me, QStringLiteral("y")));
    QCOMPARE(texts(model), QStringLiteral("1 c 3"));

    // Its answer is not the last word while the next one waits; somebody else's id is no answer.
    model.insert(
        {change(EventKind::Edit, 4, 2, QStringLiteral("E"), QStringLiteral("eve"), QStringLiteral("y"))}, Me);
    QCOMPARE(texts(model), QStringLiteral("1 c 3"));
    model.insert({change(EventKind::Edit, 5, 2, QStringLiteral("B"), Me, QStringLiteral("x"))}, Me);
    QCOMPARE(texts(model), QStringLiteral("1 c 3"));
    QCOMPARE(model.at(1).state, SendState::Waiting);
    model.insert({change(EventKind::Edit, 6, 2, QStringLiteral("C"), Me, QStringLiteral("y"))}, Me);
    QCOMPARE(texts(model), QStringLiteral("1 C 3"));
    QCOMPARE(model.at(1).state, SendState::Sent);
    QCOMPARE(model.at(1).event.edited, 6);
    QVERIFY(model.changeIds().isEmpty());

    model.addWaiting(change(EventKind::Delete, 0, 2, {}, Me, QStringLiteral("z")));
    QCOMPARE(texts(model), QStringLiteral("1  3"));
    QVERIFY(model.at(1).event.deleted);
    QCOMPARE(model.at(1).event.edited, 0);
    QCOMPARE(model.at(1).state, SendState::Waiting);
    model.insert({change(EventKind::Delete, 7, 2, {}, Me, QStringLiteral("z"))}, Me);
    QVERIFY(model.at(1).event.deleted);
    QCOMPARE(model.at(1).state, SendState::Sent);
}

void TestTimelineModel::refusedChangeIsUndone()
{
    TimelineModel model;
    model.insert({line(1, Me, QStringLiteral("a"))}, Me);
    const Event before = model.at(0).event;
    model.addWaiting(change(EventKind::Edit, 0, 1, QStringLiteral("b"), Me, QStringLiteral("x")));
    model.addWaiting(change(EventKind::Delete, 0, 1, {}, Me, QStringLiteral("y")));
    model.dropChange(QStringLiteral("y"));
    QCOMPARE(texts(model), QStringLiteral("b"));
    QVERIFY(!model.at(0).event.deleted);
    model.dropChange(QStringLiteral("x"));
    QCOMPARE(model.at(0).event, before);
    QCOMPARE(model.at(0).state, SendState::Sent);
    model.dropChange(QStringLiteral("x"));
    QCOMPARE(model.at(0).event, before);

    // What others did meanwhile is what it falls back to.
    model.addWaiting(change(EventKind::Edit, 0, 1, QStringLiteral("b"), Me, QStringLiteral("x")));
    model.insert({erase(2, 1)}, Me);
    QVERIFY(model.at(0).event.deleted);
    QCOMPARE(model.at(0).state, SendState::Sent);
    model.dropChange(QStringLiteral("x"));
    QVERIFY(model.at(0).event.deleted);
}

void TestTimelineModel::waitingChangesOutliveAReset()
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.insert({line(1, Me, QStringLiteral("a")), line(2, Me, QStringLiteral("b"))}, Me);
    model.addWaiting(change(EventKind::Edit, 0, 1, QStringLiteral("A"), Me, QStringLiteral("x")));
    model.addWaiting(change(EventKind::Edit, 0, 2, QStringLiteral("B"), Me, QStringLiteral("y")));
    Event second = line(2, Me, QStringLiteral("b"));
    model.reset({second, change(EventKind::Edit, 5, 2, QStringLiteral("B!"), Me, QStringLiteral("y"))}, true);
    QCOMPARE(texts(model), QStringLiteral("B!"));
    QCOMPARE(model.changeIds(), QStringList{QStringLiteral("x")});
    model.prepend({line(1, Me, QStringLiteral("a"))}, false);
    QCOMPARE(texts(model), QStringLiteral("A B!"));
    QCOMPARE(model.at(0).state, SendState::Waiting);
    model.dropChange(QStringLiteral("x"));
    QCOMPARE(texts(model), QStringLiteral("1 B!"));
}

void TestTimelineModel::forgetsBelow()
{
    TimelineModel model;
    model.insert({line(1), line(3), line(5, Me, QStringLiteral("a"))}, Me);
    model.addWaiting(waiting(QStringLiteral("w")));
    model.addWaiting(change(EventKind::Edit, 0, 5, QStringLiteral("b"), Me, QStringLiteral("x")));
    model.forgetBelow(2, true);
    QCOMPARE(texts(model), QStringLiteral("3 b *typed w"));
    QVERIFY(model.hasOlder());
    model.dropChange(QStringLiteral("x"));
    QCOMPARE(texts(model), QStringLiteral("3 5 *typed w"));
}

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timelinemodel.moc"
