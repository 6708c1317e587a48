// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqliteconnection.h"
#include "server/store/sqliteschema.h"

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
    QVERIFY(connection.exec(QStringLiteral("SELECT * FROM events, logs, people, rooms, facts")));
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

QTEST_GUILESS_MAIN(TestSqliteSchema)
#include "tst_sqliteschema.moc"
