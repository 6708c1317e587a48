// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqlitesearch.h"

#include "server/store/indexfile.h"
#include "server/store/logfile.h"

#include <algorithm>
#include <utility>

namespace Parlor {

namespace {

using namespace std::chrono_literals;

// Only programs say so much so fast that commits ever wait for it.
constexpr qint64 MostBehind = 100'000;
constexpr auto TryAgain = 10s;
// What is edited is edited again: one cleaning for all that comes within it.
constexpr std::chrono::milliseconds CleanAfter = 1s;
constexpr std::chrono::milliseconds PausePerShard = 3s; // of which the rebuilding takes a tenth

} // namespace

SqliteSearch::SqliteSearch()
{
    for (QTimer *timer : {&m_cleanLater, &m_cleanPause, &m_tryLater})
        timer->setSingleShot(true);
    QObject::connect(&m_cleanLater, &QTimer::timeout, &m_context, [this] {
        m_isCleaning = true;
        goOn();
    });
    QObject::connect(&m_tryLater, &QTimer::timeout, &m_context, [this] { goOn(); });
}

SqliteSearch::~SqliteSearch()
{
    if (!m_isUsable)
        return;
    m_indexer.run(
        &m_context,
        [isSomethingRemoved = m_isSomethingRemoved](SqliteIndexer &indexer) {
            return indexer.finish(isSomethingRemoved);
        },
        [](const IndexState &) {});
}

void SqliteSearch::start(const QString &folder, qint64 last)
{
    m_isUsable = prepareIndex(indexFile(folder), last);
    if (!m_isUsable)
        return;
    m_last = last;
    m_mostBehind = last + MostBehind; // how much of that is indexed, the first step tells
    m_indexer.start(QStringLiteral("parlor-index"), logFile(folder), indexFile(folder));
    m_searcher.start(QStringLiteral("parlor-search"), logFile(folder), indexFile(folder));
    cleanLater();
    run([](SqliteIndexer &indexer) { return indexer.indexNext(); });
}

void SqliteSearch::onCommitted(qint64 position, bool isSomethingRemoved)
{
    m_last = std::max(m_last, position);
    if (isSomethingRemoved) {
        m_isSomethingRemoved = true;
        cleanLater();
    }
    goOn();
}

bool SqliteSearch::isTooFarBehind() const
{
    return m_isUsable && !m_tryLater.isActive() && m_last - m_indexed > m_mostBehind;
}

// One step at a time. New events and what is to be cleaned take turns.
void SqliteSearch::goOn()
{
    if (!m_isUsable || m_isStepUnderWay || m_tryLater.isActive())
        return;
    const bool isBehind = m_indexed < m_last;
    if (m_isCleaning && (m_isCleanTurn || !isBehind)) {
        m_isCleanTurn = false;
        if (std::exchange(m_isSomethingRemoved, false))
            run([](SqliteIndexer &indexer) { return indexer.findRemoved(); });
        else
            run([](SqliteIndexer &indexer) { return indexer.clean(); });
    } else if (isBehind) {
        m_isCleanTurn = true;
        run([](SqliteIndexer &indexer) { return indexer.indexNext(); });
    }
}

void SqliteSearch::run(IndexState (*step)(SqliteIndexer &))
{
    m_isStepUnderWay = true;
    m_indexer.run(&m_context, step, [this](const IndexState &state) { onStep(state); });
}

void SqliteSearch::onStep(const IndexState &state)
{
    m_isStepUnderWay = false;
    const bool wasTooFarBehind = isTooFarBehind();
    m_isUsable = !state.isBroken;
    if (state.failed) {
        m_isSomethingRemoved = true; // finding it may be what failed
        m_tryLater.start(TryAgain);
    } else {
        m_indexed = state.position;
        m_mostBehind = std::min(m_mostBehind, std::max<qint64>(m_last - m_indexed, 0) + MostBehind);
        onCleaned(state.cleaning);
        if (state.stale > 0)
            cleanLater();
    }
    goOn();
    if (wasTooFarBehind && !isTooFarBehind() && m_caughtUp)
        m_caughtUp();
}

void SqliteSearch::onCleaned(IndexState::Cleaning cleaning)
{
    using Cleaning = IndexState::Cleaning;
    if (cleaning == Cleaning::Rebuilt)
        ++m_rebuilt;
    if (cleaning != Cleaning::Busy && cleaning != Cleaning::Done)
        return;
    m_isCleaning = false;
    m_cleanPause.start(PausePerShard * std::exchange(m_rebuilt, 0));
    if (cleaning == Cleaning::Busy || m_isSomethingRemoved)
        cleanLater();
}

void SqliteSearch::cleanLater()
{
    if (!m_isCleaning && !m_cleanLater.isActive())
        m_cleanLater.start(std::max(CleanAfter, m_cleanPause.remainingTimeAsDuration()));
}

void SqliteSearch::search(const SearchRequest &request, std::function<void(SearchResult)> done)
{
    if (!m_isUsable) {
        SearchResult nothing;
        nothing.failed = true;
        QMetaObject::invokeMethod(
            &m_context, [done = std::move(done), nothing] { done(nothing); }, Qt::QueuedConnection);
        return;
    }
    m_waiting.push_back({request, std::move(done)});
    if (m_waiting.size() == 1)
        searchNext();
}

void SqliteSearch::searchNext()
{
    m_searcher.run(
        &m_context,
        [request = m_waiting.front().request](SqliteSearcher &searcher) { return searcher.search(request); },
        [this](SearchResult result) {
            const auto done = std::move(m_waiting.front().done);
            m_waiting.pop_front();
            if (!m_waiting.empty())
                searchNext();
            done(std::move(result));
        });
}

} // namespace Parlor
