// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/closecode.h"
#include "server/protocol/refusal.h"

#include <QSet>
#include <QTest>

using namespace Parlor;

class TestCloseCode final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reconnect_data();
    void reconnect();
    void refusalWordsReadBack();
};

void TestCloseCode::reconnect_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("comeBack");
    for (const int code : {1001, 1005, 1006, 1011, 1012, 1013, 4000, 4001, 4099})
        QTest::addRow("%d", code) << code << true;
    for (const int code : {1000, 1002, 1003, 1007, 1008, 1009, 3000, 3999, 4100, 4101, 4199, 4200, 0})
        QTest::addRow("%d", code) << code << false;
}

void TestCloseCode::reconnect()
{
    QFETCH(int, code);
    QFETCH(bool, comeBack);
    QCOMPARE(shouldReconnect(quint16(code)), comeBack);
    QVERIFY(code < 4000
            || closeWord(CloseCode(code)).toLatin1().size() < 100); // RFC 6455 section 5.5: a reason is short
}

void TestCloseCode::refusalWordsReadBack()
{
    QSet<QString> words;
    for (int code = 0; code <= int(RefusalCode::Stopping); ++code) {
        const QString word = refusalWord(RefusalCode(code));
        QVERIFY(!word.isEmpty());
        QCOMPARE(int(refusalCode(word)), code);
        words.insert(word);
    }
    QCOMPARE(words.size(), int(RefusalCode::Stopping) + 1);
    QCOMPARE(refusalCode(u"from-the-future"), RefusalCode::Malformed);
}

QTEST_APPLESS_MAIN(TestCloseCode)
#include "tst_closecode.moc"
