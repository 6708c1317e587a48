// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/strikecounter.h"

#include <QTest>
#include <QVector>

using namespace Parlor;
using std::chrono::milliseconds;

class TestStrikeCounter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strikes_data();
    void strikes();
};

void TestStrikeCounter::strikes_data()
{
    QTest::addColumn<QVector<int>>("at"); // seconds
    QTest::addColumn<int>("enough");
    QTest::addColumn<QVector<bool>>("expected");
    QTest::newRow("third of three") << QVector<int>{0, 1, 2} << 3 << QVector<bool>{false, false, true};
    QTest::newRow("first of one") << QVector<int>{0} << 1 << QVector<bool>{true};
    QTest::newRow("old ones are forgiven")
        << QVector<int>{0, 1, 60} << 3 << QVector<bool>{false, false, false};
    QTest::newRow("just within") << QVector<int>{0, 1, 59} << 3 << QVector<bool>{false, false, true};
    QTest::newRow("slides") << QVector<int>{0, 30, 61, 89} << 3 << QVector<bool>{false, false, false, true};
    QTest::newRow("off") << QVector<int>{0, 0, 0} << 0 << QVector<bool>{false, false, false};
}

void TestStrikeCounter::strikes()
{
    QFETCH(QVector<int>, at);
    QFETCH(int, enough);
    QFETCH(QVector<bool>, expected);
    StrikeCounter counter;
    QVector<bool> answers;
    for (const int second : at)
        answers.append(counter.strike(std::chrono::seconds(second), enough));
    QCOMPARE(answers, expected);
}

QTEST_APPLESS_MAIN(TestStrikeCounter)
#include "tst_strikecounter.moc"
