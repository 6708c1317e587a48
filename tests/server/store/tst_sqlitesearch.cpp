// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/backup.h"
#include "server/store/indexfile.h"
#include "server/store/logfile.h"
#include "server/store/searchtext.h"
#include "server/store/sqliteindexer.h"
#include "server/store/sqlitelog.h"
#include "tests/server/store/searchcalls.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace Parlor {

/// What the index of a log on a disk promises beyond what every MessageSearch does.
class TestSqliteSearch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void goesOnWhereItWas();
    void lagIsTold();
    void messageAfterRepeatedOnesIsIndexed();
    void logOfBeforeTheIndexIsIndexed();
    void indexAheadOfItsLogIsMadeAnew();
    void brokenIndexIsMadeAnew_data();
    void brokenIndexIsMadeAnew();
    void removedTextLeavesTheIndex_data();
    void removedTextLeavesTheIndex();
    void removedJustBeforeTheEnd();
    void manyShards();
    void backupHasNoIndex();

private:
    QString folder() const { return m_folder->path(); }
    std::unique_ptr<SqliteLog> openLog(qint64 messagesPerRoom = 0) const
    {
        auto log =
            std::make_unique<SqliteLog>(SqliteLog::Config{folder(), Durability::Normal, 0, messagesPerRoom});
        if (const StoreProblem problem = log->open())
            qFatal("cannot open the log: %s", qPrintable(problem.detail));
        return log;
    }
    /// In any of the files of the index. FTS5 leaves out how a token begins where the one before begins so,
    /// so it is to be a rare character.
    bool isIndexed(const QString &character) const
    {
        for (const char *end : {"", "-wal"}) {
            QFile file(indexFile(folder()) + QLatin1String(end));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(character.toUtf8()))
                return true;
        }
        return false;
    }
    qint64 indexNumber(const char *query) const
    {
        SqliteConnection index;
        return index.openToRead(indexFile(folder())) ? -1 : index.number(QLatin1String(query), -1);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSqliteSearch::goesOnWhereItWas()
{
    auto log = openLog();
    for (int i = 0; i < 5000; ++i)
        log->append(message({}, QStringLiteral("tea")), [](const AppendResult &) {});
    append(*log, message(QStringLiteral("last"), QString::fromUtf8("茶")));
    log.reset(); // while rows are not indexed yet
    const qint64 before = indexNumber("SELECT position FROM progress");
    QVERIFY2(before > 0 && before < 5001, qPrintable(QString::number(before)));
    {
        SqliteIndexer indexer(logFile(folder()), indexFile(folder()));
        QCOMPARE(indexer.indexNext().position, std::min<qint64>(before + 1000, 5001));
    }
    log = openLog();
    QCOMPARE(idsOf(searchAll(*log, lookFor(QString::fromUtf8("茶")))), QStringLiteral("last"));
    QCOMPARE(searchAll(*log, lookFor(QStringLiteral("te"), {{Lobby, 0}}, 6000)).events.size(), 5000);
    QCOMPARE(indexNumber("SELECT sum(messages) FROM shards"), 5001);
}

void TestSqliteSearch::lagIsTold()
{
    const auto log = openLog();
    append(*log, message(QStringLiteral("a"), QStringLiteral("tea")));
    QCOMPARE(searchAll(*log, lookFor(QStringLiteral("tea"))).lag, 0);
    {
        SqliteConnection index; // nobody else can write there
        QVERIFY(!index.openToWrite(indexFile(folder()), Durability::Normal));
        QVERIFY(index.exec(QStringLiteral("BEGIN IMMEDIATE")));
        append(*log, message(QStringLiteral("b"), QStringLiteral("tea"))); // acknowledged all the same
        append(*log, message(QStringLiteral("c"), QStringLiteral("tea")));
        const SearchResult behind = searchOnce(*log, lookFor(QStringLiteral("tea")));
        QCOMPARE(behind.lag, 2);
        QCOMPARE(idsOf(behind), QStringLiteral("a"));
    }
    QCOMPARE(idsOf(searchAll(*log, lookFor(QStringLiteral("tea")))), QStringLiteral("c b a"));
}

// SQLite counts positions on for what turns out to be there already.
void TestSqliteSearch::messageAfterRepeatedOnesIsIndexed()
{
    const auto log = openLog();
    for (int i = 0; i < 3; ++i)
        append(*log, message(QStringLiteral("a"), QStringLiteral("tea")));
    for (const QString &id : {QStringLiteral("b"), QStringLiteral("c")}) {
        append(*log, message(id, QStringLiteral("tea")));
        searchAll(*log, lookFor(QStringLiteral("tea")));
    }
    QCOMPARE(idsOf(searchAll(*log, lookFor(QStringLiteral("tea")))), QStringLiteral("c b a"));
}

void TestSqliteSearch::logOfBeforeTheIndexIsIndexed()
{
    auto log = openLog();
    const Seq seq = append(*log, message(QStringLiteral("a"), QStringLiteral("tea"))).event.seq;
    amend(*log, amendment(EventKind::Edit, seq, QStringLiteral("e"), QStringLiteral("coffee")));
    log.reset();
    removeIndex(indexFile(folder()));
    log = openLog();
    QCOMPARE(idsOf(searchAll(*log, lookFor(QStringLiteral("coffee")))), QStringLiteral("a"));
    QCOMPARE(indexNumber("SELECT count(*) FROM shards WHERE stale"), 0); // it was read as it is
}

// Such as after a loss of power, which takes the end of the log.
void TestSqliteSearch::indexAheadOfItsLogIsMadeAnew()
{
    auto log = openLog();
    fill(*log, 3);
    append(*log, message(QStringLiteral("lost"), QStringLiteral("lost")));
    QCOMPARE(idsOf(searchAll(*log, lookFor(QStringLiteral("lost")))), QStringLiteral("lost"));
    log.reset();
    {
        SqliteConnection connection;
        QVERIFY(!connection.openToWrite(logFile(folder()), Durability::Normal));
        QVERIFY(connection.exec(QStringLiteral("DELETE FROM events WHERE seq = 4")));
        QVERIFY(connection.exec(QStringLiteral("UPDATE logs SET last = 3")));
        QVERIFY(connection.exec(QStringLiteral("UPDATE sqlite_sequence SET seq = 3 WHERE name = 'events'")));
    }
    log = openLog();
    append(*log, message(QStringLiteral("new"), QStringLiteral("kept")));
    QCOMPARE(idsOf(searchAll(*log, lookFor(QStringLiteral("kept")))), QStringLiteral("new"));
    QCOMPARE(idsOf(searchAll(*log, lookFor(QStringLiteral("lost")))), QString());
}

void TestSqliteSearch::brokenIndexIsMadeAnew_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray(5000, 'x');
}

