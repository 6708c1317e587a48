// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqliteconnection.h"
#include "server/store/sqlitelog.h"
#include "server/store/sqliteschema.h"
#include "tests/server/store/eventlogcalls.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Parlor;

class TestSqliteSchema final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsFromNothing();
    void goesOnFromAnyVersion();
    void failedStepLeavesTheOneBefore();
    void newerIsLeftAlone();
    void firstVersionKeepsWhatItHolds();

private:
    // A small history of its own, so that the test outlives the real one.
    const std::vector<Migration> m_steps{
        {QStringLiteral("CREATE TABLE notes (text TEXT)"),
         QStringLiteral("INSERT INTO notes VALUES ('first')")},
        {QStringLiteral("ALTER TABLE notes ADD COLUMN pinned INTEGER NOT NULL DEFAULT 7")},
        {QStringLiteral("CREATE INDEX notes_by_pin ON notes (pinned)"),
         QStringLiteral("INSERT INTO notes VALUES ('third', 3)")},
    };
    std::vector<Migration> first(size_t count) const
    {
        return {m_steps.begin(), m_steps.begin() + qsizetype(count)};
    }
};

void TestSqliteSchema::startsFromNothing()
{
    const QTemporaryDir folder;
    SqliteConnection connection;
    QVERIFY(!connection.openToWrite(folder.filePath(QStringLiteral("file")), Durability::Normal));
    QVERIFY(!migrate(connection));
    QCOMPARE(connection.number(QStringLiteral("PRAGMA user_version")), qint64(migrations().size()));
    QVERIFY(!migrate(connection)); // nothing to do
    QVERIFY(connection.exec(QStringLiteral(
        "SELECT * FROM events, logs, people, rooms, members, facts, reactions, pins, visits")));
}

void TestSqliteSchema::goesOnFromAnyVersion()
{
    for (size_t start = 0; start <= m_steps.size(); ++start) {
        const QTemporaryDir folder;
        SqliteConnection connection;
        QVERIFY(!connection.openToWrite(folder.filePath(QStringLiteral("file")), Durability::Normal));
        QVERIFY(!migrate(connection, first(start)));
        QVERIFY(!migrate(connection, m_steps));
        QCOMPARE(connection.number(QStringLiteral("SELECT sum(pinned) FROM notes")), 10);
        QCOMPARE(connection.number(QStringLiteral("PRAGMA user_version")), 3);
    }
}

void TestSqliteSchema::failedStepLeavesTheOneBefore()
{
    const QTemporaryDir folder;
    SqliteConnection connection;
    QVERIFY(!connection.openToWrite(folder.filePath(QStringLiteral("file")), Durability::Normal));
    std::vector<Migration> broken = m_steps;
    broken[2].append(QStringLiteral("INSERT INTO nowhere VALUES (1)"));
    const StoreProblem problem = migrate(connection, broken);
    QVERIFY(problem);
    QVERIFY2(problem.detail.contains(QLatin1String("nowhere")), qPrintable(problem.detail));
    QCOMPARE(connection.number(QStringLiteral("PRAGMA user_version")), 2);
    QCOMPARE(connection.number(QStringLiteral("SELECT count(*) FROM notes")), 1);
    QVERIFY(!migrate(connection, m_steps)); // a better program goes on
    QCOMPARE(connection.number(QStringLiteral("SELECT count(*) FROM notes")), 2);
}

void TestSqliteSchema::newerIsLeftAlone()
{
    const QTemporaryDir folder;
    SqliteConnection connection;
    QVERIFY(!connection.openToWrite(folder.filePath(QStringLiteral("file")), Durability::Normal));
    QVERIFY(!migrate(connection, m_steps));
    QVERIFY(migrate(connection, first(2)).reason == StoreProblem::Reason::TooNew);
    QCOMPARE(connection.number(QStringLiteral("PRAGMA user_version")), 3);
}

// As the first version of the program left it: a message that was edited, one that was deleted, people,
// rooms.
void TestSqliteSchema::firstVersionKeepsWhatItHolds()
{
    const QTemporaryDir folder;
    {
        SqliteConnection connection;
        QVERIFY(!connection.openToWrite(folder.filePath(QStringLiteral("log.sqlite")), Durability::Full));
        QVERIFY(!migrate(connection, {migrations().front()}));
        for (const char *statement :
             {"INSERT INTO facts VALUES ('server', 'server-1'), ('ended', 'yes')",
              "INSERT INTO people VALUES ('ana', 'Ana', X'00FF', 5)",
              "INSERT INTO rooms (id, title) VALUES ('attic', 'Attic')",
              "INSERT INTO logs (room, epoch, last) VALUES ('lobby', 'epoch-1', 4)",
              "INSERT INTO events (log, seq, prev, kind, time, id, author, name, color, flags, target, "
              "edited, "
              "deleted, text, spans, source) VALUES "
              "(1, 1, 0, 1, 1000, 'a', 'ana', 'Ana', 3, 1, NULL, 3, 0, 'first', NULL, '*first*'), "
              "(1, 2, 1, 1, 1001, 'b', 'ana', 'Ana', 3, 0, NULL, 0, 1, '', NULL, NULL), "
              "(1, 3, 2, 2, 1002, 'c', 'ana', 'Ana', 3, 0, 1, 0, 0, '', NULL, NULL), "
              "(1, 4, 3, 3, 1003, 'd', 'ana', 'Ana', 3, 0, 2, 0, 0, '', NULL, NULL)"})
            QVERIFY2(connection.exec(QLatin1String(statement)), qPrintable(connection.problem().detail));
    }
    SqliteLog log({folder.path()});
    QVERIFY(!log.open());
    QCOMPARE(log.known().server, QStringLiteral("server-1"));
    QCOMPARE(
        log.known().people,
        (QVector<KnownPerson>{{QStringLiteral("ana"), QStringLiteral("Ana"), QByteArray("\0\xff", 2), 5}}));
    QCOMPARE(log.known().rooms.size(), 1);
    QCOMPARE(log.state(Lobby).epoch, QStringLiteral("epoch-1"));
    QCOMPARE(log.roomState(Lobby), RoomState());

    const Events events = readBefore(log, 0, 10).events;
    QCOMPARE(events.size(), 4);
    QCOMPARE(events.at(0).text, QStringLiteral("first"));
    QCOMPARE(events.at(0).typed(), QStringLiteral("*first*"));
    QCOMPARE(events.at(0).edited, 3);
    QCOMPARE(events.at(0).author, (Person{QStringLiteral("ana"), QStringLiteral("Ana"), 3, true}));
    QVERIFY(events.at(1).deleted);
    QVERIFY(events.at(2).kind == EventKind::Edit && events.at(2).text == QLatin1String("first"));
    QVERIFY(events.at(3).kind == EventKind::Delete && events.at(3).target == 2);
    for (const Event &event : events)
        QVERIFY(!event.quote && event.reply == 0 && event.reacted == 0 && event.reactions.isEmpty());

    Event answer = message(QStringLiteral("e"), QStringLiteral("second"));
    answer.reply = 1;
    const AppendResult result = append(log, answer);
    QCOMPARE(result.event.seq, 5);
    QCOMPARE(result.event.quote->text, QStringLiteral("first"));
    QVERIFY(append(log, message(QStringLiteral("a"))).duplicate);
}

QTEST_GUILESS_MAIN(TestSqliteSchema)
#include "tst_sqliteschema.moc"
