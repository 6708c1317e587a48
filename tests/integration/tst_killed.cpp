// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/logreader.h"
#include "tests/integration/roomkeeper.h"
#include "tests/integration/tirelessposter.h"
#include "tests/support/serverprocess.h"

#include <QDeadlineTimer>
#include <QFileSystemWatcher>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <array>
#include <memory>
#include <vector>

using namespace Parlor;

/// kill -9, again and again, while people talk, edit, delete and react, and a room loses its oldest: what was
/// acknowledged is there, once, under the same seq and in the same order, and as it was changed last, of what
/// a room has lost there is nothing, and whoever comes back is the same person. PARLOR_KILLS says how often
/// (6; many need a longer QTEST_FUNCTION_TIMEOUT), PARLOR_SEED repeats a run.
class TestKilled final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void acknowledgedIsThere();
    void duringTheFirstStart();

private:
    enum class Moment { Retention, Checkpoint, Talk };
    bool talkUntilKilled(ServerProcess &server, Moment moment);
    void check(ServerProcess &server, Moment moment);
    void checkLobby(const LogReader &reader);
    void checkRoom(const LogReader &reader);
    void checkPins(const LogReader &reader) const;
    void checkPromises(const Events &log, Seq first, const QString &title) const;
    bool read(LogReader &reader, const ServerProcess &server) const;
    qsizetype acknowledged() const;
    static QStringList options(const QTemporaryDir &folder)
    {
        return {QStringLiteral("--data"), folder.path(), QStringLiteral("--limit"), QStringLiteral("all=0")};
    }

    const QTemporaryDir m_folder;
    std::vector<std::unique_ptr<TirelessPoster>> m_posters; ///< some in the lobby, some in the kept room
    const QString m_title = QStringLiteral("Kept");
    RoomKeeper m_keeper{QStringLiteral("Keeper"), m_title};
    QRandomGenerator m_random;
    Events m_log; ///< the lobby's, as it was read last
    int m_kills = 0;
    int m_unfinished = 0; ///< how often the next server still had something to remove
};

static qsizetype messages(const Events &log)
{
    return std::count_if(log.begin(), log.end(),
                         [](const Event &event) { return event.kind == EventKind::Message; });
}

