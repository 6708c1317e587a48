// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/sqlitewriter.h"

#include <QVariant>
#include <algorithm>

// The part of SqliteWriter that removes the oldest.

namespace Parlor {

namespace {

// Some milliseconds, which is what an append may wait for it.
constexpr Seq RemovedPerStep = 500;

} // namespace

bool SqliteWriter::trim(Log &log, Written &written)
{
    if (m_config.messagesPerRoom <= 0 || log.count <= m_config.messagesPerRoom)
        return true;
    QSqlQuery &fromEnd = m_statements->seqFromEnd;
    fromEnd.bindValue(0, log.number);
    fromEnd.bindValue(1, m_config.messagesPerRoom - 1);
    const std::optional<Seq> first = findSeq(fromEnd, log.state.first);
    written.trimmed = true;
    written.isSomethingRemoved = true;
    return first && removeOldest(log, *first);
}

bool SqliteWriter::write(const RetainLog &retain, Written &written)
{
    Log *const log = this->log(retain.room, {});
    if (!log)
        return !m_problem; // it was forgotten meanwhile
    // once for all steps: it may take as long as each of them
    const std::optional<Seq> first =
        retain.first > 0 ? std::optional(retain.first) : firstKept(*log, retain.rule);
    if (!first)
        return false;
    const Seq reached = std::min(*first, log->state.first + RemovedPerStep);
    if (reached <= log->state.first)
        return true;
    if (reached < *first)
        written.toRetain.insert(retain.room, *first);
    else
        written.erased = true; // once for all steps
    written.isSomethingRemoved = true;
    if (!removeOldest(*log, reached))
        return false;
    written.logs.insert(retain.room, log->state);
    return true;
}

// Nothing: it could not be read.
std::optional<Seq> SqliteWriter::firstKept(const Log &log, const Retention &rule)
{
    Seq first = log.state.first;
    if (rule.notBefore > 0) {
        QSqlQuery &since = m_statements->firstSince;
        since.bindValue(0, log.number);
        since.bindValue(1, rule.notBefore);
        const std::optional<Seq> found = findSeq(since, log.state.last + 1);
        if (!found)
            return std::nullopt;
        first = std::max(first, *found);
    }
    if (rule.messages > 0) {
        QSqlQuery &newest = m_statements->fromNewest;
        newest.bindValue(0, log.number);
        newest.bindValue(1, log.state.last);
        newest.bindValue(2, rule.messages - 1);
        const std::optional<Seq> found = findSeq(newest, log.state.first);
        if (!found)
            return std::nullopt;
        first = std::max(first, *found);
    }
    return first;
}

// What lies before @p first, which is there, or is behind the last.
bool SqliteWriter::removeOldest(Log &log, Seq first)
{
    QSqlQuery &remove = m_statements->removeOldest;
    remove.bindValue(0, log.number);
    remove.bindValue(1, first);
    if (!run(remove))
        return false;
    log.count -= remove.numRowsAffected(); // of the connection's last statement
    log.state.first = first;
    return m_marks->trim(log.number, first);
}

// @p otherwise: nothing was found. Nothing: it could not be read.
std::optional<Seq> SqliteWriter::findSeq(QSqlQuery &query, Seq otherwise)
{
    if (!run(query))
        return std::nullopt;
    const Seq seq = query.next() ? query.value(0).toLongLong() : otherwise;
    query.finish();
    return seq;
}

} // namespace Parlor
