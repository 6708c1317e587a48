// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/allowance.h"

#include <QTest>
#include <limits>

using namespace Parlor;
using namespace std::chrono_literals;

class AllowanceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWithTheBurst()
    {
        Allowance allowance(10, 100);
        QCOMPARE(allowance.available(5000s), 100);
    }
    void comesBackWithTime()
    {
        Allowance allowance(10, 100);
        QCOMPARE(allowance.available(5s), 100);
        allowance.take(100);
        QCOMPARE(allowance.available(5s), 0);
        QCOMPARE(allowance.available(5099ms), 0);
        QCOMPARE(allowance.available(5100ms), 1);
        QCOMPARE(allowance.available(7s), 20);
        QCOMPARE(allowance.available(60s), 100);
    }
    void losesNothingInSmallSteps()
    {
        Allowance allowance(3, 1000);
        (void)allowance.available(0ms);
        allowance.take(1000);
        for (auto now = 1ms; now <= 10'000ms; now += 1ms)
            (void)allowance.available(now);
        QCOMPARE(allowance.available(10s), 30);
    }
    void offMeansAnyAmount()
    {
        Allowance allowance(0, 5);
        allowance.take(1000);
        QCOMPARE(allowance.available(1s), std::numeric_limits<qint64>::max());
    }
    void doesNotOverflow()
    {
        Allowance allowance(std::numeric_limits<qint64>::max() / 4096, 100);
        (void)allowance.available(1s);
        allowance.take(100);
        QCOMPARE(allowance.available(std::chrono::hours(24 * 365 * 100)), 100);
    }
};

QTEST_APPLESS_MAIN(AllowanceTest)
#include "tst_allowance.moc"
