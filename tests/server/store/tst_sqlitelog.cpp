// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqlitelog.h"
#include "tests/server/store/eventlogcalls.h"
#include "tests/server/store/markscontract.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace Parlor {

/// The contract of every log, and what a log on a disk promises beyond it.
class TestSqliteLog final : public MarksContract
{
    Q_OBJECT

protected:
    std::unique_ptr<EventLog> makeLog(qint64 messagesPerRoom) override
    {
        m_folders.push_back(std::make_unique<QTemporaryDir>());
        return openLog({m_folders.back()->path(), Durability::Normal, 0, messagesPerRoom});
    }

private Q_SLOTS:
    void cleanup() { m_folders.clear(); }

    void survivesItsEnd();
    void marksSurviveToo();
    void goesOnCountingWhereItEnded();
    void knowsRepetitionsFromBefore();
    void seqsAreNotUsedAgainAfterRetention();
    void writesWhatWaitsWhenItEnds();
    void directoryIsKept();
    void forgottenLogIsGoneAfterARestart();
    void whatWaitsGoesTogether();
    void fullDiskIsRefusedAndMends();
    void directoryIsWrittenOnceThereIsRoom();
    void brokenFileIsToldAndMends();
    void brokenPageIsNotTheEnd();
    void failedWriteHoldsNoReadUp();
    void readerElsewhereDelaysTheErasing();
    void newEpochWhereEventsMayBeLost_data();
    void newEpochWhereEventsMayBeLost();
    void oneServerPerFolder();
    void startsWhereAnotherWasKilledBeforeAnything();
    void refusesWhatIsNoLog_data();
    void refusesWhatIsNoLog();
    void forgottenTextLeavesNoTrace();
    void removedTextLeavesNoTrace();
    void retentionGoesOnOnceThereIsRoom();
    void nobodyElseReadsTheFiles();

private:
    static std::unique_ptr<SqliteLog> openLog(const SqliteLog::Config &config)
    {
        auto log = std::make_unique<SqliteLog>(config);
        if (const StoreProblem problem = log->open())
            qFatal("cannot open the log: %s", qPrintable(problem.detail));
        return log;
    }
    QString folder() { return m_folders.emplace_back(std::make_unique<QTemporaryDir>())->path(); }

    std::vector<std::unique_ptr<QTemporaryDir>> m_folders;
};

void TestSqliteLog::survivesItsEnd()
{
    const SqliteLog::Config config{folder()};
    auto log = openLog(config);
    fill(*log, 5);
    const Events written = readBefore(*log, 0, 10).events;
    log.reset();
    log = openLog(config);
    QCOMPARE(log->state(Lobby).first, 1);
    QCOMPARE(log->state(Lobby).last, 5);
    QCOMPARE(log->state(Lobby).epoch, written.first().epoch);
    QCOMPARE(readBefore(*log, 0, 10).events, written);
}

void TestSqliteLog::marksSurviveToo()
{
    const SqliteLog::Config config{folder()};
    auto log = openLog(config);
    fill(*log, 2);
    Event topic = message({}, QStringLiteral("bikes"), Attic);
    topic.kind = EventKind::Topic;
    append(*log, topic);
    Event mark = amendment(EventKind::Pin, 2, {});
    mark.on = true;
    amend(*log, mark);
    mark.target = 1;
    amend(*log, mark);
    mark.kind = EventKind::React;
    mark.emoji = QStringLiteral("\u2665");
    const Seq reacted = amend(*log, mark).event.seq;
    const Events written = readBefore(*log, 0, 10).events;
    log.reset();
    log = openLog(config);
    QCOMPARE(log->roomState(Attic), (RoomState{QStringLiteral("bikes"), {}}));
    QCOMPARE(log->roomState(Lobby), (RoomState{{}, {2, 1}}));
    QCOMPARE(readBefore(*log, 0, 10).events, written);
    QCOMPARE(written.first().reacted, reacted);
    QCOMPARE(amend(*log, mark).event.seq, reacted); // it is so already
}

