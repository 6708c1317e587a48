// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/recipients.h"

#include <QSet>
#include <QTest>

using namespace Parlor;

class TestRecipients final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsOnce();
    void removesAnywhere_data();
    void removesAnywhere();
};

static QSet<SessionId> asSet(const Recipients &recipients)
{
    const auto span = recipients.span();
    return {span.begin(), span.end()};
}

void TestRecipients::addsOnce()
{
    Recipients recipients;
    recipients.add(7);
    recipients.add(7);
    QCOMPARE(recipients.size(), 1);
    recipients.remove(7);
    recipients.remove(7);
    QCOMPARE(recipients.size(), 0);
    QVERIFY(!recipients.contains(7));
}

void TestRecipients::removesAnywhere_data()
{
    QTest::addColumn<SessionId>("gone");
    QTest::addColumn<QSet<SessionId>>("left");
    QTest::newRow("first") << SessionId(1) << QSet<SessionId>{2, 3};
    QTest::newRow("middle") << SessionId(2) << QSet<SessionId>{1, 3};
    QTest::newRow("last") << SessionId(3) << QSet<SessionId>{1, 2};
    QTest::newRow("stranger") << SessionId(4) << QSet<SessionId>{1, 2, 3};
}

void TestRecipients::removesAnywhere()
{
    QFETCH(SessionId, gone);
    QFETCH(QSet<SessionId>, left);
    Recipients recipients;
    for (const SessionId id : {1, 2, 3})
        recipients.add(id);
    recipients.remove(gone);
    QCOMPARE(asSet(recipients), left);
    QCOMPARE(recipients.size(), left.size());
    for (const SessionId id : left) { // the places of those who moved are right
        recipients.remove(id);
        QVERIFY(!recipients.contains(id));
    }
    QCOMPARE(recipients.size(), 0);
}

QTEST_APPLESS_MAIN(TestRecipients)
#include "tst_recipients.moc"
