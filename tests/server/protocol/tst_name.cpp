// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/name.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace Parlor;

class TestName final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void name_data();
    void name();
    void titleMayBeAReservedWord();
    void codePointsCountWhatPeopleSee();
};

void TestName::name_data()
{
    QTest::addColumn<QJsonObject>("row");
    int number = 0;
    for (const QJsonValue &row : readTestData("protocol/names.json"))
        QTest::addRow("%d %s", ++number, qUtf8Printable(row[u"typed"].toString().left(20))) << row.toObject();
}

void TestName::name()
{
    QFETCH(QJsonObject, row);
    const NameCheck check = checkName(row[u"typed"].toString());
    QCOMPARE(check.refusal ? refusalWord(*check.refusal) : QString(), row[u"refusal"].toString());
    if (!check.refusal) {
        QCOMPARE(check.name, row[u"name"].toString());
        QCOMPARE(checkName(check.name).name, check.name);
    }
}

void TestName::titleMayBeAReservedWord()
{
    QVERIFY(!checkRoomTitle(u"Server").refusal);
    QCOMPARE(checkRoomTitle(QString(65, u'x')).refusal, RefusalCode::NameTooLong);
    QVERIFY(!checkRoomTitle(QString(64, u'x')).refusal);
}

void TestName::codePointsCountWhatPeopleSee()
{
    QCOMPARE(codePoints(u""), 0);
    QCOMPARE(codePoints(u"aé山"), 3);
    QCOMPARE(codePoints(u"\U0001F44D\U0001F44D"), 2);
    QCOMPARE(codePoints(QString(QChar(0xD83D))), 1);
}

QTEST_APPLESS_MAIN(TestName)
#include "tst_name.moc"