void TestSqliteLog::goesOnCountingWhereItEnded()
{
    const SqliteLog::Config config{folder()};
    auto log = openLog(config);
    fill(*log, 3);
    Event last = message(QStringLiteral("4"));
    last.time = 500; // the clock is set back later
    append(*log, last);
    log = openLog({folder()}); // another folder's log has nothing to do with it
    QCOMPARE(append(*log, message(QStringLiteral("x"))).event.seq, 1);
    log = openLog(config);
    const Event next = append(*log, message(QStringLiteral("5"))).event;
    QCOMPARE(next.seq, 5);
    QCOMPARE(next.prev, 4);
    QCOMPARE(next.time, 500);
}

void TestSqliteLog::knowsRepetitionsFromBefore()
{
    const SqliteLog::Config config{folder()};
    auto log = openLog(config);
    const Event first = append(*log, message(QStringLiteral("a"), QStringLiteral("said"))).event;
    log.reset();
    log = openLog(config);
    const AppendResult again = append(*log, message(QStringLiteral("a"), QStringLiteral("again")));
    QVERIFY(again.duplicate);
    QCOMPARE(again.event, first);
    QCOMPARE(log->state(Lobby).last, 1);
}

void TestSqliteLog::seqsAreNotUsedAgainAfterRetention()
{
    SqliteLog::Config config{folder()};
    config.messagesPerRoom = 1;
    auto log = openLog(config);
    fill(*log, 3);
    log.reset();
    log = openLog(config);
    QCOMPARE(log->state(Lobby).first, 3);
    QCOMPARE(append(*log, message(QStringLiteral("4"))).event.prev, 3);
    QCOMPARE(ids(readBefore(*log, 0, 10)), QStringLiteral("4"));
}

void TestSqliteLog::writesWhatWaitsWhenItEnds()
{
    const SqliteLog::Config config{folder()};
    auto log = openLog(config);
    append(*log, message(QStringLiteral("1")));
    for (int i = 2; i <= 100; ++i)
        log->append(message(QString::number(i)), [](const AppendResult &) {});
    log.reset();
    log = openLog(config);
    QCOMPARE(readBefore(*log, 0, 1000).events.size(), 100);
}

void TestSqliteLog::directoryIsKept()
{
    const SqliteLog::Config config{folder()};
    const KnownPerson ana{QStringLiteral("id-a"),
                          QStringLiteral("Ana"),
                          QByteArray("\0hash", 5),
                          1000,
                          true,
                          QStringLiteral("at lunch"),
                          true};
    const KnownPerson ben{QStringLiteral("id-b"), QStringLiteral("Ben"), "hash-b", 500};
    const KnownPerson here{QStringLiteral("id-c"), QStringLiteral("Cy"), "hash-c", 0};
    auto log = openLog(config);
    QVERIFY(log->known().server.isEmpty() && log->known().people.isEmpty() && log->known().rooms.isEmpty());
    log->saveServer(QStringLiteral("server"));
    log->savePerson(here);
    log->savePerson({ana.id, QStringLiteral("Old name"), ana.tokenHash, 0});
    log->savePerson(ana);
    log->savePerson(ben);
    log->savePerson({QStringLiteral("id-d"), QStringLiteral("Dee"), "hash-d", 1});
    log->saveVisit({QStringLiteral("id-d"), QStringLiteral("z"), 1, 2});
    log->saveVisit({ana.id, QStringLiteral("z"), 7, 8});
    log->saveVisit({ana.id, QStringLiteral("z"), 7, 9});
    log->saveVisit({ana.id, QStringLiteral("left"), 1, 2});
    log->forgetVisit(ana.id, QStringLiteral("left"));
    log->forgetPerson(QStringLiteral("id-d"));
    log->saveRoom({QStringLiteral("z"), QStringLiteral("Tea")});
    log->saveRoom({QStringLiteral("a"), QStringLiteral("Coffee")});
    const KnownRoom tea{QStringLiteral("z"),
                        QStringLiteral("Green tea"),
                        QStringLiteral("owner"),
                        true,
                        true,
                        true,
                        true,
                        true,
                        Newcomers::Last,
                        1,
                        2,
                        3,
                        QStringLiteral("Welcome"),
                        {QStringLiteral("y"), QStringLiteral("b")}};
    KnownRoom more = tea;
    more.members = {QStringLiteral("b"), QStringLiteral("x"), QStringLiteral("y")};
    log->saveRoom(more);
    log->saveRoom(tea);
    log->saveRoom({QStringLiteral("gone"), QStringLiteral("Milk"), {}, true});
    log->saveVisit({ana.id, QStringLiteral("gone"), 1, 2});
    log->forgetRoom(QStringLiteral("gone"));
    log.reset();
    log = openLog(config);
    QCOMPARE(log->known().server, QStringLiteral("server"));
    QCOMPARE(log->known().people, (QVector<KnownPerson>{ben, ana, here}));
    QCOMPARE(log->known().visits, (QVector<KnownVisit>{{ana.id, QStringLiteral("z"), 7, 9}}));
    QCOMPARE(log->known().rooms, (QVector<KnownRoom>{tea, {QStringLiteral("a"), QStringLiteral("Coffee")}}));
}

