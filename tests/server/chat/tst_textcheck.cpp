// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/textcheck.h"

#include "server/protocol/limits.h"

#include <QTest>

using namespace Parlor;

Q_DECLARE_METATYPE(std::optional<RefusalCode>)

class TestTextCheck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checks_data();
    void checks();
    void countsBytes_data();
    void countsBytes();
    void saysHowMuchMayBeSent_data();
    void saysHowMuchMayBeSent();
};

static Limits limits(qint64 characters, qint64 bytes)
{
    Limits limits;
    limits.set(Limit::MessageCharacters, characters);
    limits.set(Limit::MessageBytes, bytes);
    return limits;
}

void TestTextCheck::checks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("characters");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<std::optional<RefusalCode>>("expected");
    using Code = std::optional<RefusalCode>;
    const auto row = [](const char *name, const QString &text, int characters, int bytes, Code expected) {
        QTest::newRow(name) << text << characters << bytes << expected;
    };
    row("fine", QStringLiteral("hello"), 10, 100, std::nullopt);
    row("as long as may be", QString(10, u'x'), 10, 100, std::nullopt);
    row("one more", QString(11, u'x'), 10, 100, RefusalCode::TextTooLong);
    row("code points, not code units", QStringLiteral("\U0001F600").repeated(10), 10, 100, std::nullopt);
    row("one more of those", QStringLiteral("\U0001F600").repeated(11), 10, 100, RefusalCode::TextTooLong);
    row("as many bytes as may be", QStringLiteral("\u6F22").repeated(10), 100, 30, std::nullopt);
    row("too many bytes", QStringLiteral("\u6F22").repeated(10), 100, 29, RefusalCode::TextTooLong);
    row("limits off", QString(100'000, u'x'), 0, 0, std::nullopt);
    row("empty", QString(), 10, 100, RefusalCode::TextEmpty);
    row("white space", QStringLiteral(" \t\n\u00A0\u3000\u2028"), 10, 100, RefusalCode::TextEmpty);
    row("zero width", QStringLiteral("\u200B\u200D\uFEFF"), 10, 100, RefusalCode::TextEmpty);
    row("NUL", QString(QChar(u'\0')), 10, 100, RefusalCode::TextEmpty);
    row("too long white space", QString(11, u' '), 10, 100, RefusalCode::TextTooLong);
    row("something among nothing", QStringLiteral(" \u200B.\n"), 10, 100, std::nullopt);
}

void TestTextCheck::checks()
{
    QFETCH(QString, text);
    QFETCH(int, characters);
    QFETCH(int, bytes);
    QFETCH(std::optional<RefusalCode>, expected);
    QVERIFY(checkText(text, limits(characters, bytes)) == expected);
}

void TestTextCheck::countsBytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("ASCII") << QStringLiteral("abc\x7F");
    QTest::newRow("two bytes") << QStringLiteral("\u0080\u00E9\u07FF");
    QTest::newRow("three bytes") << QStringLiteral("\u0800\u6F22\uFFFD");
    QTest::newRow("four bytes") << QStringLiteral("\U00010000\U0001F600\U0010FFFF");
}

void TestTextCheck::countsBytes()
{
    QFETCH(QString, text);
    QCOMPARE(utf8Size(text), text.toUtf8().size());
}

void TestTextCheck::saysHowMuchMayBeSent_data()
{
    QTest::addColumn<int>("characters");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("expected");
    QTest::newRow("the defaults") << 4000 << 16384 << 4000;
    QTest::newRow("bytes bind") << 4000 << 400 << 100;
    QTest::newRow("only characters") << 4000 << 0 << 4000;
    QTest::newRow("only bytes") << 0 << 400 << 100;
    QTest::newRow("off") << 0 << 0 << 0;
    QTest::newRow("next to nothing is not 'no limit'") << 0 << 3 << 1;
}

void TestTextCheck::saysHowMuchMayBeSent()
{
    QFETCH(int, characters);
    QFETCH(int, bytes);
    QFETCH(int, expected);
    QCOMPARE(mostCharacters(limits(characters, bytes)), expected);
}

QTEST_APPLESS_MAIN(TestTextCheck)
#include "tst_textcheck.moc"
