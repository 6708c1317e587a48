// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/nameskeleton.h"

#include <QTest>

using namespace Parlor;

class TestNameSkeleton final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAlike_data();
    void looksAlike();
};

void TestNameSkeleton::looksAlike_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("alike");
    const auto row = [](const char *name, const QString &one, const QString &other, bool alike) {
        QTest::newRow(name) << one << other << alike;
    };
    row("same", QStringLiteral("Ana"), QStringLiteral("Ana"), true);
    row("case", QStringLiteral("Ana"), QStringLiteral("aNA"), true);
    row("case of letters beyond ASCII", QStringLiteral("ŻÓŁW"), QStringLiteral("żółw"), true);
    row("white space inside", QStringLiteral("An a"), QStringLiteral("Ana"), true);
    row("no-break space", QStringLiteral("Ana B"), QStringLiteral("Ana\u00A0B"), true);
    row("zero-width joiner", QStringLiteral("A\u200Dna"), QStringLiteral("Ana"), true);
    row("Cyrillic a", QStringLiteral("\u0410na"), QStringLiteral("Ana"), true);
    row("all Cyrillic", QStringLiteral("\u0441\u0430\u0440"), QStringLiteral("cap"), true);
    row("fullwidth", QStringLiteral("\uFF21\uFF4E\uFF41"), QStringLiteral("Ana"), true);
    row("mathematical bold", QStringLiteral("\U0001D400na"), QStringLiteral("Ana"), true);
    row("composed or not", QStringLiteral("Zo\u00EB"), QStringLiteral("Zoe\u0308"), true);
    row("capital I and small l", QStringLiteral("Iris"), QStringLiteral("lris"), true);
    row("capital I and small i", QStringLiteral("Iris"), QStringLiteral("iris"), true);
    row("one and l", QStringLiteral("a1"), QStringLiteral("al"), true);
    row("zero and O", QStringLiteral("B0b"), QStringLiteral("BOb"), true);
    row("rn and m", QStringLiteral("Tirn"), QStringLiteral("Tim"), true);
    row("different", QStringLiteral("Ana"), QStringLiteral("Anna"), false);
    row("accent", QStringLiteral("Zoe"), QStringLiteral("Zo\u00EB"), false);
    row("number", QStringLiteral("Ana 2"), QStringLiteral("Ana 3"), false);
    row("CJK", QStringLiteral("\u5C0F\u660E"), QStringLiteral("\u5C0F\u7EA2"), false);
    row("emoji", QStringLiteral("\U0001F600"), QStringLiteral("\U0001F601"), false);
}

void TestNameSkeleton::looksAlike()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, alike);
    const NameSkeleton skeleton;
    const QStringList ones = skeleton.keys(one);
    const QStringList others = skeleton.keys(other);
    QVERIFY(!ones.isEmpty() && !ones.contains(QString()));
    bool shared = false;
    for (const QString &key : ones)
        shared = shared || others.contains(key);
    QCOMPARE(shared, alike);
}

QTEST_APPLESS_MAIN(TestNameSkeleton)
#include "tst_nameskeleton.moc"
