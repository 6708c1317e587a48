// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/slashrunner.h"

#include "tests/client/core/sessionfixture.h"

using namespace Parlor;

class TestSlashRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runs_data();
    void runs();
    void changesTheName();
    void entersAndLeaves();
};

void TestSlashRunner::runs_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("posted");
    QTest::newRow("text") << QStringLiteral("hi there") << int(SlashResult::Done)
                          << QStringLiteral("hi there");
    QTest::newRow("escaped") << QStringLiteral("//nick x") << int(SlashResult::Done)
                             << QStringLiteral("/nick x");
    QTest::newRow("path") << QStringLiteral("/usr/bin") << int(SlashResult::Done)
                          << QStringLiteral("/usr/bin");
    QTest::newRow("shrug") << QStringLiteral("/shrug") << int(SlashResult::Done)
                           << QStringLiteral("¯\\_(ツ)_/¯");
    QTest::newRow("shrug text") << QStringLiteral("/shrug well") << int(SlashResult::Done)
                                << QStringLiteral("well ¯\\_(ツ)_/¯");
    QTest::newRow("help") << QStringLiteral("/help") << int(SlashResult::ShowHelp) << QString();
    QTest::newRow("unknown") << QStringLiteral("/frob x") << int(SlashResult::UnknownCommand) << QString();
    QTest::newRow("nick alone") << QStringLiteral("/nick ") << int(SlashResult::ArgumentMissing) << QString();
    QTest::newRow("join alone") << QStringLiteral("/join") << int(SlashResult::ArgumentMissing) << QString();
    QTest::newRow("leave nowhere") << QStringLiteral("/leave Mars") << int(SlashResult::NoSuchRoom)
                                   << QString();
    QTest::newRow("join again") << QStringLiteral("/join LOBBY") << int(SlashResult::ShowRoom) << QString();
}

void TestSlashRunner::runs()
{
    QFETCH(QString, typed);
    QFETCH(int, kind);
    QFETCH(QString, posted);
    SessionFixture f;
    QVERIFY(f.online());
    const SlashResult result = runTyped(f.session, Lobby, typed);
    QCOMPARE(int(result.kind), kind);
    QCOMPARE(f.texts(), posted);
    if (result.kind == SlashResult::UnknownCommand)
        QCOMPARE(result.name, QStringLiteral("frob"));
    if (result.kind == SlashResult::ShowRoom)
        QCOMPARE(result.room, Lobby);
}

void TestSlashRunner::changesTheName()
{
    SessionFixture f;
    QVERIFY(f.online());
    QCOMPARE(int(runTyped(f.session, Lobby, QStringLiteral("/NICK Anna Lena")).kind), int(SlashResult::Done));
    QTRY_COMPARE(f.session.you().name, QStringLiteral("Anna Lena"));
}

void TestSlashRunner::entersAndLeaves()
{
    SessionFixture f;
    f.server.addRoom(QStringLiteral("art"), QStringLiteral("Art Room"));
    QVERIFY(f.online());
    runTyped(f.session, Lobby, QStringLiteral("/join art room"));
    QTRY_VERIFY(f.session.timeline(QStringLiteral("art")));
    runTyped(f.session, Lobby, QStringLiteral("/join New"));
    QTRY_COMPARE(f.session.rooms()->rowCount(), 3);
    QCOMPARE(f.server.heard<CreateRoom>().size(), 1);
    runTyped(f.session, QStringLiteral("art"), QStringLiteral("/leave"));
    QTRY_VERIFY(!f.session.timeline(QStringLiteral("art")));
    const QString made = f.session.rooms()->find(u"New");
    QTRY_VERIFY(f.session.timeline(made));
    runTyped(f.session, Lobby, QStringLiteral("/leave new"));
    QTRY_VERIFY(!f.session.timeline(made));
}

QTEST_GUILESS_MAIN(TestSlashRunner)
#include "tst_slashrunner.moc"
