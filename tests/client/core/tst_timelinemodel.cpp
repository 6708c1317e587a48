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

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timelinemodel.moc"
