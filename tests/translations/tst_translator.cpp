// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "translations/translator.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>

using namespace Parlor;

class TestTranslator final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasBothLanguages();
    void chooses_data();
    void chooses();
};

void TestTranslator::hasBothLanguages()
{
    QVERIFY(Translator::languages().contains(QStringLiteral("en")));
    QVERIFY(Translator::languages().contains(QStringLiteral("zh_TW")));
}

void TestTranslator::chooses_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QLocale::Language>("language");
    QTest::newRow("English") << QStringLiteral("en") << QLocale::English;
    QTest::newRow("British") << QStringLiteral("en_GB") << QLocale::English;
    QTest::newRow("Taiwan") << QStringLiteral("zh_TW") << QLocale::Chinese;
    QTest::newRow("Hong Kong") << QStringLiteral("zh_HK") << QLocale::Chinese;
    QTest::newRow("by script") << QStringLiteral("zh-Hant") << QLocale::Chinese;
    QTest::newRow("no catalogue") << QStringLiteral("fi") << QLocale::English;
    QTest::newRow("no such code") << QStringLiteral("??") << QLocale::English;
}

void TestTranslator::chooses()
{
    QFETCH(QString, code);
    QFETCH(QLocale::Language, language);
    const Translator translator(*QCoreApplication::instance(), code);
    QCOMPARE(translator.locale().language(), language);
}

QTEST_GUILESS_MAIN(TestTranslator)
#include "tst_translator.moc"