void TestSqliteSearch::brokenIndexIsMadeAnew()
{
    QFETCH(QByteArray, content);
    auto log = openLog();
    append(*log, message(QStringLiteral("a"), QStringLiteral("tea")));
    log.reset();
    QFile file(indexFile(folder()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    log = openLog();
    QCOMPARE(idsOf(searchAll(*log, lookFor(QStringLiteral("tea")))), QStringLiteral("a"));
}

void TestSqliteSearch::removedTextLeavesTheIndex_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"edit", "delete", "forget", "retention"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestSqliteSearch::removedTextLeavesTheIndex()
{
    QFETCH(QString, way);
    const auto log = openLog(way == QLatin1String("retention") ? 2 : 0);
    const QString secret = QString::fromUtf8("罐 hidden 龘"), stays = QString::fromUtf8("茶 stays");
    const Seq seq = append(*log, message(QStringLiteral("a"), secret)).event.seq;
    append(*log, message(QStringLiteral("b"), stays, Attic));
    QCOMPARE(idsOf(searchAll(*log, lookFor(QString::fromUtf8("罐")))), QStringLiteral("a"));
    const QString traces[]{QString::fromUtf8("罐"), QString::fromUtf8("龘")};
    QVERIFY2(isIndexed(traces[0]) && isIndexed(traces[1]), "the test would find it");
    if (way == QLatin1String("forget"))
        log->forget(Lobby);
    else if (way == QLatin1String("delete"))
        amend(*log, amendment(EventKind::Delete, seq, QStringLiteral("d")));
    else if (way == QLatin1String("edit"))
        amend(*log, amendment(EventKind::Edit, seq, QStringLiteral("e"), QStringLiteral("else")));
    else
        fill(*log, 2);
    for (const QString &trace : traces)
        QTRY_VERIFY_WITH_TIMEOUT(!isIndexed(trace), MostWait);
    QVERIFY(isIndexed(QString::fromUtf8("茶")));
    QCOMPARE(idsOf(searchAll(*log, lookFor(QStringLiteral("stays"), {{Attic, 0}}))), QStringLiteral("b"));
}

void TestSqliteSearch::removedJustBeforeTheEnd()
{
    auto log = openLog();
    const Seq seq = append(*log, message(QStringLiteral("a"), QString::fromUtf8("罐"))).event.seq;
    searchAll(*log, lookFor(QString::fromUtf8("罐")));
    QVERIFY(isIndexed(QString::fromUtf8("罐")));
    amend(*log, amendment(EventKind::Delete, seq, QStringLiteral("d")));
    log.reset();
    QVERIFY(!isIndexed(QString::fromUtf8("罐")));
}

void TestSqliteSearch::manyShards()
{
    const auto log = openLog();
    constexpr int count = 3 * int(ShardPositions);
    for (int i = 1; i < count; ++i) {
        Event event = message(QString::number(i), i % 5000 ? QStringLiteral("tea") : QString::fromUtf8("茶"));
        event.time = i;
        log->append(event, [](const AppendResult &) {});
    }
    readBefore(*log, 0, 1); // it is all written
    const SearchRequest request = lookFor(QString::fromUtf8("茶"));
    QCOMPARE(idsOf(searchAll(*log, request)), QStringLiteral("20000 15000 10000 5000"));
    QCOMPARE(indexNumber("SELECT count(*) FROM shards"), 3);
    amend(*log, amendment(EventKind::Delete, 5000, QStringLiteral("d")));
    QTRY_COMPARE_WITH_TIMEOUT(indexNumber("SELECT sum(messages) FROM shards"), count - 2, MostWait);
    QCOMPARE(idsOf(searchAll(*log, request)), QStringLiteral("20000 15000 10000"));
}

void TestSqliteSearch::backupHasNoIndex()
{
    const auto log = openLog();
    append(*log, message(QStringLiteral("a"), QStringLiteral("tea")));
    searchAll(*log, lookFor(QStringLiteral("tea")));
    const QTemporaryDir other;
    const QString file = other.filePath(QStringLiteral("backup")),
                  again = other.filePath(QStringLiteral("again"));
    QVERIFY(!backUp(folder(), file));
    QVERIFY(QDir().mkpath(again));
    QVERIFY(QFile::copy(indexFile(folder()), indexFile(again))); // of a chat that was there before
    QVERIFY(!restore(file, again));
    QVERIFY(!QFile::exists(indexFile(again)));
    SqliteLog restored({again});
    QVERIFY(!restored.open());
    QCOMPARE(idsOf(searchAll(restored, lookFor(QStringLiteral("tea")))), QStringLiteral("a"));
}

} // namespace Parlor

QTEST_GUILESS_MAIN(Parlor::TestSqliteSearch)
#include "tst_sqlitesearch.moc"
