// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/nameregister.h"

#include "server/protocol/name.h"

#include <QTest>

using namespace Parlor;

Q_DECLARE_METATYPE(std::optional<RefusalCode>)

class TestNameRegister final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void releases();
    void findsTheOwner();
    void suggestsWhatIsFree();
    void suggestionsKeepTheLimit();
    void tenThousandOfTheSameName();
};

void TestNameRegister::decides_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<std::optional<RefusalCode>>("expected");
    using Code = std::optional<RefusalCode>;
    const auto row = [](const char *title, const QString &name, const QString &owner, Code expected) {
        QTest::newRow(title) << name << owner << expected;
    };
    // "ana" is Ana, "host" is the host with the name Professor X
    row("free", QStringLiteral("Ben"), {}, std::nullopt);
    row("taken", QStringLiteral("Ana"), {}, RefusalCode::NameTaken);
    row("taken in another case", QStringLiteral("ANA"), {}, RefusalCode::NameTaken);
    row("taken by its looks", QStringLiteral("\u0410na"), {}, RefusalCode::NameTaken);
    row("one's own", QStringLiteral("Ana"), QStringLiteral("ana"), std::nullopt);
    row("one's own, other case", QStringLiteral("ana"), QStringLiteral("ana"), std::nullopt);
    row("somebody else's", QStringLiteral("Ana"), QStringLiteral("ben"), RefusalCode::NameTaken);
    row("punctuation makes another of a guest", QStringLiteral("Ana!"), {}, std::nullopt);
    row("not of the host", QStringLiteral("Professor X!"), {}, RefusalCode::NameTaken);
    row("nor brackets", QStringLiteral("[professor-x]"), {}, RefusalCode::NameTaken);
    row("nor a look-alike", QStringLiteral("Pr\u043Efessor\u00B7X"), {}, RefusalCode::NameTaken);
    row("the host may", QStringLiteral("Professor-X"), QStringLiteral("host"), std::nullopt);
    row("longer than the host's", QStringLiteral("Professor Xavier"), {}, std::nullopt);
    row("reserved", QStringLiteral("Server"), {}, RefusalCode::NameReserved);
    row("reserved by its looks", QStringLiteral("\u0405erver"), {}, RefusalCode::NameReserved);
    row("reserved, spaced", QStringLiteral("S e r v e r"), {}, RefusalCode::NameReserved);
    row("reserved, m by its looks", QStringLiteral("\u0430dmin"), {}, RefusalCode::NameReserved);
    row("reserved inside is fine", QStringLiteral("Serverine"), {}, std::nullopt);
    row("empty", QStringLiteral("  "), {}, RefusalCode::NameEmpty);
    row("too long", QString(33, u'x'), {}, RefusalCode::NameTooLong);
    row("turned", QStringLiteral("A\u202Ena"), {}, RefusalCode::NameCharacters);
}

void TestNameRegister::decides()
{
    QFETCH(QString, name);
    QFETCH(QString, owner);
    QFETCH(std::optional<RefusalCode>, expected);
    NameRegister names(32);
    names.claim(QStringLiteral("ana"), QStringLiteral("Ana"), false);
    names.claim(QStringLiteral("host"), QStringLiteral("Professor X"), true);
    const NameDecision decision = names.decide(name, owner);
    QVERIFY(decision.refusal == expected);
    QCOMPARE(decision.suggestion.isEmpty(), expected != RefusalCode::NameTaken);
    if (!decision.suggestion.isEmpty())
        QVERIFY(!names.decide(decision.suggestion, {}).refusal);
}

void TestNameRegister::releases()
{
    NameRegister names(32);
    const QString ana = QStringLiteral("Ana"), id = QStringLiteral("1");
    names.claim(id, ana, true);
    QVERIFY(names.decide(QStringLiteral("Ana."), {}).refusal);
    names.claim(id, QStringLiteral("Berta"), true); // in place of the first
    QVERIFY(!names.decide(ana, {}).refusal);
    QVERIFY(!names.decide(QStringLiteral("Ana."), {}).refusal);
    QVERIFY(names.decide(QStringLiteral("berta"), {}).refusal);
    names.release(id);
    QVERIFY(!names.decide(QStringLiteral("Berta"), {}).refusal);
    names.release(id);
}

void TestNameRegister::findsTheOwner()
{
    NameRegister names(32);
    names.claim(QStringLiteral("1"), QStringLiteral("Ana Maria"), false);
    QCOMPARE(names.ownerOf(u"ana maria"), QStringLiteral("1"));
    QCOMPARE(names.ownerOf(u"AnaMaria"), QString()); // looks alike, but is not the name
    names.claim(QStringLiteral("1"), QStringLiteral("Anja"), false);
    QCOMPARE(names.ownerOf(u"Ana Maria"), QString());
    QCOMPARE(names.ownerOf(u"Anja"), QStringLiteral("1"));
    names.release(QStringLiteral("1"));
    QCOMPARE(names.ownerOf(u"Anja"), QString());
}

void TestNameRegister::suggestsWhatIsFree()
{
    NameRegister names(32);
    names.claim(QStringLiteral("1"), QStringLiteral("Ana"), false);
    QCOMPARE(names.decide(QStringLiteral(" ana "), {}).suggestion, QStringLiteral("ana 2"));
    names.claim(QStringLiteral("2"), QStringLiteral("ANA 2"), false);
    QCOMPARE(names.decide(QStringLiteral("Ana"), {}).suggestion, QStringLiteral("Ana 3"));
}

void TestNameRegister::suggestionsKeepTheLimit()
{
    NameRegister names(8);
    const QString emoji = QStringLiteral("\U0001F600").repeated(8);
    names.claim(QStringLiteral("1"), emoji, false);
    const QString suggestion = names.decide(emoji, {}).suggestion;
    QCOMPARE(suggestion, QStringLiteral("\U0001F600").repeated(6) + QStringLiteral(" 2"));
    QCOMPARE(codePoints(suggestion), 8);
}

void TestNameRegister::tenThousandOfTheSameName()
{
    NameRegister names(32);
    for (int i = 0; i < 10'000; ++i) {
        const NameDecision decision = names.decide(QStringLiteral("Ana"), {});
        const QString name = decision.refusal ? decision.suggestion : decision.name;
        QVERIFY(!name.isEmpty());
        names.claim(QString::number(i), name, false);
    }
}

QTEST_APPLESS_MAIN(TestNameRegister)
#include "tst_nameregister.moc"
