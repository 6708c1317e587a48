// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/timelinemodel.h"
#include "client/widgets/texts.h"

#include <QDateTime>
#include <QLocale>
#include <QSet>
#include <QTest>

using namespace Parlor;

class TestTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRefusalHasASentence()
    {
        for (int code = 0; code <= int(RefusalCode::Stopping); ++code) {
            Refusal refusal;
            refusal.code = RefusalCode(code);
            QVERIFY(Texts::refusal(refusal).endsWith(u'.'));
            QVERIFY(!Texts::reason(refusal.code).isEmpty());
            QVERIFY(!Texts::refusal(refusal).contains(u'%'));
        }
        Refusal taken;
        taken.code = RefusalCode::NameTaken;
        taken.suggestion = QStringLiteral("Ana %1");
        QVERIFY(Texts::refusal(taken).contains(QStringLiteral("Ana %1")));
    }

    void everyEndHasItsOwnSentence()
    {
        QSet<QString> sentences;
        for (const auto failure :
             {ConnectionFailure::HostNotFound, ConnectionFailure::NothingListens, ConnectionFailure::NoRoute,
              ConnectionFailure::TimedOut, ConnectionFailure::Untrusted})
            sentences << Texts::ending(EndReason::Unreachable, failure);
        for (const auto reason : {EndReason::NotParlor, EndReason::ClientTooOld, EndReason::ServerTooOld,
                                  EndReason::Refused, EndReason::HostStopped})
            sentences << Texts::ending(reason);
        QCOMPARE(sentences.size(), 10);
        QVERIFY(!sentences.contains(QString()));
        QVERIFY(Texts::ending(EndReason::Left).isEmpty());
    }

    void unknownNoticesSayNothing()
    {
        QVERIFY(!Texts::notice({QStringLiteral("log-failed"), {}}).isEmpty());
        QVERIFY(Texts::notice({QStringLiteral("from-the-future"), QStringLiteral("x")}).isEmpty());
    }

    void whoWrites()
    {
        QCOMPARE(Texts::typing({}), QString());
        QCOMPARE(Texts::typing({QStringLiteral("Ana")}), QStringLiteral("Ana is writing…"));
        QCOMPARE(Texts::typing({QStringLiteral("%2"), QStringLiteral("%1")}),
                 QStringLiteral("%2 and %1 are writing…"));
        QVERIFY(
            Texts::typing({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}).contains(u'3'));
    }

    void namesCannotTurnASentence()
    {
        QCOMPARE(Texts::isolated(QStringLiteral("A\u202En\u2066a\n")), QStringLiteral("Ana"));
        const QString hebrew = QStringLiteral("\u05D0\u05D1");
        QCOMPARE(Texts::isolated(hebrew), QChar(0x2068) + hebrew + QChar(0x2069));
    }

    void days()
    {
        const QDateTime now(QDate(2026, 3, 1), QTime(0, 10));
        QCOMPARE(Texts::day(now.addSecs(-300), now), QStringLiteral("Today"));
        QCOMPARE(Texts::day(now.addSecs(-900), now), QStringLiteral("Yesterday"));
        QVERIFY(Texts::day(now.addDays(-2), now).contains(QStringLiteral("27")));
        QVERIFY(Texts::day(now.addDays(2), now).contains(u'3')); // a host whose clock is ahead
    }

    void clockHasNoLettersThatNobodyReads_data()
    {
        QTest::addColumn<QString>("locale");
        for (const char *locale : {"en_GB", "zh_TW", "de_DE"})
            QTest::newRow(locale) << QString::fromLatin1(locale);
    }
    void clockHasNoLettersThatNobodyReads()
    {
        QFETCH(QString, locale);
        const QLocale before;
        QLocale::setDefault(QLocale(locale));
        QCOMPARE(Texts::clock(QDateTime(QDate(2026, 3, 1), QTime(17, 45))), QStringLiteral("17:45"));
        QLocale::setDefault(before);
    }

    void spokenLinesSayTheirState()
    {
        TimelineItem item;
        item.event.author.name = QStringLiteral("Ana");
        item.event.text = QStringLiteral("50 %1");
        QVERIFY(Texts::spoken(item).startsWith(QStringLiteral("Ana, ")));
        QVERIFY(Texts::spoken(item).endsWith(QStringLiteral(": 50 %1")));
        item.state = SendState::Waiting;
        const QString waiting = Texts::spoken(item);
        item.state = SendState::Failed;
        QVERIFY(waiting != Texts::spoken(item));
    }

    void spokenLinesSayThatTheyWereChanged()
    {
        TimelineItem item;
        item.event.author.name = QStringLiteral("Ana");
        item.event.text = QStringLiteral("50 %1");
        item.event.edited = 3;
        QVERIFY2(Texts::spoken(item).endsWith(QStringLiteral(" (edited): 50 %1")),
                 qPrintable(Texts::spoken(item)));
        item.event.edited = 0;
        item.event.deleted = true;
        item.event.text.clear();
        const QString gone = Texts::spoken(item);
        QVERIFY2(gone.endsWith(QStringLiteral(": This message was deleted.")), qPrintable(gone));
        item.state = SendState::Waiting;
        QVERIFY(Texts::spoken(item) != gone);
    }
};

QTEST_MAIN(TestTexts)
#include "tst_texts.moc"
