// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/tokenbucket.h"

#include <QTest>

using namespace Parlor;
using std::chrono::milliseconds;

class TestTokenBucket final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takes_data();
    void takes();
    void startsFullWhateverTheTime();
    void anEarlierTimeGivesNothing();
    void borrowsAndPaysBack();
    void keepsTheRateOverTime();
};

void TestTokenBucket::takes_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("burst");
    QTest::addColumn<QVector<int>>("at");       // milliseconds
    QTest::addColumn<QVector<int>>("expected"); // what take() says
    QTest::newRow("burst, then wait") << 5.0 << 3.0 << QVector<int>{0, 0, 0, 0} << QVector<int>{0, 0, 0, 200};
    QTest::newRow("one comes back") << 5.0 << 1.0 << QVector<int>{0, 100, 200, 200}
                                    << QVector<int>{0, 100, 0, 200};
    QTest::newRow("refusals cost nothing")
        << 1.0 << 1.0 << QVector<int>{0, 1, 2, 1000} << QVector<int>{0, 999, 998, 0};
    QTest::newRow("never more than the burst")
        << 5.0 << 2.0 << QVector<int>{0, 90000, 90000, 90000} << QVector<int>{0, 0, 0, 200};
    QTest::newRow("burst of 0 is 1") << 5.0 << 0.0 << QVector<int>{0, 0} << QVector<int>{0, 200};
    QTest::newRow("rate 0 is off") << 0.0 << 1.0 << QVector<int>{0, 0, 0} << QVector<int>{0, 0, 0};
}

void TestTokenBucket::takes()
{
    QFETCH(double, rate);
    QFETCH(double, burst);
    QFETCH(QVector<int>, at);
    QFETCH(QVector<int>, expected);
    TokenBucket bucket(rate, burst);
    QVector<int> answers;
    for (const int time : at)
        answers.append(int(bucket.take(milliseconds(time)).count()));
    QCOMPARE(answers, expected);
}

void TestTokenBucket::startsFullWhateverTheTime()
{
    TokenBucket bucket(5, 2);
    QCOMPARE(bucket.take(milliseconds(123'456'789)), milliseconds(0));
    QCOMPARE(bucket.take(milliseconds(123'456'789)), milliseconds(0));
    QCOMPARE(bucket.take(milliseconds(123'456'789)), milliseconds(200));
}

void TestTokenBucket::anEarlierTimeGivesNothing()
{
    TokenBucket bucket(1, 1);
    QCOMPARE(bucket.take(milliseconds(5000)), milliseconds(0));
    QCOMPARE(bucket.take(milliseconds(1000)), milliseconds(1000));
}

void TestTokenBucket::borrowsAndPaysBack()
{
    TokenBucket bucket(5, 2);
    QCOMPARE(bucket.borrow(milliseconds(0)), milliseconds(0));
    QCOMPARE(bucket.borrow(milliseconds(0)), milliseconds(0));
    QCOMPARE(bucket.borrow(milliseconds(0)), milliseconds(200));
    QCOMPARE(bucket.borrow(milliseconds(0)), milliseconds(400));
    QCOMPARE(bucket.borrow(milliseconds(400)), milliseconds(200));
    QCOMPARE(bucket.take(milliseconds(600)), milliseconds(200));
}

void TestTokenBucket::keepsTheRateOverTime()
{
    TokenBucket bucket(5, 10);
    int taken = 0;
    for (int time = 0; time < 60'000; time += 7)
        taken += bucket.take(milliseconds(time)).count() == 0 ? 1 : 0;
    QVERIFY(taken >= 305 && taken <= 310);
}

QTEST_APPLESS_MAIN(TestTokenBucket)
#include "tst_tokenbucket.moc"
