// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/typingtracker.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

class TestTypingTracker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesAndGoes();
    void isForgotten();
};

static const Person Ana{QStringLiteral("1"), QStringLiteral("Ana")};
static const Person Bea{QStringLiteral("2"), QStringLiteral("Bea")};

void TestTypingTracker::comesAndGoes()
{
    TypingTracker typing;
    QVERIFY(typing.set(Ana, true, 0ms));
    QVERIFY(!typing.set(Ana, true, 1s));
    QVERIFY(typing.set(Bea, true, 1s));
    QCOMPARE(typing.names(), (QStringList{Ana.name, Bea.name}));
    QVERIFY(typing.set({Ana.id, QStringLiteral("Anna")}, true, 1s));
    QVERIFY(typing.set(Ana, false, 2s));
    QVERIFY(!typing.set(Ana, false, 2s));
    QCOMPARE(typing.clear(), QStringList{Bea.id});
    QCOMPARE(typing.nextExpiry(), std::nullopt);
}

void TestTypingTracker::isForgotten()
{
    TypingTracker typing;
    typing.set(Ana, true, 0ms);
    typing.set(Bea, true, 2s);
    QCOMPARE(typing.nextExpiry(), 6s);
    QCOMPARE(typing.expire(5999ms), QStringList());
    QCOMPARE(typing.expire(6s), QStringList{Ana.id});
    typing.set(Bea, true, 7s); // still writes
    QCOMPARE(typing.expire(8s), QStringList());
    QCOMPARE(typing.expire(13s), QStringList{Bea.id});
}

QTEST_GUILESS_MAIN(TestTypingTracker)
#include "tst_typingtracker.moc"
