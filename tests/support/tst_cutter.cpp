// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/cutter.h"

#include <QTest>
#include <algorithm>

using namespace Parlor;

class TestCutter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingWithoutAPlan();
    void cutsAsManyAsPlanned();
    void sameSeedSamePlan();
    void partOfAFrameGoesThrough();
};

static const WireUnit ack{WireUnit::Kind::Frame, QByteArray(100, 'a'), true};
static const WireUnit event{WireUnit::Kind::Frame, QByteArray(300, 'e'), false};
static const WireUnit post{WireUnit::Kind::Frame, QByteArray(90, 'p'), false};

/// What a plan makes of the same talk.
static QList<qsizetype> talk(Cutter &cutter, int messages)
{
    QList<qsizetype> cuts;
    const auto pass = [&](WireDirection direction, const WireUnit &unit) {
        if (const auto here = cutter.pass(direction, unit))
            cuts += here->passed;
    };
    for (int i = 0; i < messages; ++i) {
        pass(WireDirection::ToServer, post);
        pass(WireDirection::ToClient, ack);
        pass(WireDirection::ToClient, event);
    }
    return cuts;
}

void TestCutter::nothingWithoutAPlan()
{
    Cutter cutter;
    QVERIFY(cutter.isDone());
    QVERIFY(talk(cutter, 100).isEmpty());
    QCOMPARE(cutter.counts().total(), 0);
}

void TestCutter::cutsAsManyAsPlanned()
{
    Cutter cutter({7, 30, 10, 500});
    QVERIFY(!cutter.isDone());
    QCOMPARE(talk(cutter, 500).size(), 30);
    QVERIFY(cutter.isDone());
    QCOMPARE(cutter.counts().total(), 30);
    QCOMPARE(cutter.counts()[CutKind::BeforeAck], 10);
    QVERIFY(cutter.counts()[CutKind::InFrameToServer] > 0);
    QVERIFY(cutter.counts()[CutKind::InFrameToClient] > 0);
    QVERIFY(cutter.counts().noticedLate > 0 && cutter.counts().noticedLate < 30);
    QVERIFY(talk(cutter, 500).isEmpty());
}

void TestCutter::sameSeedSamePlan()
{
    Cutter one({7, 30, 10, 500}), same({7, 30, 10, 500}), other({8, 30, 10, 500});
    const QList<qsizetype> cuts = talk(one, 500);
    QCOMPARE(talk(same, 500), cuts);
    QVERIFY(talk(other, 500) != cuts);
}

void TestCutter::partOfAFrameGoesThrough()
{
    Cutter cutter({7, 30, 0, 500});
    const QList<qsizetype> cuts = talk(cutter, 500);
    QVERIFY(std::all_of(cuts.begin(), cuts.end(), [](qsizetype passed) { return passed < 300; }));
    QVERIFY(std::any_of(cuts.begin(), cuts.end(), [](qsizetype passed) { return passed > 0; }));
}

QTEST_GUILESS_MAIN(TestCutter)
#include "tst_cutter.moc"
