// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT

// Nothing acknowledged is lost, nothing is shown twice: many clients talk through a network that cuts them
// off all the time, and in the end each of them shows what the log has.
//
// The long form, by hand:
//     PARLOR_CHAOS_CLIENTS=50 PARLOR_CHAOS_MESSAGES=10000 PARLOR_CHAOS_CUTS=500 PARLOR_CHAOS_ACK_CUTS=50
//     build/release/tests/tst_chaos
// PARLOR_CHAOS_SEED repeats the plan of a run; PARLOR_CHAOS_SERVER names another server program.

#include "tests/integration/chatter.h"
#include "tests/integration/logreader.h"
#include "tests/support/cuttingproxy.h"
#include "tests/support/serverprocess.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

using namespace Parlor;

class TestChaos final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everybodyShowsTheLog_data() { addStorages(); }
    void everybodyShowsTheLog();
    void returnsAfterTooMuch_data() { addStorages(); }
    void returnsAfterTooMuch();

private:
    static void addStorages();
    void start();
    Chatter &join(quint16 port);
    bool waitFor(const std::function<bool()> &holds) const;
    bool all(bool (*holds)(const Chatter &)) const;
    bool isCaughtUp() const;
    void readLog();
    void compare() const;

    quint32 m_seed = 0;
    int m_patience = 0;                      ///< milliseconds; bounds the test, measures nothing
    std::unique_ptr<QTemporaryDir> m_folder; ///< of a server that writes to a disk
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<CuttingProxy> m_proxy;
    std::vector<std::unique_ptr<Chatter>> m_chatters;
    Events m_log;
};

static int setting(const char *name, int otherwise)
{
    return qEnvironmentVariableIsSet(name) ? qEnvironmentVariableIntValue(name) : otherwise;
}

void TestChaos::addStorages()
{
    QTest::addColumn<QString>("storage");
    QTest::newRow("memory") << QStringLiteral("memory");
#ifndef __SANITIZE_THREAD__
    // A page that was read may die in the thread that read it, when Qt counts that thread's reference to the
    // queued call as the last one; the sanitizer does not see Qt count.
    QTest::newRow("sqlite") << QStringLiteral("sqlite");
#endif
}

void TestChaos::init()
{
    m_seed = quint32(setting("PARLOR_CHAOS_SEED", int(QRandomGenerator::system()->bounded(1'000'000))));
    m_patience = 60'000;
    m_log.clear();
}

void TestChaos::start()
{
    QFETCH(const QString, storage);
    QStringList arguments{QStringLiteral("--storage"), storage};
    if (storage == QLatin1String("sqlite")) {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        arguments += {QStringLiteral("--data"), m_folder->path()};
    }
    arguments +=
        {QStringLiteral("--limit"), QStringLiteral("all=0")}; // what nobody may do so often in earnest
    m_server = std::make_unique<ServerProcess>();
    m_server->setProgram(qEnvironmentVariable("PARLOR_CHAOS_SERVER", ServerProcess::binary()));
    QVERIFY(m_server->start(arguments));
    m_proxy = std::make_unique<CuttingProxy>(m_server->port());
    QVERIFY(m_proxy->listen());
}

void TestChaos::cleanup()
{
    m_chatters.clear();
    m_proxy.reset();
    if (m_server) { // a sanitizer in it speaks up in its output, and then in its exit status
        const int status = m_server->stop();
        QVERIFY2(status == 0, qUtf8Printable(m_server->output()));
    }
    m_server.reset();
    m_folder.reset();
}

Chatter &TestChaos::join(quint16 port)
{
    const auto number = m_chatters.size() + 1;
    m_chatters.push_back(
        std::make_unique<Chatter>(QStringLiteral("Person %1").arg(number), m_seed + quint32(number)));
    m_chatters.back()->join(QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(port)));
    return *m_chatters.back();
}

/// QTRY_ sleeps 10 ms whenever it has looked, and so would everybody here, the proxy among them.
bool TestChaos::waitFor(const std::function<bool()> &holds) const
{
    QEventLoop loop;
    QTimer::singleShot(m_patience, &loop, &QEventLoop::quit);
    QTimer look;
    connect(&look, &QTimer::timeout, &loop, [&] {
        if (holds())
            loop.quit();
    });
    look.start(10);
    loop.exec();
    if (holds())
        return true;
    for (const auto &each : m_chatters)
        qWarning("%s", qUtf8Printable(each->describe()));
    return false;
}

bool TestChaos::all(bool (*holds)(const Chatter &)) const
{
    return std::all_of(m_chatters.begin(), m_chatters.end(), [&](const auto &each) { return holds(*each); });
}

/// Whoever was reset has to page back first.
bool TestChaos::isCaughtUp() const
{
    bool caughtUp = true;
    for (const auto &each : m_chatters) {
        each->loadOlder();
        caughtUp = caughtUp && each->isThere() && each->shown() >= m_log.size();
    }
    return caughtUp;
}

