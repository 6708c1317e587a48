// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/plaintext.h"

#include "server/protocol/event.h"

#include <QTest>

using namespace Parlor;

class TestPlainText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
};

void TestPlainText::says_data()
{
    QTest::addColumn<bool>("plain");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const QString text = QStringLiteral("hello"), source = QStringLiteral("**hello**");
    QTest::newRow("named") << false << text << QString() << QStringLiteral("Ana: hello");
    QTest::newRow("named, marked up") << false << text << source << QStringLiteral("Ana: **hello**");
    QTest::newRow("plain") << true << text << QString() << text;
    QTest::newRow("plain, marked up") << true << text << source << source;
    QTest::newRow("plain keeps white space")
        << true << QStringLiteral(" a\n b ") << QString() << QStringLiteral(" a\n b ");
}

void TestPlainText::says()
{
    QFETCH(bool, plain);
    QFETCH(QString, text);
    QFETCH(QString, source);
    QFETCH(QString, expected);
    Event event;
    event.author.name = QStringLiteral("Ana");
    event.author.plain = plain;
    event.text = text;
    event.source = source;
    QCOMPARE(plainText(event), expected);
}

QTEST_APPLESS_MAIN(TestPlainText)
#include "tst_plaintext.moc"
