// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QSqlQuery>
#include <span>

namespace Parlor {

class SqliteConnection;
struct StoreProblem;

/// The reactions that are on messages now, for readReactions(); log, first and last target to be bound.
inline constexpr char SelectReactions[] =
    "SELECT target, emoji, person FROM reactions WHERE log = ? AND target BETWEEN ? AND ? AND came IS NOT "
    "NULL ORDER BY target, came, seq";

/// Gives messages of the log @p log the reactions that are on them; @p events ascend. @return false if
/// @p query, which is SelectReactions, failed.
bool readReactions(QSqlQuery &query, qint64 log, std::span<Event> events);

/// Reactions and pins as they are now, and which event made each so, also where one was taken back. For the
/// writer: one per connection, gone before it. Each function: false if a statement failed, and why is in what
/// it was made with.
class SqliteMarks final
{
    Q_DISABLE_COPY_MOVE(SqliteMarks)

public:
    /// Whether it went well, the connection says; both outlive this.
    SqliteMarks(SqliteConnection &connection, StoreProblem &problem);

    bool readReactions(qint64 log, Event &message);
    bool readPins(qint64 log, QVector<Seq> &pins);
    /// Of the event that made it as @p wish, a React or Pin, would have it; 0: none.
    bool readSeq(qint64 log, const Event &wish, Seq &seq);
    /// @p mark is written, a React or Pin.
    bool set(qint64 log, const Event &mark);
    /// The message is deleted.
    bool clear(qint64 log, Seq target);
    /// All before @p first is removed.
    bool trim(qint64 log, Seq first);
    /// The whole log is.
    bool forget(const QString &room);

private:
    bool run(QSqlQuery &query);
    bool fail(const QSqlQuery &query);
    bool setReaction(qint64 log, const Event &react);
    bool runOnRange(QSqlQuery &query, qint64 log, Seq from, Seq to);

    QSqlQuery m_selectReactions, m_selectPins, m_findReaction, m_findPin;
    QSqlQuery m_setReaction, m_setReacted, m_setPin, m_removeReactions, m_removePins;
    QSqlQuery m_forgetReactions, m_forgetPins;
    StoreProblem &m_problem;
};

} // namespace Parlor
