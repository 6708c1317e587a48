// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/slotmap.h"

#include <QSet>
#include <QTest>

using namespace Parlor;

class SlotMapTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsThere()
    {
        SlotMap<int> map;
        const quint64 next = map.nextId();
        const quint64 one = map.insert(std::make_unique<int>(1));
        const quint64 two = map.insert(std::make_unique<int>(2));
        QCOMPARE(one, next);
        QVERIFY(one != 0);
        QCOMPARE(*map.find(one), 1);
        QCOMPARE(*map.find(two), 2);
        QCOMPARE(map.size(), 2);
        QCOMPARE(*map.take(one), 1);
        QVERIFY(!map.find(one));
        QVERIFY(!map.take(one));
        QVERIFY(!map.find(0));
        QVERIFY(!map.find(~quint64(0)));
        QCOMPARE(map.size(), 1);
    }
    void neverGivesAnIdTwice()
    {
        SlotMap<int> map;
        QSet<quint64> seen;
        for (int i = 0; i < 1000; ++i) {
            const quint64 id = map.insert(std::make_unique<int>(i));
            QVERIFY(!seen.contains(id));
            seen.insert(id);
            if (i % 3 != 0)
                QVERIFY(map.take(id));
        }
        QCOMPARE(map.size(), 334);
    }
    void visitsAll()
    {
        SlotMap<int> map;
        for (int i = 1; i <= 4; ++i)
            map.insert(std::make_unique<int>(i));
        int sum = 0;
        map.forEach([&](int value) { sum += value; });
        QCOMPARE(sum, 10);
    }
};

QTEST_APPLESS_MAIN(SlotMapTest)
#include "tst_slotmap.moc"