void TestSqliteLog::forgottenLogIsGoneAfterARestart()
{
    const SqliteLog::Config config{folder()};
    auto log = openLog(config);
    fill(*log, 3);
    const QString epoch = log->state(Lobby).epoch;
    log->append(message(QStringLiteral("late")), [](const AppendResult &) {});
    log->forget(Lobby); // while an append of the old log is under way
    QVERIFY(log->state(Lobby).epoch != epoch);
    const QString next = append(*log, message(QStringLiteral("new"))).event.epoch;
    QCOMPARE(log->state(Lobby).epoch, next);
    QCOMPARE(log->state(Lobby).last, 1);
    log.reset();
    log = openLog(config);
    QCOMPARE(ids(readBefore(*log, 0, 10)), QStringLiteral("new"));
    QCOMPARE(log->state(Lobby).epoch, next);
}

// One transaction for all that came in one pass, and one for all that came while that was being written.
void TestSqliteLog::whatWaitsGoesTogether()
{
    const auto log = openLog({folder()});
    QVector<int> answeredPerPass{0};
    QObject context;
    const auto count = [&](const AppendResult &) { ++answeredPerPass.last(); };
    for (int i = 0; i < 1000; ++i) {
        log->append(message({}), [&](const AppendResult &result) {
            count(result);
            if (answeredPerPass.last() == 1) // nothing else is answered in another pass
                QMetaObject::invokeMethod(
                    &context, [&] { answeredPerPass.append(0); }, Qt::QueuedConnection);
        });
    }
    QTRY_COMPARE(std::accumulate(answeredPerPass.begin(), answeredPerPass.end(), 0), 1000);
    QCOMPARE(answeredPerPass.first(), 1000);
}

void TestSqliteLog::fullDiskIsRefusedAndMends()
{
    const QString where = folder();
    constexpr qint64 small = 256 * 1024;
    auto log = openLog({where, Durability::Full, small});
    QVector<LogHealth> healths;
    log->onHealth([&](LogHealth health) { healths.append(health); });
    const QString text(8000, u'x');
    int written = 0;
    AppendResult result;
    for (; written < 1000; ++written) {
        result = append(*log, message(QString::number(written + 1), text));
        if (result.error != AppendError::None)
            break;
    }
    QVERIFY2(written > 3 && written < 1000, "the file has a ceiling");
    QCOMPARE(result.error, AppendError::Unavailable);
    QCOMPARE(healths, QVector<LogHealth>{LogHealth::Full});
    // Reading goes on, and nothing is half there.
    QCOMPARE(readBefore(*log, 0, 1000).events.size(), written);
    QCOMPARE(log->state(Lobby).last, written);
    QCOMPARE(append(*log, message(QStringLiteral("again"), text)).error, AppendError::Unavailable);
    QCOMPARE(healths.size(), 1);
    // Something is removed, and the next one finds room.
    log->forget(Attic);
    log->forget(Lobby);
    QCOMPARE(append(*log, message(QStringLiteral("again"), text)).error, AppendError::None);
    QCOMPARE(healths, (QVector<LogHealth>{LogHealth::Full, LogHealth::Ok}));
}

