// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/terminationsignal.h"

#include <QSignalSpy>
#include <QTest>
#include <csignal>

using namespace Parlor;

class TestTerminationSignal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOnce_data();
    void tellsOnce();
    void restoresTheOldMeaning();
};

void TestTerminationSignal::tellsOnce_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestTerminationSignal::tellsOnce()
{
    QFETCH(int, number);
    TerminationSignal termination;
    QSignalSpy spy(&termination, &TerminationSignal::requested);
    std::raise(number);
    QCOMPARE(spy.count(), 0); // nothing of Qt runs inside the handler
    QTRY_COMPARE(spy.count(), 1);
}

void TestTerminationSignal::restoresTheOldMeaning()
{
    {
        TerminationSignal termination;
    }
    struct sigaction action = {};
    QCOMPARE(sigaction(SIGTERM, nullptr, &action), 0);
    QVERIFY(action.sa_handler == SIG_DFL);
}

QTEST_GUILESS_MAIN(TestTerminationSignal)
#include "tst_terminationsignal.moc"
