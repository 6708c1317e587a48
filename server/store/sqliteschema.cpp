// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqliteschema.h"

#include "server/store/sqliteconnection.h"

namespace Parlor {

namespace {

constexpr qint64 ApplicationId = 0x5061726c; // "Parl"

Migration firstVersion()
{
    return {
        // seqs are counted here, because retention may remove all events of a room
        QStringLiteral("CREATE TABLE logs (number INTEGER PRIMARY KEY, room TEXT NOT NULL UNIQUE, "
                       "epoch TEXT NOT NULL, last INTEGER NOT NULL DEFAULT 0)"),
        QStringLiteral(
            "CREATE TABLE events (position INTEGER PRIMARY KEY AUTOINCREMENT, "
            "log INTEGER NOT NULL REFERENCES logs, seq INTEGER NOT NULL, prev INTEGER NOT NULL, "
            "kind INTEGER NOT NULL, time INTEGER NOT NULL, id TEXT, author TEXT NOT NULL, "
            "name TEXT NOT NULL, color INTEGER NOT NULL, flags INTEGER NOT NULL, "
            "target INTEGER, edited INTEGER NOT NULL, deleted INTEGER NOT NULL, text TEXT NOT NULL, "
            "spans TEXT, source TEXT)"),
        QStringLiteral("CREATE UNIQUE INDEX events_by_seq ON events (log, seq)"),
        QStringLiteral("CREATE UNIQUE INDEX events_by_id ON events (log, author, id) WHERE id IS NOT NULL"),
        QStringLiteral("CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL, token BLOB NOT NULL, "
                       "seen INTEGER NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE rooms (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
                       "title TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"),
    };
}

Migration replyReactPin()
{
    return {
        // target: of a message, the one that it answers
        QStringLiteral("ALTER TABLE events ADD COLUMN reacted INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE events ADD COLUMN emoji BLOB"),
        QStringLiteral("ALTER TABLE events ADD COLUMN is_on INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE events ADD COLUMN subject TEXT"),
        // not in the events alone, because retention may remove those
        QStringLiteral("ALTER TABLE logs ADD COLUMN topic TEXT NOT NULL DEFAULT ''"),
        // came: the seq with which the emoji came onto the message, whosever it was; NULL: taken back
        QStringLiteral(
            "CREATE TABLE reactions (log INTEGER NOT NULL REFERENCES logs, target INTEGER NOT NULL, "
            "emoji BLOB NOT NULL, person TEXT NOT NULL, seq INTEGER NOT NULL, came INTEGER, "
            "PRIMARY KEY (log, target, emoji, person)) WITHOUT ROWID"),
        // what was taken back may be far more than what is shown
        QStringLiteral("CREATE INDEX reactions_shown ON reactions (log, target, came, seq) "
                       "WHERE came IS NOT NULL"),
        QStringLiteral("CREATE TABLE pins (log INTEGER NOT NULL REFERENCES logs, target INTEGER NOT NULL, "
                       "seq INTEGER NOT NULL, is_on INTEGER NOT NULL, "
                       "PRIMARY KEY (log, target)) WITHOUT ROWID"),
    };
}

Migration roomRules()
{
    const QString add = QStringLiteral("ALTER TABLE rooms ADD COLUMN ");
    return {
        add + QStringLiteral("owner TEXT NOT NULL DEFAULT ''"),
        add + QStringLiteral("flags INTEGER NOT NULL DEFAULT 0"),
        add + QStringLiteral("newcomers INTEGER NOT NULL DEFAULT 0"),
        add + QStringLiteral("newcomers_last INTEGER NOT NULL DEFAULT 0"),
        add + QStringLiteral("keep_days INTEGER NOT NULL DEFAULT 0"),
        add + QStringLiteral("keep_messages INTEGER NOT NULL DEFAULT 0"),
        add + QStringLiteral("welcome TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("CREATE TABLE members (number INTEGER PRIMARY KEY, room TEXT NOT NULL, "
                       "person TEXT NOT NULL, UNIQUE (room, person))"),
    };
}

Migration visitsAndProfiles()
{
    return {
        QStringLiteral("CREATE INDEX messages_by_time ON events (log, time, seq) WHERE kind = 1"),
        // what of a room's past is whose, and how far they have read it
        QStringLiteral(
            "CREATE TABLE visits (person TEXT NOT NULL, room TEXT NOT NULL, since INTEGER NOT NULL, "
            "read INTEGER NOT NULL, PRIMARY KEY (person, room)) WITHOUT ROWID"),
        QStringLiteral("ALTER TABLE people ADD COLUMN away INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE people ADD COLUMN status TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("ALTER TABLE people ADD COLUMN receipts INTEGER NOT NULL DEFAULT 0"),
    };
}

StoreProblem apply(SqliteConnection &connection, const Migration &step, qint64 version)
{
    if (!connection.exec(QStringLiteral("BEGIN IMMEDIATE")))
        return connection.problem();
    bool applied = true;
    for (const QString &statement : step)
        applied = applied && connection.exec(statement);
    applied = applied && connection.exec(QStringLiteral("PRAGMA application_id = %1").arg(ApplicationId))
        && connection.exec(QStringLiteral("PRAGMA user_version = %1").arg(version))
        && connection.exec(QStringLiteral("COMMIT"));
    if (applied)
        return {};
    const StoreProblem problem = connection.problem();
    connection.exec(QStringLiteral("ROLLBACK"));
    return problem;
}

} // namespace

const std::vector<Migration> &migrations()
{
    static const std::vector<Migration> all{firstVersion(), replyReactPin(), roomRules(),
                                            visitsAndProfiles()};
    return all;
}

StoreProblem checkLog(SqliteConnection &connection)
{
    constexpr qint64 unknown = -1;
    const qint64 application = connection.number(QStringLiteral("PRAGMA application_id"), unknown);
    if (application == unknown)
        return connection.problem();
    const qint64 version = connection.number(QStringLiteral("PRAGMA user_version"));
    const qint64 today = qint64(migrations().size());
    if (application != ApplicationId || version > today)
        return {application == ApplicationId ? StoreProblem::Reason::TooNew : StoreProblem::Reason::NotALog,
                {}};
    return version == today ? StoreProblem() : StoreProblem{StoreProblem::Reason::TooOld, {}};
}

StoreProblem migrate(SqliteConnection &connection, const std::vector<Migration> &steps)
{
    constexpr qint64 unknown = -1;
    const qint64 objects = connection.number(QStringLiteral("SELECT count(*) FROM sqlite_master"), unknown);
    if (objects == unknown)
        return connection.problem();
    const qint64 application = connection.number(QStringLiteral("PRAGMA application_id"));
    if (objects > 0 && application != ApplicationId)
        return {StoreProblem::Reason::NotALog, {}};
    const qint64 version = connection.number(QStringLiteral("PRAGMA user_version"));
    if (version > qint64(steps.size()))
        return {StoreProblem::Reason::TooNew, QString::number(version)};
    for (qint64 step = version; step < qint64(steps.size()); ++step) {
        if (StoreProblem problem = apply(connection, steps[size_t(step)], step + 1))
            return problem;
    }
    return {};
}

} // namespace Parlor
