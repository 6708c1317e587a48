// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/messagesearch.h"
#include "server/store/sqliteindexer.h"
#include "server/store/sqlitesearcher.h"
#include "server/store/workerthread.h"

#include <QObject>
#include <QTimer>
#include <deque>

namespace Parlor {

/// Searches a log in an SQLite file, and keeps its index: in the background, behind every commit, going on at
/// the next start where it was. What was changed or removed leaves the files of the index within seconds;
/// where much was, that takes a tenth of the index thread's time until it is done. Lives in the thread that
/// made it; indexes in one thread of its own and searches in another.
class SqliteSearch final : public MessageSearch
{
    Q_DISABLE_COPY_MOVE(SqliteSearch)

public:
    SqliteSearch();
    /// Leaves nothing in the index that was removed, unless that takes long. Nobody is called back any more.
    ~SqliteSearch() override;

    /// Once, before anything is written to the log that lies in @p folder, whose highest position ever is
    /// @p last.
    void start(const QString &folder, qint64 last);
    /// Events were written, the last at @p position (0: none); @p isSomethingRemoved: without an event that
    /// says so.
    void onCommitted(qint64 position, bool isSomethingRemoved);
    /// More was written meanwhile than the index may lag behind: the next commit waits for onCaughtUp().
    bool isTooFarBehind() const;
    void onCaughtUp(std::function<void()> call) { m_caughtUp = std::move(call); }

    void search(const SearchRequest &request, std::function<void(SearchResult)> done) override;

private:
    struct Waiting
    {
        SearchRequest request;
        std::function<void(SearchResult)> done;
    };

    void goOn();
    void run(IndexState (*step)(SqliteIndexer &));
    void onStep(const IndexState &state);
    void onCleaned(IndexState::Cleaning cleaning);
    void cleanLater();
    void searchNext();

    bool m_isUsable = false;
    qint64 m_last = 0, m_indexed = 0; ///< positions: of the log, and how far the index is
    qint64 m_mostBehind = 0;
    bool m_isStepUnderWay = false;
    bool m_isSomethingRemoved = true; ///< perhaps: nobody knows how the last server ended
    bool m_isCleaning = false;
    bool m_isCleanTurn = false; ///< else it is the turn of new events
    int m_rebuilt = 0;          ///< shards, since m_isCleaning
    QTimer m_cleanLater, m_cleanPause, m_tryLater;
    std::function<void()> m_caughtUp;
    std::deque<Waiting> m_waiting; ///< the first is under way

    QObject m_context; ///< what is posted to it dies with this
    WorkerThread<SqliteIndexer> m_indexer;
    WorkerThread<SqliteSearcher> m_searcher;
};

} // namespace Parlor
