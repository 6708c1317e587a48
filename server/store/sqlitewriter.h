// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/sqliteconnection.h"
#include "server/store/sqlitedirectory.h"
#include "server/store/sqlitemarks.h"
#include "server/store/sqlitewrites.h"

#include <QHash>
#include <QString>
#include <optional>

namespace Parlor {

struct AmendDecision;

/// The one that writes: takes all that waits and commits it in one transaction, or nothing of it. Made
/// anywhere, used and destroyed in the store's thread. Opens the file at the first write, and anew after the
/// disk failed.
class SqliteWriter final
{
    Q_DISABLE_COPY_MOVE(SqliteWriter)

public:
    struct Config
    {
        QString file; ///< there already, of the current version
        Durability durability = Durability::Full;
        qint64 mostBytes = 0;       ///< the file grows no further; 0: as the disk allows
        qint64 messagesPerRoom = 0; ///< the oldest above this number are removed; 0: none
    };

    explicit SqliteWriter(Config config);
    ~SqliteWriter();

    /// Returns when it is committed, as durable as was asked for.
    Written write(const Writes &writes);
    /// Moves what the write-ahead log holds into the file and empties it, so that nothing is left of what was
    /// erased. @return false if somebody reads just now; then once more later.
    bool emptyWriteAheadLog();

private:
    struct Log
    {
        qint64 number = 0;
        LogState state;
        qint64 time = 0;  ///< of the last event; 0: that is gone
        qint64 count = 0; ///< of the events that are there; only where messagesPerRoom is set
    };
    struct Statements
    {
        QSqlQuery findLog, addLog, countLog, setLast, setTopic, insert, findById, findBySeq, changeText,
            seqFromEnd, removeOldest, firstSince, fromNewest, forgetEvents, forgetLog;
    };

    bool open();
    bool writeAll(const Writes &writes, Written &written);
    bool write(const AppendEvent &append, Written &written);
    bool write(const AmendMessage &amend, Written &written);
    bool write(const RetainLog &retain, Written &written);
    bool write(const ForgetLog &forget, Written &written);
    bool write(const ForgetRoom &forget, Written &written);
    bool write(const Confirm &, Written &written);
    template <typename Entry>
    bool write(const Entry &entry, Written &written); ///< of the directory
    bool finish(Written &written);
    bool trim(Log &log, Written &written);
    bool removeOldest(Log &log, Seq first);
    std::optional<Seq> firstKept(const Log &log, const Retention &rule);
    std::optional<Seq> findSeq(QSqlQuery &query, Seq otherwise);
    bool run(QSqlQuery &query);
    Log *log(const QString &room, const QString &epochIfNew);
    bool insert(Log &log, const Event &event);
    std::optional<Event> find(QSqlQuery &query, const Log &log, const QString &room);
    std::optional<Event> findBySeq(const Log &log, const QString &room, Seq seq);
    std::optional<Event> findRepeated(const Log &log, const Event &event);
    bool decideOn(const Log &log, const AmendMessage &amend, std::optional<Event> &target,
                  AmendDecision &decision);
    bool change(const Log &log, Event &target, const Event &amendment);
    bool answerIsSo(const Log &log, const Event &wish, Written &written);
    bool quote(const Log &log, Event &reply);
    bool setTopic(const Log &log, const QString &topic);
    void closeStatements();
    void count(Log &log, Event event, Written &written);
    void giveUp(const Writes &writes, Written &written);

    Config m_config;
    SqliteConnection m_connection;
    std::optional<Statements> m_statements; // die before their connection
    std::optional<SqliteMarks> m_marks;
    std::optional<SqliteDirectory> m_directory;
    qint64 m_position = 0;      ///< of the event that was inserted last
    QHash<QString, Log> m_logs; ///< what is known of them; forgotten with a transaction that failed
    StoreProblem m_problem;
};

} // namespace Parlor
