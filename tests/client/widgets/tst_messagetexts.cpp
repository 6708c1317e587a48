// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/timelinemodel.h"
#include "client/widgets/messagetexts.h"

#include <QTest>

using namespace Parlor;

class TestMessageTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesPeople()
    {
        const auto nameOf = [](const QString &id) {
            return id == QStringLiteral("b") ? QStringLiteral("Ben") : QString();
        };
        const QVector<QString> people{QStringLiteral("b"), QStringLiteral("gone"), QStringLiteral("me")};
        QCOMPARE(MessageTexts::names(people, QStringLiteral("me"), nameOf), QStringLiteral("Ben, you"));
        QCOMPARE(MessageTexts::names(people, {}, {}), QString());
        const QString many = MessageTexts::names(QVector<QString>(500, QStringLiteral("b")), {}, nameOf);
        QVERIFY2(many.size() < 200 && many.endsWith(u'\u2026'), qPrintable(many));
        const Reaction reaction{QStringLiteral("\u2705"), people};
        QCOMPARE(MessageTexts::reaction(reaction, QStringLiteral("me"), nameOf),
                 QStringLiteral("\u2705 from 3 people: Ben, you"));
    }

    void quotesInOneLine()
    {
        Quote quote;
        quote.text = QStringLiteral("one\ntwo  three");
        QCOMPARE(MessageTexts::quoted(quote), QStringLiteral("one two three"));
        quote.deleted = true;
        QVERIFY(MessageTexts::quoted(quote).contains(QStringLiteral("deleted")));
        TimelineItem item;
        item.event.author.name = QStringLiteral("A\nna");
        item.event.text = QStringLiteral("x\ny %1");
        QCOMPARE(MessageTexts::replyTo(item), QStringLiteral("Reply to Ana: x y %1"));
    }

    void speaksOfAllThatIsThere()
    {
        TimelineItem item;
        item.event.seq = 7;
        item.event.author.name = QStringLiteral("Ana");
        item.event.text = QStringLiteral("yes");
        item.event.reply = 3;
        item.event.quote =
            Quote{QStringLiteral("b"), QStringLiteral("Ben"), QStringLiteral("Coming?"), false};
        item.event.reactions = {{QStringLiteral("\u2705"), {QStringLiteral("me")}}};
        MessageMarks marks{true, false, MessageTexts::seenBy(2)};
        const QString all = MessageTexts::spoken(item, marks, QStringLiteral("me"), {});
        QVERIFY2(all.startsWith(QStringLiteral("Answers Ben: Coming?. Ana, ")), qPrintable(all));
        QVERIFY2(all.endsWith(QStringLiteral(": yes. Pinned. \u2705 from 1 people: you. Seen by 2")),
                 qPrintable(all));
        item.event.deleted = true; // nothing is left but that it was there
        const QString gone = MessageTexts::spoken(item, {}, {}, {});
        QVERIFY(gone.startsWith(QStringLiteral("Ana, ")));
        QVERIFY(!gone.contains(QStringLiteral("Ben")));
        QVERIFY(!gone.contains(u'\u2705'));
        item.event.deleted = false;
        marks.folded = true;
        QCOMPARE(MessageTexts::spoken(item, marks, {}, {}), MessageTexts::folded());
    }
};

QTEST_MAIN(TestMessageTexts)
#include "tst_messagetexts.moc"
