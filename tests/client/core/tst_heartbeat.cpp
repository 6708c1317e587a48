// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/heartbeat.h"

#include "tests/support/fakeclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

class TestHeartbeat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAndIsAnswered();
    void diesWithoutAnAnswer();
    void anotherAnswerIsNone();
    void stops();
};

static void pass(FakeClock &clock, Heartbeat &heartbeat, std::chrono::milliseconds time)
{
    clock.advance(time);
    const auto alarms = heartbeat.findChildren<Alarm *>();
    for (Alarm *alarm : alarms)
        alarm->check();
}

void TestHeartbeat::asksAndIsAnswered()
{
    FakeClock clock;
    Heartbeat heartbeat(clock, nullptr);
    QSignalSpy pings(&heartbeat, &Heartbeat::pingDue);
    QSignalSpy deaths(&heartbeat, &Heartbeat::dead);
    heartbeat.start();
    pass(clock, heartbeat, 19'999ms);
    QCOMPARE(pings.size(), 0);
    for (int i = 1; i <= 3; ++i) {
        pass(clock, heartbeat, Heartbeat::Interval);
        QCOMPARE(pings.size(), i);
        heartbeat.answered(pings.last().at(0).toLongLong());
    }
    QCOMPARE(deaths.size(), 0);
}

void TestHeartbeat::diesWithoutAnAnswer()
{
    FakeClock clock;
    Heartbeat heartbeat(clock, nullptr);
    QSignalSpy deaths(&heartbeat, &Heartbeat::dead);
    heartbeat.start();
    pass(clock, heartbeat, Heartbeat::Interval);
    pass(clock, heartbeat, 9'999ms);
    QCOMPARE(deaths.size(), 0);
    pass(clock, heartbeat, 1ms);
    QCOMPARE(deaths.size(), 1);
    pass(clock, heartbeat, 60s);
    QCOMPARE(deaths.size(), 1);
}

void TestHeartbeat::anotherAnswerIsNone()
{
    FakeClock clock;
    Heartbeat heartbeat(clock, nullptr);
    QSignalSpy deaths(&heartbeat, &Heartbeat::dead);
    heartbeat.start();
    pass(clock, heartbeat, Heartbeat::Interval);
    heartbeat.answered(4711);
    pass(clock, heartbeat, Heartbeat::Patience);
    QCOMPARE(deaths.size(), 1);
}

void TestHeartbeat::stops()
{
    FakeClock clock;
    Heartbeat heartbeat(clock, nullptr);
    QSignalSpy pings(&heartbeat, &Heartbeat::pingDue);
    QSignalSpy deaths(&heartbeat, &Heartbeat::dead);
    heartbeat.start();
    pass(clock, heartbeat, Heartbeat::Interval);
    heartbeat.stop();
    pass(clock, heartbeat, 1h);
    QCOMPARE(pings.size(), 1);
    QCOMPARE(deaths.size(), 0);
}

QTEST_GUILESS_MAIN(TestHeartbeat)
#include "tst_heartbeat.moc"
