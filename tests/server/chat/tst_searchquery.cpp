// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/searchquery.h"

#include <QDateTime>
#include <QTest>

using namespace Parlor;

class TestSearchQuery final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void terms_data();
    void terms();
    void filters();
    void dates_data();
    void dates();
    void refuses_data();
    void refuses();
};

void TestSearchQuery::terms_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("terms"); // between bars; a prefix has its star
    const auto row = [](const char *typed, const char *terms) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(terms);
    };
    row("tea", "tea");
    row("  green   tea ", "green|tea");
    row("\"green tea\" now", "green tea|now");
    row("“绿 茶” 好", "绿 茶|好");
    row("\"green tea", "green tea");
    row("\"\" tea", "tea");
    row("\"a\"b", "a|b");
    row("gre* tea", "gre*|tea");
    row("\"gre*\"", "gre*literal");
    row("* a", "*literal|a");
    row("5\" pipe", "5\"|pipe");
    row("http://example.org", "http://example.org");
    row("note:this", "note:this");
    row("\"from:ana\"", "from:ana");
    row("from", "from");
    row("茶 OR NOT", "茶|OR|NOT");
}

void TestSearchQuery::terms()
{
    QFETCH(QString, typed);
    QFETCH(QString, terms);
    const TypedSearch parsed = parseSearch(typed, 0);
    QCOMPARE(parsed.badField, QString());
    QStringList found;
    for (const SearchTerm &term : parsed.query.terms) {
        const bool isLiteral = !term.atWordStart && term.text.endsWith(u'*');
        found.append(term.text
                     + (term.atWordStart ? QStringLiteral("*")
                            : isLiteral  ? QStringLiteral("literal")
                                         : QString()));
    }
    QCOMPARE(found.join(u'|'), terms);
}

void TestSearchQuery::filters()
{
    const TypedSearch parsed =
        parseSearch(QStringLiteral("FROM:\"Ana Belle\" in:Tea in:\"Green room\" has:LINK cup"), 0);
    QCOMPARE(parsed.badField, QString());
    QCOMPARE(parsed.query.from, QStringLiteral("Ana Belle"));
    QCOMPARE(parsed.rooms, (QStringList{QStringLiteral("Tea"), QStringLiteral("Green room")}));
    QVERIFY(parsed.query.hasLink);
    QCOMPARE(parsed.query.terms, (QVector<SearchTerm>{{QStringLiteral("cup"), false}}));
    QCOMPARE(parseSearch(QString::fromUtf8("from：小明"), 0).query.from, QString::fromUtf8("小明"));
    QVERIFY(parseSearch(QStringLiteral("from:ana"), 0).badField.isEmpty());
    QVERIFY(!parseSearch(QStringLiteral("cup"), 0).query.hasLink);
}

void TestSearchQuery::dates_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("notBefore");
    QTest::addColumn<QString>("before");
    const QString none;
    QTest::newRow("before") << QStringLiteral("before:2026-03-01") << 0 << none
                            << QStringLiteral("2026-03-01T00:00Z");
    QTest::newRow("after, in Taipei")
        << QStringLiteral("after:2026-03-01") << 480 << QStringLiteral("2026-02-28T16:00Z") << none;
    QTest::newRow("before, in New York")
        << QStringLiteral("before:2026-03-01") << -300 << none << QStringLiteral("2026-03-01T05:00Z");
    QTest::newRow("one day") << QStringLiteral("after:2024-02-29 before:2024-03-01") << 0
                             << QStringLiteral("2024-02-29T00:00Z") << QStringLiteral("2024-03-01T00:00Z");
    QTest::newRow("the narrower") << QStringLiteral("after:2024-01-01 after:2024-02-01") << 0
                                  << QStringLiteral("2024-02-01T00:00Z") << none;
}

void TestSearchQuery::dates()
{
    QFETCH(QString, typed);
    QFETCH(int, offset);
    QFETCH(QString, notBefore);
    QFETCH(QString, before);
    const SearchQuery query = parseSearch(typed, offset).query;
    const auto time = [](const QString &text) {
        return QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch();
    };
    QCOMPARE(query.notBefore, notBefore.isEmpty() ? SearchQuery().notBefore : time(notBefore));
    QCOMPARE(query.before, before.isEmpty() ? SearchQuery().before : time(before));
}

void TestSearchQuery::refuses_data()
{
    QTest::addColumn<QString>("field");
    for (const char *typed : {"before:tomorrow", "before:", "before:2026-02-30", "before:2026-3-1",
                              "before:2026-03-01x", "after:0", "after:2026/03/01", "has:", "has:cat",
                              "from:", "from:\"\"", "from:a from:b", "in:", "in:\" \""})
        QTest::newRow(typed) << QString::fromLatin1(typed).section(u':', 0, 0);
    QTest::newRow("") << QStringLiteral("query");
    QTest::newRow("   ") << QStringLiteral("query");
    QTest::newRow("\"\"") << QStringLiteral("query");
    QTest::newRow("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21") << QStringLiteral("query");
}

void TestSearchQuery::refuses()
{
    QFETCH(QString, field);
    QCOMPARE(parseSearch(QString::fromLatin1(QTest::currentDataTag()), 0).badField, field);
}

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_searchquery.moc"