void TestSqliteLog::directoryIsWrittenOnceThereIsRoom()
{
    const QString where = folder();
    auto log = openLog({where, Durability::Full, 256 * 1024});
    const QString text(8000, u'x');
    while (append(*log, message({}, text)).error == AppendError::None) { }
    const KnownPerson ana{QStringLiteral("id-a"), QString(20000, u'A'), "hash", 1};
    log->savePerson(ana); // no room for that
    QCOMPARE(append(*log, message({}, text)).error, AppendError::Unavailable);
    log->forget(Lobby); // makes room, for whatever waits
    append(*log, message({}));
    QCOMPARE(append(*log, message({})).error, AppendError::None);
    log.reset();
    QCOMPARE(openLog({where})->known().people, QVector<KnownPerson>{ana});
}

// A disk that fails under a running server, and is mended.
void TestSqliteLog::brokenFileIsToldAndMends()
{
    const SqliteLog::Config config{folder()};
    auto log = openLog(config);
    for (int i = 1; i <= 200; ++i)
        log->append(message(QString::number(i), QString(500, u'x')), [](const AppendResult &) {});
    log.reset(); // all of it is in one file now
    log = openLog(config);
    QVector<LogHealth> healths;
    log->onHealth([&](LogHealth health) { healths.append(health); });

    QFile file(config.folder + QStringLiteral("/log.sqlite"));
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    const QByteArray whole = file.readAll();
    constexpr int schema = 4096; // the first page stays
    file.seek(schema);
    file.write(QByteArray(whole.size() - schema, '\x55'));
    QVERIFY(readBefore(*log, 0, 50).failed);
    QCOMPARE(append(*log, message(QStringLiteral("a"))).error, AppendError::Unavailable);
    QCOMPARE(healths, QVector<LogHealth>{LogHealth::Failing});

    file.seek(0);
    file.write(whole);
    file.close();
    QCOMPARE(append(*log, message(QStringLiteral("a"))).error, AppendError::None);
    QCOMPARE(healths, (QVector<LogHealth>{LogHealth::Failing, LogHealth::Ok}));
    QCOMPARE(readBefore(*log, 0, 1000).events.size(), 201);
}

// One page in the middle: what can be read without it is, and what cannot is not taken for the end.
void TestSqliteLog::brokenPageIsNotTheEnd()
{
    const SqliteLog::Config config{folder()};
    auto log = openLog(config);
    for (int i = 1; i <= 400; ++i)
        log->append(message({}, QString(500, u'x')), [](const AppendResult &) {});
    log.reset();
    QFile file(config.folder + QStringLiteral("/log.sqlite"));
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    constexpr int page = 4096;
    const qint64 pages = file.size() / page;
    int failed = 0;
    for (qint64 broken = pages / 2; broken < pages / 2 + 8; ++broken) {
        file.seek(broken * page);
        const QByteArray whole = file.read(page);
        file.seek(broken * page);
        file.write(QByteArray(page, '\x55'));
        SqliteLog again(config);
        if (again.open()) {
            ++failed; // told at once
        } else {
            const LogPage read = readAfter(again, 0, 1000);
            failed += read.failed ? 1 : 0;
            QVERIFY2(read.failed || read.events.size() == 400, "it stopped in the middle");
        }
        file.seek(broken * page);
        file.write(whole);
    }
    QVERIFY(failed > 0);
}

void TestSqliteLog::failedWriteHoldsNoReadUp()
{
    const QString where = folder();
    auto log = openLog({where, Durability::Full, 256 * 1024});
    fill(*log, 3);
    while (append(*log, message({}, QString(8000, u'x'))).error == AppendError::None) { }
    bool isTold = false;
    log->onHealth([&](LogHealth) { isTold = true; });
    log->savePerson({QStringLiteral("id-a"), QString(20000, u'A'), "hash", 1}); // no room for that
    QCOMPARE(ids(readAfter(*log, 0, 3)), QStringLiteral("1 2 3"));
    QCOMPARE(ids(readAfter(*log, 0, 3)), QStringLiteral("1 2 3")); // behind what waits to be tried again
    QVERIFY(!isTold);
}

