// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QByteArray>

class QSqlQuery;

namespace Parlor {

/// The columns of an event, in the order in which bindEvent() binds them.
inline constexpr char EventColumns[] =
    "seq, prev, kind, time, id, author, name, color, flags, target, edited, deleted, reacted, emoji, is_on, "
    "subject, text, spans, source";
/// All events with the columns that readEvent() reads; to be followed by a condition on `e`. An edit has the
/// text of its message, a reply what it answers (`target`), as far as a quote may need it: 200 code units are
/// at most 600 bytes. Text and source as bytes: of text, SQLite changes noncharacters.
inline constexpr char SelectEvents[] =
    "SELECT e.seq, e.prev, e.kind, e.time, e.id, e.author, e.name, e.color, e.flags, e.target, e.edited, "
    "e.deleted, e.reacted, e.emoji, e.is_on, e.subject, "
    "CAST(iif(e.kind = 2, t.text, e.text) AS BLOB), iif(e.kind = 2, t.spans, e.spans), "
    "CAST(iif(e.kind = 2, t.source, e.source) AS BLOB), "
    "iif(e.kind = 1, t.author, NULL), t.name, t.deleted, substr(CAST(t.text AS BLOB), 1, 800) FROM events e "
    "LEFT JOIN events t ON t.log = e.log AND t.seq = e.target";

/// number, epoch, last and first seq (LogState), and the time of the last event, of the log of one room, to
/// be bound.
inline constexpr char SelectLog[] =
    "SELECT number, epoch, last, coalesce((SELECT min(seq) FROM events WHERE log = number), "
    "iif(last > 0, last + 1, 0)), (SELECT time FROM events WHERE log = number AND seq = last) "
    "FROM logs WHERE room = ?";

/// Seq of the first message that is not older than a time: log and time are to be bound.
inline constexpr char SelectFirstSince[] =
    "SELECT seq FROM events INDEXED BY messages_by_time WHERE log = ? AND kind = 1 AND time >= ? "
    "ORDER BY time, seq LIMIT 1";
/// Seq of a message, counted from the newest: log, the highest seq and how many are to be skipped are to be
/// bound.
inline constexpr char SelectFromNewest[] =
    "SELECT seq FROM events INDEXED BY messages_by_time WHERE log = ? AND kind = 1 AND seq <= ? "
    "ORDER BY time DESC, seq DESC LIMIT 1 OFFSET ?";

/// Binds the columns of @p event from position @p first on.
void bindEvent(QSqlQuery &query, int first, const Event &event);
/// Binds text, spans and source alone; text and source are to be cast to TEXT.
void bindText(QSqlQuery &query, int first, const Event &event);
/// The event in the row that @p query is at; its columns are the first. Room, epoch and reactions are the
/// caller's to set.
Event readEvent(const QSqlQuery &query);
/// Of a column that was cast to BLOB.
QString textOf(const QByteArray &utf8);

} // namespace Parlor