void TestChaos::readLog()
{
    LogReader reader;
    reader.read(m_server->webSocketUrl());
    QVERIFY(waitFor([&] { return reader.isDone(); }));
    m_log = reader.events();
}

/// The log against what was typed, and what everybody shows against the log.
void TestChaos::compare() const
{
    TranscriptDifference log;
    TranscriptDifference shown;
    QStringList expected;
    for (const Event &event : m_log)
        expected += transcriptLine(event);
    for (const auto &each : m_chatters) {
        QStringList written;
        for (const Event &event : m_log) {
            if (event.author.id == each->id())
                written += event.text;
        }
        log += compareTranscripts(each->typed(), written);
        shown += compareTranscripts(expected, each->transcript());
        QCOMPARE(each->trouble(), QString());
    }
    qInfo("%lld events in the log: %s", qint64(m_log.size()), qUtf8Printable(log.text()));
    qInfo("%zu transcripts: %s", m_chatters.size(), qUtf8Printable(shown.text()));
    QVERIFY2(log.isNone(), qUtf8Printable(QStringLiteral("the log has ") + log.text()));
    QVERIFY2(shown.isNone(), qUtf8Printable(QStringLiteral("the clients show ") + shown.text()));
}

void TestChaos::everybodyShowsTheLog()
{
    const int clients = setting("PARLOR_CHAOS_CLIENTS", 8);
    const int messages = setting("PARLOR_CHAOS_MESSAGES", 400);
    const int cuts = setting("PARLOR_CHAOS_CUTS", 40);
    const int beforeAck = setting("PARLOR_CHAOS_ACK_CUTS", 8);
    qInfo("seed %u: %d clients, %d messages, %d cuts", m_seed, clients, messages, cuts);
    m_patience = std::max(m_patience, messages * 60);

    start();
    if (QTest::currentTestFailed())
        return;
    while (int(m_chatters.size()) < clients)
        join(m_proxy->port());
    QVERIFY(waitFor([&] { return all([](const Chatter &each) { return each.isThere(); }); }));
    // Only now: somebody who never heard a welcome has no token to come back with.
    m_proxy->start({m_seed, cuts, beforeAck, messages});
    for (int i = 0; i < clients; ++i)
        m_chatters[size_t(i)]->say(messages / clients + (i < messages % clients ? 1 : 0));
    QVERIFY(waitFor([&] { return all([](const Chatter &each) { return each.isDone(); }); }));
    qInfo("cuts: %s", qUtf8Printable(m_proxy->counts().text()));
    QVERIFY(m_proxy->isPlanDone());
    QCOMPARE(m_proxy->counts().total(), cuts);
    QCOMPARE(m_proxy->counts()[CutKind::BeforeAck], beforeAck);

    readLog();
    // What is doubled in the log may hide that something is missing in a transcript.
    if (m_log.size() == messages)
        QVERIFY(waitFor([&] { return isCaughtUp(); }));
    compare();
}

void TestChaos::returnsAfterTooMuch()
{
    constexpr int tooMuch = 1'100; // the server sends up to 1,000 again
    start();
    if (QTest::currentTestFailed())
        return;
    Chatter &away = join(m_proxy->port());
    Chatter &there = join(m_server->port());
    QVERIFY(waitFor([&] { return away.isThere() && there.isThere(); }));
    away.say(1);
    there.say(1);
    QVERIFY(waitFor([&] { return away.isDone() && there.isDone(); }));
    // The last that it says is written down, and it does not hear of that; the rest waits.
    away.setPatient(true);
    m_proxy->start({m_seed, 1, 1, 0});
    connect(
        m_proxy.get(), &CuttingProxy::wasCut, this, [this] { m_proxy->setDown(true); },
        Qt::SingleShotConnection);
    away.say(4);
    QVERIFY(waitFor([&] { return !away.isThere(); }));
    there.say(tooMuch);
    QVERIFY(waitFor([&] { return there.isDone(); }));
    QVERIFY(!away.isDone());
    m_proxy->start({m_seed, 10, 0, 0}); // while it is let in again, and when it sends what waited
    m_proxy->setDown(false);
    away.setPatient(false);
    away.retryNow();
    QVERIFY(waitFor([&] { return away.isDone(); }));
    QVERIFY(away.shown() < tooMuch); // it was reset

    readLog();
    QCOMPARE(m_log.size(), tooMuch + 6);
    m_proxy->start({m_seed + 1, 10, 0, 0}); // while it pages back
    QVERIFY(waitFor([&] { return isCaughtUp(); }));
    qInfo("seed %u, cuts while paging: %s", m_seed, qUtf8Printable(m_proxy->counts().text()));
    compare();
}

QTEST_GUILESS_MAIN(TestChaos)
#include "tst_chaos.moc"
