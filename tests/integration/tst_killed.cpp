// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/logreader.h"
#include "tests/integration/tirelessposter.h"
#include "tests/support/serverprocess.h"

#include <QFileSystemWatcher>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <vector>

using namespace Parlor;

/// kill -9, again and again, while people talk, edit and delete: what was acknowledged is there, once, under
/// the same seq and in the same order, and whoever comes back is the same person. PARLOR_KILLS says how often
/// (12; many need a longer QTEST_FUNCTION_TIMEOUT), PARLOR_SEED repeats a run.
class TestKilled final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void acknowledgedIsThere();
    void duringTheFirstStart();

private:
    enum class Moment { Talk, Checkpoint };
    bool talkUntilKilled(ServerProcess &server, Moment moment);
    void check(ServerProcess &server);
    static QStringList options(const QTemporaryDir &folder)
    {
        return {QStringLiteral("--data"), folder.path(), QStringLiteral("--limit"), QStringLiteral("all=0")};
    }

    const QTemporaryDir m_folder;
    std::vector<std::unique_ptr<TirelessPoster>> m_posters;
    QRandomGenerator m_random;
    Events m_log; ///< as it was read last
    int m_kills = 0;
};

void TestKilled::initTestCase()
{
    bool isGiven = false;
    quint32 seed = qEnvironmentVariable("PARLOR_SEED").toUInt(&isGiven);
    if (!isGiven)
        seed = QRandomGenerator::system()->generate();
    m_random.seed(seed);
    m_kills = qEnvironmentVariableIsSet("PARLOR_KILLS") ? qEnvironmentVariableIntValue("PARLOR_KILLS") : 12;
    qInfo("PARLOR_SEED=%u, %d kills", seed, m_kills);
    for (int i = 1; i <= 8; ++i)
        m_posters.push_back(std::make_unique<TirelessPoster>(QStringLiteral("P%1").arg(i)));
}

// The main file changes in a checkpoint only: what is said goes to the write-ahead log.
bool TestKilled::talkUntilKilled(ServerProcess &server, Moment moment)
{
    QFileSystemWatcher watcher;
    QObject context;
    int left = moment == Moment::Talk ? m_random.bounded(20, 400) : std::numeric_limits<int>::max();
    const auto countDown = [&] {
        if (--left == 0)
            server.process().kill();
    };
    for (const auto &poster : m_posters)
        connect(poster.get(), &TirelessPoster::acknowledgedOne, &context, countDown);
    if (moment == Moment::Checkpoint) {
        connect(&watcher, &QFileSystemWatcher::fileChanged, &context, [&] { server.process().kill(); });
        watcher.addPath(m_folder.filePath(QStringLiteral("log.sqlite")));
    }
    for (const auto &poster : m_posters)
        poster->join(server.webSocketUrl());
    return QTest::qWaitFor([&] { return server.process().state() == QProcess::NotRunning; }, 60'000);
}

void TestKilled::check(ServerProcess &server)
{
    LogReader reader;
    reader.read(server.webSocketUrl());
    QTRY_VERIFY_WITH_TIMEOUT(reader.isDone(), 60'000);
    const Events &log = reader.events();
    QVERIFY2(log.size() >= m_log.size(), "something is gone");
    for (qsizetype i = 0; i < m_log.size(); ++i) { // the same events under the same seqs
        QCOMPARE(log.at(i).id, m_log.at(i).id);
        QCOMPARE(log.at(i).seq, m_log.at(i).seq);
    }
    QHash<QString, Seq> seqs;
    QHash<QString, QString> texts; // empty: deleted
    Seq last = 0;
    for (const Event &event : log) {
        QVERIFY2(!seqs.contains(event.id), qPrintable(event.id + QStringLiteral(" is there twice")));
        QVERIFY(event.seq > last);
        QCOMPARE(event.prev, last);
        last = event.seq;
        seqs.insert(event.id, event.seq);
        texts.insert(event.id, event.text);
    }
    for (const auto &poster : m_posters) {
        QCOMPARE(poster->trouble(), QString());
        for (auto ack = poster->acknowledged().begin(); ack != poster->acknowledged().end(); ++ack)
            QCOMPARE(seqs.value(ack.key()), ack.value());
        for (auto change = poster->changed().begin(); change != poster->changed().end(); ++change)
            QCOMPARE(texts.value(change.key()), change.value());
    }
    m_log = log;
}

void TestKilled::acknowledgedIsThere()
{
    int duringCheckpoints = 0;
    for (int round = 0; round < m_kills; ++round) {
        constexpr int checkpointEvery = 3;
        const Moment moment = round % checkpointEvery == 0 ? Moment::Checkpoint : Moment::Talk;
        duringCheckpoints += moment == Moment::Checkpoint ? 1 : 0;
        ServerProcess server;
        QVERIFY2(server.start(options(m_folder)), qPrintable(server.output()));
        QVERIFY(talkUntilKilled(server, moment));
        QCOMPARE(server.process().exitStatus(), QProcess::CrashExit);
        ServerProcess next;
        QVERIFY2(next.start(options(m_folder)), qPrintable(next.output()));
        check(next);
        QCOMPARE(next.stop(), 0);
        if (QTest::currentTestFailed())
            return;
    }
    qsizetype acknowledged = 0;
    for (const auto &poster : m_posters)
        acknowledged += poster->acknowledged().size();
    QVERIFY(acknowledged > 0);
    qInfo("%d kills, %d of them in a checkpoint; %lld acknowledged, %lld in the log, 0 missing, 0 doubled",
          m_kills, duringCheckpoints, qint64(acknowledged), qint64(m_log.size()));
}

// As soon as there is a file the schema is on its way.
void TestKilled::duringTheFirstStart()
{
    for (int round = 0; round < std::max(m_kills / 4, 1); ++round) {
        const QTemporaryDir folder;
        ServerProcess server;
        QFileSystemWatcher watcher({folder.path()});
        connect(&watcher, &QFileSystemWatcher::directoryChanged, &server.process(), [&] {
            if (QFile::exists(folder.filePath(QStringLiteral("log.sqlite"))))
                server.process().kill();
        });
        server.launch(options(folder));
        QVERIFY(QTest::qWaitFor([&] { return server.process().state() == QProcess::NotRunning; }, 20'000));
        ServerProcess next;
        QVERIFY2(next.start(options(folder)), qPrintable(next.output()));
        QCOMPARE(next.stop(), 0);
    }
}

QTEST_GUILESS_MAIN(TestKilled)
#include "tst_killed.moc"