// Such as a backup: what is erased waits for it, and is gone without anybody writing again.
void TestSqliteLog::readerElsewhereDelaysTheErasing()
{
    const SqliteLog::Config config{folder()};
    const auto log = openLog(config);
    const Seq seq = append(*log, message(QStringLiteral("a"), QStringLiteral("the cat is out"))).event.seq;
    SqliteConnection reader;
    QVERIFY(!reader.openToRead(config.folder + QStringLiteral("/log.sqlite")));
    QVERIFY(reader.exec(QStringLiteral("BEGIN")));
    QCOMPARE(reader.number(QStringLiteral("SELECT count(*) FROM events")), 1);
    amend(*log, amendment(EventKind::Delete, seq, QStringLiteral("d")));
    for (int i = 0; i < 3; ++i)
        append(*log, message({}));
    QVERIFY(reader.exec(QStringLiteral("COMMIT")));
    reader.close();
    QTRY_COMPARE(QFileInfo(config.folder + QStringLiteral("/log.sqlite-wal")).size(), 0); // by itself
}

void TestSqliteLog::newEpochWhereEventsMayBeLost_data()
{
    QTest::addColumn<bool>("endsWell");
    QTest::addColumn<bool>("normal");
    QTest::addColumn<bool>("sameEpoch");
    QTest::newRow("good end") << true << true << true;
    QTest::newRow("power cut") << false << true << false;
    QTest::newRow("power cut, with the wait for the disk") << false << false << true;
}

void TestSqliteLog::newEpochWhereEventsMayBeLost()
{
    QFETCH(bool, endsWell);
    QFETCH(bool, normal);
    QFETCH(bool, sameEpoch);
    const SqliteLog::Config config{folder(), normal ? Durability::Normal : Durability::Full};
    auto log = openLog(config);
    const QString epoch = append(*log, message(QStringLiteral("a"))).event.epoch;
    log.reset();
    if (!endsWell) {
        SqliteConnection connection;
        QVERIFY(!connection.openToWrite(config.folder + QStringLiteral("/log.sqlite"), config.durability));
        QVERIFY(connection.exec(QStringLiteral("DELETE FROM facts WHERE name = 'ended'")));
    }
    log = openLog(config);
    QCOMPARE(log->state(Lobby).epoch == epoch, sameEpoch);
    QCOMPARE(readBefore(*log, 0, 10).events.first().epoch, log->state(Lobby).epoch);
    QCOMPARE(append(*log, message(QStringLiteral("b"))).event.seq, 2);
}

void TestSqliteLog::oneServerPerFolder()
{
    const SqliteLog::Config config{folder()};
    auto first = openLog(config);
    QVERIFY(SqliteLog(config).open().reason == StoreProblem::Reason::InUse);
    fill(*first, 1);
    first.reset();
    QVERIFY(!SqliteLog(config).open());
}

void TestSqliteLog::startsWhereAnotherWasKilledBeforeAnything()
{
    const SqliteLog::Config config{folder()};
    {
        SqliteConnection connection; // the mode is in the file, and no table
        QVERIFY(!connection.openToWrite(config.folder + QStringLiteral("/log.sqlite"), Durability::Full));
        QVERIFY(connection.exec(QStringLiteral("PRAGMA user_version = 0")));
    }
    QVERIFY(QFileInfo(config.folder + QStringLiteral("/log.sqlite")).size() > 0);
    fill(*openLog(config), 1);
}

void TestSqliteLog::refusesWhatIsNoLog_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<StoreProblem::Reason>("reason");
    QTest::newRow("text") << QByteArray(5000, 'x') << QString() << StoreProblem::Reason::NotALog;
    QTest::newRow("somebody else's database")
        << QByteArray() << QStringLiteral("CREATE TABLE cats (name TEXT)") << StoreProblem::Reason::NotALog;
    QTest::newRow("of the future") << QByteArray() << QStringLiteral("PRAGMA user_version = 1000")
                                   << StoreProblem::Reason::TooNew;
}

void TestSqliteLog::refusesWhatIsNoLog()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, sql);
    QFETCH(StoreProblem::Reason, reason);
    const SqliteLog::Config config{folder()};
    QFile file(config.folder + QStringLiteral("/log.sqlite"));
    if (!content.isEmpty()) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
    } else {
        if (reason == StoreProblem::Reason::TooNew)
            openLog(config).reset();
        SqliteConnection connection;
        QVERIFY(!connection.openToWrite(file.fileName(), Durability::Normal));
        QVERIFY(connection.exec(sql));
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    QVERIFY(SqliteLog(config).open().reason == reason);
    file.seek(0);
    QCOMPARE(file.readAll(), before);
}

