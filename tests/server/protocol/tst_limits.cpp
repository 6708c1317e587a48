// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/limits.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Parlor;

class TestLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsFilledAndUnique();
    void namesMatchTheirPositions();
    void setsOneByName();
    void allZeroTurnsEverythingOff();
    void refuses_data();
    void refuses();
};

void TestLimits::everyRowIsFilledAndUnique()
{
    QSet<QString> names;
    QCOMPARE(Limits::table().size(), size_t(Limit::Count));
    for (const LimitInfo &row : Limits::table()) {
        QVERIFY(row.name && row.unit && row.reason);
        QVERIFY(QRegularExpression(QStringLiteral("^[a-z]+(-[a-z]+)*$"))
                    .match(QLatin1String(row.name))
                    .hasMatch());
        names.insert(QLatin1String(row.name));
    }
    QCOMPARE(size_t(names.size()), size_t(Limit::Count));
}

void TestLimits::namesMatchTheirPositions()
{
    // The names that the design fixes; a row put in the wrong place would set another limit.
    const QHash<QString, Limit> fixed{
        {QStringLiteral("connections"), Limit::Connections},
        {QStringLiteral("connections-per-address"), Limit::ConnectionsPerAddress},
        {QStringLiteral("header-seconds"), Limit::HeaderSeconds},
        {QStringLiteral("join-seconds"), Limit::JoinSeconds},
        {QStringLiteral("frame-bytes"), Limit::FrameBytes},
        {QStringLiteral("queue-bytes"), Limit::QueueBytes},
        {QStringLiteral("message-characters"), Limit::MessageCharacters},
        {QStringLiteral("messages-per-second"), Limit::MessagesPerSecond},
        {QStringLiteral("history-messages"), Limit::HistoryMessages},
    };
    for (auto name = fixed.begin(); name != fixed.end(); ++name)
        QCOMPARE(QString::fromLatin1(Limits::table()[size_t(name.value())].name), name.key());
}

void TestLimits::setsOneByName()
{
    Limits limits;
    QCOMPARE(limits.set(u"queue-bytes=4096"), QString());
    QCOMPARE(limits[Limit::QueueBytes], 4096);
    QCOMPARE(limits.set(u" rooms = 3 "), QString());
    QCOMPARE(limits[Limit::Rooms], 3);
    QCOMPARE(limits[Limit::Connections], Limits()[Limit::Connections]);
}

void TestLimits::allZeroTurnsEverythingOff()
{
    Limits limits;
    QCOMPARE(limits.set(u"all=0"), QString());
    for (size_t i = 0; i < size_t(Limit::Count); ++i)
        QCOMPARE(limits[Limit(i)], 0);
}

void TestLimits::refuses_data()
{
    QTest::addColumn<QString>("assignment");
    for (const char *text : {"", "rooms", "rooms=", "rooms=-1", "rooms=1.5", "rooms=many", "speed=1", "=1",
                             "all=1", "rooms=99999999999999999999"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestLimits::refuses()
{
    QFETCH(QString, assignment);
    Limits limits;
    QVERIFY(!limits.set(assignment).isEmpty());
    QCOMPARE(limits, Limits());
}

QTEST_APPLESS_MAIN(TestLimits)
#include "tst_limits.moc"
