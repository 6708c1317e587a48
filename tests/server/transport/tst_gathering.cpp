// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/gathering.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

class GatheringTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsOnlyWhenBusy_data()
    {
        QTest::addColumn<int>("took");
        QTest::addColumn<int>("later");
        QTest::addColumn<bool>("waits");
        QTest::newRow("short") << 1 << 0 << false;
        QTest::newRow("long, at once") << 2 << 0 << true;
        QTest::newRow("long, just now") << 50 << 1 << true;
        QTest::newRow("long, a while ago") << 50 << 2 << false;
    }
    void waitsOnlyWhenBusy()
    {
        QFETCH(int, took);
        QFETCH(int, later);
        QFETCH(bool, waits);
        Gathering gathering;
        const auto ended = 1000ms + std::chrono::milliseconds(took);
        gathering.wrote(1000ms, ended);
        QCOMPARE(gathering.pause(ended + std::chrono::milliseconds(later)) > 0ms, waits);
    }
    void atFirstNothingHoldsItUp() { QCOMPARE(Gathering().pause(0ms), 0ms); }
};

QTEST_APPLESS_MAIN(GatheringTest)
#include "tst_gathering.moc"