static bool isInFiles(const QString &folder, const QByteArray &text)
{
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            return true;
    }
    return false;
}

// What was deleted or forgotten is in no file of the folder, while the log is open and in use.
void TestSqliteLog::forgottenTextLeavesNoTrace()
{
    const SqliteLog::Config config{folder()};
    auto log = openLog(config);
    const QByteArray deleted("the cat is under the third stone"), replaced("the key is in the blue pot"),
        forgotten("the door has no lock");
    const auto say = [&](const QByteArray &text, const QString &room = Lobby) {
        return append(*log, message({}, QString::fromLatin1(text), room)).event.seq;
    };
    const Seq first = say(deleted), second = say(replaced);
    say(forgotten, Attic);
    say("stays");
    const auto isThere = [&](const QByteArray &text) { return isInFiles(config.folder, text); };
    for (const QByteArray &text : {deleted, replaced, forgotten})
        QVERIFY2(isThere(text), "the test would find it");
    readBefore(*log, 0, 10); // somebody has read it, too
    amend(*log, amendment(EventKind::Delete, first, QStringLiteral("d")));
    amend(*log, amendment(EventKind::Edit, second, QStringLiteral("e"), QStringLiteral("never mind")));
    log->forget(Attic);
    readBefore(*log, 0, 10);
    for (const QByteArray &text : {deleted, replaced, forgotten})
        QTRY_VERIFY2(!isThere(text), text.constData());
    QVERIFY(isThere("stays"));
}

// The oldest, too: by the rule of a room, and by the limit of all rooms.
void TestSqliteLog::removedTextLeavesNoTrace()
{
    const QByteArray secret("the cat is under the third stone");
    for (const qint64 limit : {0, 3}) {
        const SqliteLog::Config config{folder(), Durability::Full, 0, limit};
        auto log = openLog(config);
        append(*log, message({}, QString::fromLatin1(secret)));
        QVERIFY2(isInFiles(config.folder, secret), "the test would find it");
        fill(*log, 3);
        if (limit == 0)
            retain(*log, {0, 3});
        QCOMPARE(ids(readBefore(*log, 0, 10)), QStringLiteral("1 2 3"));
        QTRY_VERIFY(!isInFiles(config.folder, secret));
        log.reset();
        log = openLog(config);
        QCOMPARE(log->state(Lobby).first, 2);
        retain(*log, {std::numeric_limits<qint64>::max(), 0});
        log.reset();
        QCOMPARE(openLog(config)->state(Lobby).first, 5); // also when nothing is left
    }
}

void TestSqliteLog::retentionGoesOnOnceThereIsRoom()
{
    const QString where = folder();
    auto log = openLog({where, Durability::Full, 256 * 1024});
    const QString text(8000, u'x');
    while (append(*log, message({}, text)).error == AppendError::None) { }
    log->savePerson({QStringLiteral("id-a"), QString(20000, u'A'), "hash", 1}); // no room for that
    bool done = false;
    log->retain(Lobby, {0, 2}, [&] { done = true; });
    QTRY_VERIFY_WITH_TIMEOUT(done, 10'000);
    QCOMPARE(readBefore(*log, 0, 100).events.size(), 2);
    QCOMPARE(append(*log, message({}, text)).error, AppendError::None);
    log.reset();
    QCOMPARE(openLog({where})->known().people.size(), 1);
}

void TestSqliteLog::nobodyElseReadsTheFiles()
{
    const SqliteLog::Config config{folder()};
    const auto log = openLog(config);
    append(*log, message(QStringLiteral("a")));
    constexpr QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    const QFileInfoList files =
        QDir(config.folder).entryInfoList({QStringLiteral("log.sqlite*")}, QDir::Files);
    QVERIFY(files.size() >= 2); // the log and what is written ahead of it
    for (const QFileInfo &file : files)
        QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
}

} // namespace Parlor

QTEST_GUILESS_MAIN(Parlor::TestSqliteLog)
#include "tst_sqlitelog.moc"
