// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/reconnectpolicy.h"

#include "server/protocol/closecode.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class TestReconnectPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToACeiling();
    void neverAtOnce();
    void pausesDiffer();
    void addsToWhatTheServerAsks_data();
    void addsToWhatTheServerAsks();
    void givesUp_data();
    void givesUp();
    void beginsAnewOnceSettled();
};

void TestReconnectPolicy::doublesUpToACeiling()
{
    ReconnectPolicy policy([] { return 0.5; });
    QList<qint64> pauses;
    for (int i = 0; i < 8; ++i)
        pauses.append(policy.pauseAfter(1006, {}, 0ms).value().count());
    QCOMPARE(pauses, (QList<qint64>{250, 500, 1000, 2000, 4000, 8000, 15000, 15000}));
    policy.reset();
    QCOMPARE(policy.pauseAfter(1006, {}, 0ms), 250ms);
}

void TestReconnectPolicy::neverAtOnce()
{
    ReconnectPolicy policy([] { return 0.0; });
    for (int i = 0; i < 10; ++i)
        QCOMPARE(policy.pauseAfter(1006, {}, 0ms), ReconnectPolicy::Floor);
}

void TestReconnectPolicy::pausesDiffer()
{
    QSet<qint64> pauses;
    for (int i = 0; i < 50; ++i) {
        ReconnectPolicy policy;
        for (int attempt = 0; attempt < 6; ++attempt)
            policy.pauseAfter(1006, {}, 0ms);
        const milliseconds pause = policy.pauseAfter(1006, {}, 0ms).value();
        QVERIFY(pause >= ReconnectPolicy::Floor && pause <= ReconnectPolicy::LastCeiling);
        pauses.insert(pause.count());
    }
    QVERIFY2(pauses.size() > 10, "a hundred clients would all come at once");
}

void TestReconnectPolicy::addsToWhatTheServerAsks_data()
{
    QTest::addColumn<qint64>("retryAfter");
    QTest::addColumn<qint64>("pause");
    QTest::newRow("asked") << qint64(5000) << qint64(5250);
    QTest::newRow("zero") << qint64(0) << qint64(250);
    QTest::newRow("negative") << qint64(-1) << qint64(250);
    QTest::newRow("a year") << qint64(31'536'000'000) << qint64(600'250);
}

void TestReconnectPolicy::addsToWhatTheServerAsks()
{
    QFETCH(qint64, retryAfter);
    QFETCH(qint64, pause);
    ReconnectPolicy policy([] { return 0.5; });
    QCOMPARE(policy.pauseAfter(quint16(CloseCode::GoingAway), milliseconds(retryAfter), 0ms),
             milliseconds(pause));
}

void TestReconnectPolicy::givesUp_data()
{
    QTest::addColumn<CloseCode>("code");
    QTest::newRow("removed") << CloseCode::Removed;
    QTest::newRow("replaced") << CloseCode::Replaced;
    QTest::newRow("version") << CloseCode::VersionMismatch;
    QTest::newRow("policy") << CloseCode::Policy;
}

void TestReconnectPolicy::givesUp()
{
    QFETCH(CloseCode, code);
    ReconnectPolicy policy;
    QVERIFY(!policy.pauseAfter(quint16(code), 1000ms, 0ms));
    QVERIFY(policy.pauseAfter(1006, {}, 0ms));
}

void TestReconnectPolicy::beginsAnewOnceSettled()
{
    ReconnectPolicy policy([] { return 0.5; });
    QCOMPARE(policy.pauseAfter(1006, {}, 0ms), 250ms);
    policy.online(1000ms);
    QCOMPARE(policy.pauseAfter(1006, {}, 2000ms), 500ms); // it flaps: go on doubling
    policy.online(10s);
    QCOMPARE(policy.pauseAfter(1006, {}, 10s + ReconnectPolicy::Settled), 250ms);
}

QTEST_GUILESS_MAIN(TestReconnectPolicy)
#include "tst_reconnectpolicy.moc"
