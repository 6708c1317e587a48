// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What it costs to search a chat that is kept. The files lie in the temporary folder: set TMPDIR to one on a
// disk.
#include "server/store/sqlitelog.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <algorithm>
#include <benchmark/benchmark.h>
#include <cmath>
#include <random>
#include <vector>

namespace Parlor {

namespace {

constexpr int Messages = 100'000;
const QString Lobby = QStringLiteral("lobby"), Attic = QStringLiteral("attic");

/// Half in Chinese, whose characters are as unequally frequent as in real texts; one of a thousand messages
/// has a rare one.
class Talk
{
public:
    Event next()
    {
        Event event;
        event.id = QString::number(++m_count);
        event.room = m_count % 10 ? Lobby : Attic;
        event.author.id = QStringLiteral("person-%1").arg(m_count % 30);
        event.author.name = QStringLiteral("Person %1").arg(m_count % 30);
        event.time = 1'767'225'600'000 + m_count * 1000;
        event.text = m_count % 2 ? chinese() : english();
        return event;
    }

private:
    QString chinese()
    {
        QString text;
        for (int left = 8 + int(m_random() % 32); left > 0; --left)
            text.append(QChar(ushort(0x4E00 + zipf(2500))));
        return m_count % 1001 ? text : text + QString::fromUtf8("罐头");
    }
    QString english()
    {
        QStringList words;
        for (int left = 5 + int(m_random() % 12); left > 0; --left) {
            QString word;
            const int kind = zipf(3000);
            for (int rest = kind + 30; rest > 0; rest /= 26)
                word.append(QChar(ushort(u'a' + rest % 26)));
            words.append(word + QStringLiteral("er"));
        }
        return words.join(QLatin1Char(' '));
    }
    int zipf(int kinds)
    {
        const double part = double(m_random()) / double(std::mt19937::max());
        return int(std::pow(double(kinds), part)) - 1;
    }

