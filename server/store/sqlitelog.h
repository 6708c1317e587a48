// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/directory.h"
#include "server/store/eventlog.h"
#include "server/store/sqlitereader.h"
#include "server/store/sqlitesearch.h"
#include "server/store/sqlitewriter.h"
#include "server/store/workerthread.h"

#include <QHash>
#include <QObject>
#include <deque>
#include <memory>

namespace Parlor {

/// The rooms' logs and the directory in an SQLite file, for as long as this lives nobody else's. Commits in
/// groups: while one transaction is being written, all that arrives gathers for the next, and what comes
/// alone waits for nobody. Lives in the thread that made it, which must run an event loop; writes in one
/// thread of its own and reads in another. Searching and what it needs have their own, too (SqliteSearch).
class SqliteLog final : public EventLog, public Directory
{
    Q_DISABLE_COPY_MOVE(SqliteLog)

public:
    struct Config
    {
        QString folder; ///< must exist; holds log.sqlite and what SQLite puts beside it
        Durability durability = Durability::Full;
        qint64 mostBytes = 0;       ///< the file grows no further; 0: as the disk allows
        qint64 messagesPerRoom = 0; ///< the oldest above this number are removed; 0: none
    };

    explicit SqliteLog(const Config &config);
    /// Writes all that it was given before it returns; nobody is called back any more.
    ~SqliteLog() override;

    /// Makes the file or brings it to today's schema, and reads what was known. Once, before all else; after
    /// a problem the log is of no use.
    StoreProblem open();

    void append(Event event, std::function<void(AppendResult)> done) override;
    void amend(Event event, const AmendRule &rule, std::function<void(AppendResult)> done) override;
    void read(const QString &room, const LogRange &range, std::function<void(LogPage)> done) override;
    void retain(const QString &room, const Retention &rule, std::function<void()> done) override;
    RoomState roomState(const QString &room) override;
    LogState state(const QString &room) override;
    void forget(const QString &room) override;
    void onHealth(std::function<void(LogHealth)> changed) override;

    void search(const SearchRequest &request, std::function<void(SearchResult)> done) override;

    const Known &known() const override;
    void saveServer(const QString &id) override;
    void savePerson(const KnownPerson &person) override;
    void forgetPerson(const QString &id) override;
    void saveRoom(const KnownRoom &room) override;
    void forgetRoom(const QString &id) override;
    void saveVisit(const KnownVisit &visit) override;
    void forgetVisit(const QString &person, const QString &room) override;
    void confirm(std::function<void(bool isWritten)> done) override;

private:
    using Done = std::function<void(AppendResult)>;
    struct Group ///< what will be one transaction
    {
        Writes writes;
        std::vector<Done> done; ///< of those that are answered
    };
    struct Read
    {
        ReadRequest request;
        std::function<void(LogPage)> done;
        quint64 behind = 0; ///< the group that must be written before
    };

    void write(Write write, Done done = {});
    void writeOn();
    void writeGroup();
    void onWritten(const Written &written);
    void keepForNextTime(const Writes &writes);
    std::vector<std::function<void()>> retainOn(const Writes &writes, const Written &written);
    void eraseLater();
    void erase();
    void onErased(bool isDone);
    void tellHealth(const std::optional<StoreProblem> &problem);
    void readOn();
    void onRead(LogPage page);

    Config m_config;
    bool m_isOpen = false;
    std::unique_ptr<SqliteConnection> m_lock;
    Known m_known;
    QHash<QString, LogState> m_states;
    QHash<QString, RoomState> m_roomStates;
    std::function<void(LogHealth)> m_healthChanged;
    LogHealth m_health = LogHealth::Ok;

    Group m_next;                            ///< gathers
    Writes m_kept;                           ///< could not be written and nobody was told: goes before m_next
    std::shared_ptr<const Writes> m_current; ///< is being written; null: nothing is
    std::vector<Done> m_currentDone;
    quint64 m_written = 0;     ///< groups that are done; m_current and m_next have the numbers behind it
    bool m_isWriteDue = false; ///< with the end of this pass of the event loop
    std::deque<Read> m_reads;  ///< some at the front are under way
    size_t m_readsUnderWay = 0;
    QHash<QString, std::function<void()>> m_retaining; ///< who waits for it, by room
    bool m_isEraseDue = false;                         ///< in a while
    bool m_isErasing = false;                          ///< the write-ahead log is to be emptied
    bool m_isEraseUnderWay = false;

    QObject m_context; ///< what is posted to it dies with the log
    WorkerThread<SqliteWriter> m_store;
    WorkerThread<SqliteReader> m_helper;
    SqliteSearch m_search; ///< goes first: the writer must be the last at the file, to leave it whole
};

} // namespace Parlor
