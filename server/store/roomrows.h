// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/directory.h"

class QSqlQuery;

namespace Parlor {

/// All rooms, without their members, in the order in which they were made; for readRoom().
inline constexpr char SelectRooms[] =
    "SELECT id, title, owner, flags, newcomers, newcomers_last, keep_days, keep_messages, welcome FROM rooms "
    "ORDER BY number";
/// Writes one, without its members; for bindRoom().
inline constexpr char UpsertRoom[] =
    "INSERT INTO rooms (id, title, owner, flags, newcomers, newcomers_last, keep_days, keep_messages, "
    "welcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title, "
    "owner = excluded.owner, flags = excluded.flags, newcomers = excluded.newcomers, "
    "newcomers_last = excluded.newcomers_last, keep_days = excluded.keep_days, "
    "keep_messages = excluded.keep_messages, welcome = excluded.welcome";

void bindRoom(QSqlQuery &query, const KnownRoom &room);
/// The room in the row that @p query is at.
KnownRoom readRoom(const QSqlQuery &query);

} // namespace Parlor