void TestKilled::initTestCase()
{
    bool isGiven = false;
    quint32 seed = qEnvironmentVariable("PARLOR_SEED").toUInt(&isGiven);
    if (!isGiven)
        seed = QRandomGenerator::system()->generate();
    m_random.seed(seed);
    m_kills = qEnvironmentVariableIsSet("PARLOR_KILLS") ? qEnvironmentVariableIntValue("PARLOR_KILLS") : 6;
    qInfo("PARLOR_SEED=%u, %d kills", seed, m_kills);
    for (int i = 1; i <= 8; ++i) {
        const QString title = i % 2 == 0 ? m_title : QString();
        m_posters.push_back(std::make_unique<TirelessPoster>(QStringLiteral("P%1").arg(i), title));
    }
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
    if (moment == Moment::Retention)
        connect(&m_keeper, &RoomKeeper::isHalfTrimmed, &context, [&] { server.process().kill(); });
    m_keeper.join(server.webSocketUrl(), moment == Moment::Retention);
    for (const auto &poster : m_posters)
        poster->join(server.webSocketUrl());
    // QTest::qWaitFor() sleeps 10 ms whenever it has looked, and so would everybody here.
    QSignalSpy ended(&server.process(), &QProcess::finished);
    return ended.wait(60'000);
}

bool TestKilled::read(LogReader &reader, const ServerProcess &server) const
{
    QSignalSpy done(&reader, &LogReader::done);
    reader.read(server.webSocketUrl());
    return done.wait(60'000);
}

void TestKilled::check(ServerProcess &server, Moment moment)
{
    LogReader room(m_title); // first, before the server goes on with what it has to lose
    QVERIFY(read(room, server));
    checkRoom(room);
    if (moment == Moment::Retention && messages(room.events()) > RoomKeeper::Kept)
        ++m_unfinished;
    LogReader lobby;
    QVERIFY(read(lobby, server));
    checkLobby(lobby);
    for (const QDeadlineTimer patience(20'000); !QTest::currentTestFailed();) {
        LogReader later(m_title);
        QVERIFY(read(later, server));
        checkRoom(later);
        if (later.room().keepMessages == 0 || messages(later.events()) == RoomKeeper::Kept)
            break;
        QVERIFY2(!patience.hasExpired(), "the server does not go on with what the room has to lose");
    }
    QCOMPARE(m_keeper.trouble(), QString());
    for (const auto &poster : m_posters)
        QCOMPARE(poster->trouble(), QString());
}

void TestKilled::checkLobby(const LogReader &reader)
{
    const Events &log = reader.events();
    QVERIFY2(log.size() >= m_log.size(), "something is gone");
    for (qsizetype i = 0; i < m_log.size(); ++i) { // the same events under the same seqs
        QCOMPARE(log.at(i).id, m_log.at(i).id);
        QCOMPARE(log.at(i).seq, m_log.at(i).seq);
    }
    QCOMPARE(log.isEmpty() ? 0 : log.constFirst().prev, 0);
    checkPromises(log, 0, {});
    m_log = log;
}

// While it was read the room may have lost more: what was read before that goes.
void TestKilled::checkRoom(const LogReader &reader)
{
    Events log = reader.events();
    log.removeIf([&](const Event &event) { return event.seq < reader.first(); });
    QVERIFY(log.isEmpty() || log.constFirst().prev < reader.first());
    const bool isSteady = reader.room().first == reader.first();
    for (const Event &event :
         std::as_const(log)) { // what it was about is gone, and so is what it said of that
        const bool isOfLost = isSteady && event.target > 0 && event.target < reader.first();
        QVERIFY2(!isOfLost || event.text.isEmpty(), qUtf8Printable(event.id + u' ' + event.text));
    }
    if (reader.room().keepMessages > 0)
        QVERIFY2(messages(log) >= RoomKeeper::Kept, "more is gone than there was to lose");
    checkPromises(log, reader.first(), m_title);
    checkPins(reader);
}

void TestKilled::checkPins(const LogReader &reader) const
{
    const Seq first = reader.room().first; // of the moment when the pins were told
    QVector<Seq> there, promised;
    for (const Seq seq : reader.pins()) {
        QVERIFY(seq >= first);
        QVERIFY2(!m_keeper.unpinned().contains(seq), qPrintable(QString::number(seq)));
        if (m_keeper.pinned().contains(seq))
            there.append(seq);
    }
    for (const Seq seq : m_keeper.pinned()) {
        if (seq >= first)
            promised.append(seq);
    }
    QCOMPARE(there, promised);
}

// What those who talk in that room were promised, as far as it lies not before @p first.
void TestKilled::checkPromises(const Events &log, Seq first, const QString &title) const
{
    QHash<QString, const Event *> events;
    const Event *last = nullptr;
    for (const Event &event : log) {
        if (!event.id.isEmpty() && event.kind != EventKind::Pin)
            QVERIFY2(!events.contains(event.id), qPrintable(event.id + QStringLiteral(" is there twice")));
        if (last)
            QCOMPARE(event.prev, last->seq);
        QVERIFY(event.seq > event.prev);
        last = &event;
        events.insert(event.id, &event);
    }
    for (const auto &poster : m_posters) {
        if (poster->title() != title)
            continue;
        for (auto ack = poster->acknowledged().begin(); ack != poster->acknowledged().end(); ++ack) {
            const Event *const event = events.value(ack.key());
            QCOMPARE(event ? event->seq : 0, ack.value() >= first ? ack.value() : 0);
        }
        for (auto change = poster->changed().begin(); change != poster->changed().end(); ++change) {
            if (const Event *const event = events.value(change.key())) // else the room has lost it
                QCOMPARE(event->text, change.value());
        }
        for (auto mark = poster->reacted().begin(); mark != poster->reacted().end(); ++mark) {
            const Event *const event = events.value(mark.key());
            const QVector<Reaction> promised{{TirelessPoster::emoji(), {poster->person()}}};
            if (event)
                QCOMPARE(event->reactions, mark.value() ? promised : QVector<Reaction>());
        }
    }
}

qsizetype TestKilled::acknowledged() const
{
    qsizetype count = 0;
    for (const auto &poster : m_posters)
        count += poster->acknowledged().size();
    return count;
}

void TestKilled::acknowledgedIsThere()
{
    QHash<Moment, int> kills;
    for (int round = 0; round < m_kills; ++round) {
        const std::array moments{Moment::Retention, Moment::Checkpoint, Moment::Talk};
        const Moment moment = moments[size_t(round) % moments.size()];
        ++kills[moment];
        ServerProcess server;
        QVERIFY2(server.start(options(m_folder)), qPrintable(server.output()));
        QVERIFY(talkUntilKilled(server, moment));
        QCOMPARE(server.process().exitStatus(), QProcess::CrashExit);
        ServerProcess next;
        QVERIFY2(next.start(options(m_folder)), qPrintable(next.output()));
        check(next, moment);
        QCOMPARE(next.stop(), 0);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(acknowledged() > 0);
    qInfo(
        "%d kills: %d while a room lost its oldest (%d left it to the next server), %d in a checkpoint; %lld "
        "acknowledged, %lld in the lobby's log, 0 missing, 0 doubled",
        m_kills, kills[Moment::Retention], m_unfinished, kills[Moment::Checkpoint], qint64(acknowledged()),
        qint64(m_log.size()));
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