    std::mt19937 m_random{1};
    qint64 m_count = 0;
};

std::unique_ptr<SqliteLog> openLog(const QString &folder)
{
    auto log = std::make_unique<SqliteLog>(SqliteLog::Config{folder, Durability::Normal});
    if (const StoreProblem problem = log->open())
        qFatal("cannot open the log: %s", qUtf8Printable(problem.detail));
    return log;
}

void append(SqliteLog &log, Talk &talk, int count, int window)
{
    QEventLoop loop;
    int asked = 0, done = 0;
    std::function<void()> more = [&] {
        for (; asked < count && asked - done < window; ++asked) {
            log.append(talk.next(), [&](const AppendResult &result) {
                if (result.error != AppendError::None)
                    qFatal("an append failed");
                if (++done == count)
                    loop.quit();
                else
                    more();
            });
        }
    };
    more();
    loop.exec();
}

SearchResult searchOnce(SqliteLog &log, const SearchRequest &request)
{
    SearchResult found;
    QEventLoop loop;
    log.search(request, [&](SearchResult result) {
        found = std::move(result);
        loop.quit();
    });
    loop.exec();
    if (found.failed)
        qFatal("a search failed");
    return found;
}

SearchRequest lookFor(const QString &term, const QVector<SearchRoom> &rooms = {{Lobby, 0}, {Attic, 0}})
{
    SearchRequest request;
    if (!term.isEmpty())
        request.query.terms = {{term, false}};
    request.rooms = rooms;
    request.limit = 20;
    return request;
}

void waitForIndex(SqliteLog &log)
{
    while (searchOnce(log, lookFor(QStringLiteral("x"))).lag > 0) { }
}

SqliteLog &searchedLog()
{
    static const QTemporaryDir folder;
    static const std::unique_ptr<SqliteLog> log = [] {
        auto made = openLog(folder.path());
        Talk talk;
        append(*made, talk, Messages, 2000);
        waitForIndex(*made);
        return made;
    }();
    return *log;
}

void search(benchmark::State &state, const SearchRequest &request)
{
    SqliteLog &log = searchedLog();
    std::vector<double> times;
    qsizetype found = 0;
    for (auto _ : state) {
        QElapsedTimer timer;
        timer.start();
        found = searchOnce(log, request).events.size();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    state.counters["p50_ms"] = times[times.size() / 2];
    state.counters["p95_ms"] = times[times.size() * 95 / 100];
    state.counters["found"] = double(found);
}

SearchRequest from(const QString &name, const QString &term)
{
    SearchRequest request = lookFor(term);
    request.query.from = name;
    return request;
}

SearchRequest oldest(const QString &term)
{
    SearchRequest request = lookFor(term);
    request.query.before = 1'767'225'600'000 + 500'000;
    return request;
}

#define SEARCH(name, request) BENCHMARK_CAPTURE(search, name, request)->UseRealTime()->Iterations(200)
SEARCH(chinese_1_common, lookFor(QString::fromUtf8("一")));
SEARCH(chinese_1_rare, lookFor(QString::fromUtf8("罐")));
SEARCH(chinese_1_absent, lookFor(QString::fromUtf8("龘")));
SEARCH(chinese_2_common, lookFor(QString::fromUtf8("一丁")));
SEARCH(chinese_2_rare, lookFor(QString::fromUtf8("罐头")));
SEARCH(chinese_3, lookFor(QString::fromUtf8("一丁一")));
SEARCH(latin_1, lookFor(QStringLiteral("e")));
SEARCH(latin_2_common, lookFor(QStringLiteral("er")));
SEARCH(latin_2_absent, lookFor(QStringLiteral("0q")));
SEARCH(latin_grams_without_hit,
       lookFor(QStringLiteral("er er er er er er er er er er er er er er er er er er")));
SEARCH(common_in_small_room, lookFor(QStringLiteral("er"), {{Attic, 0}}));
SEARCH(common_after_my_view, lookFor(QStringLiteral("er"), {{Lobby, MaxSeq}}));
SEARCH(common_last_page, oldest(QStringLiteral("er")));
SEARCH(from_only, from(QStringLiteral("Person 7"), {}));
SEARCH(from_and_rare, from(QStringLiteral("Person 7"), QString::fromUtf8("罐")));
SEARCH(from_nobody, from(QStringLiteral("Nobody"), QStringLiteral("er")));
#undef SEARCH

/// How much is written while the index follows, how far it stays behind, and how long it takes alone.
void appendIndexed(benchmark::State &state)
{
    const QTemporaryDir folder;
    const auto log = openLog(folder.path());
    Talk talk;
    qint64 lag = 0;
    for (auto _ : state) {
        append(*log, talk, 20'000, int(state.range(0)));
        state.PauseTiming();
        lag = std::max(lag, searchOnce(*log, lookFor(QStringLiteral("x"))).lag);
        state.ResumeTiming();
    }
    QElapsedTimer timer;
    timer.start();
    const qint64 left = searchOnce(*log, lookFor(QStringLiteral("x"))).lag;
    waitForIndex(*log);
    state.counters["most_lag"] = double(lag);
    state.counters["alone_per_s"] = left > 1000 ? double(left) * 1e9 / double(timer.nsecsElapsed()) : 0;
    state.SetItemsProcessed(state.iterations() * 20'000);
}
BENCHMARK(appendIndexed)->Arg(80)->Arg(1000)->UseRealTime()->Iterations(10);

/// The wait for an acknowledgement, one message at a time, while a heavy search is always under way.
void appendWhileSearching(benchmark::State &state)
{
    SqliteLog &log = searchedLog();
    Talk talk;
    bool isOver = false;
    qint64 searches = 0;
    std::function<void()> again = [&] {
        log.search(lookFor(QStringLiteral("er"), {{Lobby, MaxSeq}}), [&](const SearchResult &) {
            ++searches;
            if (!isOver)
                again();
        });
    };
    if (state.range(0))
        again();
    std::vector<qint64> times;
    for (auto _ : state) {
        Event event = talk.next();
        event.id.clear();
        event.room = QStringLiteral("third");
        QElapsedTimer timer;
        timer.start();
        QEventLoop loop;
        log.append(event, [&](const AppendResult &) { loop.quit(); });
        loop.exec();
        times.push_back(timer.nsecsElapsed());
    }
    isOver = true;
    waitForIndex(log);
    std::sort(times.begin(), times.end());
    state.counters["p50_ms"] = double(times[times.size() / 2]) / 1e6;
    state.counters["p99_ms"] = double(times[times.size() * 99 / 100]) / 1e6;
    state.counters["searches"] = double(searches);
}
BENCHMARK(appendWhileSearching)->Arg(0)->Arg(1)->UseRealTime()->Iterations(2000);

} // namespace

} // namespace Parlor
