// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/amendment.h"
#include "server/protocol/eventcodec.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace Parlor;

/// What events make of a message, by the rows that the page's tests read too.
class TestAmendment final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folding_data();
    void folding();
    void reactionsAreNoChange();
    void quotesWhatIsThere();
};

void TestAmendment::folding_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : readTestData("protocol/folding.json"))
        QTest::newRow(qUtf8Printable(row[u"name"].toString())) << row.toObject();
}

void TestAmendment::folding()
{
    QFETCH(QJsonObject, row);
    const std::optional<Event> result = readEvent(row[u"result"].toObject());
    QVERIFY(result);
    std::optional<Event> message = readEvent(row[u"message"].toObject());
    QVERIFY(message);
    for (const QJsonValue &object : row[u"changes"].toArray()) {
        const std::optional<Event> change = readEvent(object.toObject());
        QVERIFY(change);
        const Event before = *message;
        const bool follows =
            change->target == message->seq ? amend(*message, *change) : amendQuote(*message, *change);
        QCOMPARE(follows, *message != before);
    }
    QVERIFY(*message == *result);
}

void TestAmendment::reactionsAreNoChange()
{
    Event event;
    for (const EventKind kind : {EventKind::Edit, EventKind::Delete}) {
        event.kind = kind;
        QVERIFY(isChange(event));
    }
    for (const EventKind kind : {EventKind::Message, EventKind::React, EventKind::Pin, EventKind::Topic,
                                 EventKind::Title, EventKind::Member, EventKind::Unknown}) {
        event.kind = kind;
        QVERIFY(!isChange(event));
    }
}

void TestAmendment::quotesWhatIsThere()
{
    Event original;
    original.author = {QStringLiteral("p2"), QStringLiteral("Bo")};
    original.text = QString(199, u'x') + QStringLiteral("\U0001F44D");
    const Quote quote{QStringLiteral("p2"), QStringLiteral("Bo"), QString(199, u'x'), false};
    QVERIFY(quoteOf(original) == quote);
    original.text.remove(0, 1);
    QCOMPARE(quoteOf(original).text, original.text);
    original.text.clear();
    original.deleted = true;
    QVERIFY(quoteOf(original) == (Quote{quote.author, quote.name, {}, true}));
}

QTEST_APPLESS_MAIN(TestAmendment)
#include "tst_amendment.moc"
