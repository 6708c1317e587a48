// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What it costs to keep a chat. The files lie in the temporary folder: set TMPDIR to one on a disk.
#include "server/store/sqlitelog.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <algorithm>
#include <benchmark/benchmark.h>
#include <random>
#include <vector>

namespace Parlor {

namespace {

constexpr int LargeLog = 1'000'000;
const QString Room = QStringLiteral("lobby");

Event message(qint64 number)
{
    Event event;
    event.room = Room;
    event.id = QString::number(number);
    event.author.id = QStringLiteral("person-%1").arg(number % 30);
    event.author.name = QStringLiteral("Person %1").arg(number % 30);
    event.time = 1'767'225'600'000 + number * 1000;
    event.text =
        QStringLiteral("Message %1: shall we meet at seven, or is that too late for you?").arg(number);
    return event;
}

std::unique_ptr<SqliteLog> openLog(const QString &folder, Durability durability)
{
    auto log = std::make_unique<SqliteLog>(SqliteLog::Config{folder, durability});
    if (const StoreProblem problem = log->open())
        qFatal("cannot open the log: %s", qUtf8Printable(problem.detail));
    return log;
}

/// Appends so many, @p window of them under way at any time.
void append(SqliteLog &log, qint64 first, qint64 count, qint64 window)
{
    QEventLoop loop;
    qint64 asked = 0;
    qint64 done = 0;
    std::function<void()> more = [&] {
        for (; asked < count && asked - done < window; ++asked) {
            log.append(message(first + asked), [&](const AppendResult &result) {
                if (result.error != AppendError::None)
                    qFatal("an append failed");
                ++done;
                if (done == count)
                    loop.quit();
                else
                    more();
            });
        }
    };
    more();
    loop.exec();
}

LogPage read(SqliteLog &log, const LogRange &range)
{
    LogPage page;
    QEventLoop loop;
    log.read(Room, range, [&](LogPage answer) {
        page = std::move(answer);
        loop.quit();
    });
    loop.exec();
    return page;
}

/// A folder with a large log, made once.
const QString &largeFolder()
{
    static const QTemporaryDir folder;
    static const QString path = [] {
        append(*openLog(folder.path(), Durability::Normal), 1, LargeLog, 2000);
        return folder.path();
    }();
    return path;
}

class Times
{
public:
    void start() { m_timer.start(); }
    void stop() { m_all.push_back(double(m_timer.nsecsElapsed()) / 1e6); }
    void report(benchmark::State &state)
    {
        std::sort(m_all.begin(), m_all.end());
        const auto at = [this](double part) { return m_all[size_t(part * double(m_all.size() - 1))]; };
        state.counters["p50_ms"] = at(0.50);
        state.counters["p95_ms"] = at(0.95);
        state.counters["p99_ms"] = at(0.99);
    }

private:
    QElapsedTimer m_timer;
    std::vector<double> m_all;
};

void appendMany(benchmark::State &state, Durability durability)
{
    const QTemporaryDir folder;
    const auto log = openLog(folder.path(), durability);
    qint64 next = 1;
    for (auto _ : state) {
        constexpr qint64 count = 20'000;
        append(*log, next, count, state.range(0));
        next += count;
    }
    state.SetItemsProcessed(next - 1);
}
BENCHMARK_CAPTURE(appendMany, full, Durability::Full)->Arg(80)->Arg(1000)->UseRealTime()->Iterations(10);
BENCHMARK_CAPTURE(appendMany, normal, Durability::Normal)->Arg(80)->Arg(1000)->UseRealTime()->Iterations(10);

void appendOne(benchmark::State &state, Durability durability)
{
    const QTemporaryDir folder;
    const auto log = openLog(folder.path(), durability);
    qint64 next = 1;
    Times times;
    for (auto _ : state) {
        times.start();
        append(*log, next++, 1, 1);
        times.stop();
    }
    times.report(state);
}
BENCHMARK_CAPTURE(appendOne, full, Durability::Full)->UseRealTime()->Iterations(2000);
BENCHMARK_CAPTURE(appendOne, normal, Durability::Normal)->UseRealTime()->Iterations(2000);

void openLarge(benchmark::State &state)
{
    const QString folder = largeFolder();
    for (auto _ : state)
        openLog(folder, Durability::Full);
}
BENCHMARK(openLarge)->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(20);

void pageAnywhere(benchmark::State &state, LogRange::Place place)
{
    const auto log = openLog(largeFolder(), Durability::Full);
    std::mt19937 random(1);
    std::uniform_int_distribution<Seq> anywhere(1, LargeLog);
    Times times;
    for (auto _ : state) {
        const Seq seq = anywhere(random);
        const qint64 at = place == LogRange::Place::Time ? message(seq).time : seq;
        times.start();
        benchmark::DoNotOptimize(read(*log, {place, at, 50}));
        times.stop();
    }
    times.report(state);
}
BENCHMARK_CAPTURE(pageAnywhere, before, LogRange::Place::Before)->UseRealTime()->Iterations(2000);
BENCHMARK_CAPTURE(pageAnywhere, around, LogRange::Place::Around)->UseRealTime()->Iterations(2000);
BENCHMARK_CAPTURE(pageAnywhere, time, LogRange::Place::Time)->UseRealTime()->Iterations(2000);

void resumeThousand(benchmark::State &state)
{
    constexpr int page = 200, pages = 5;
    const auto log = openLog(largeFolder(), Durability::Full);
    for (auto _ : state) {
        Seq from = LargeLog - page * pages;
        for (int i = 0; i < pages; ++i)
            from = read(*log, {LogRange::Place::After, from, page}).events.last().seq;
    }
}
BENCHMARK(resumeThousand)->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(50);

} // namespace

} // namespace Parlor
