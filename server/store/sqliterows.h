// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

class QSqlQuery;

namespace Parlor {

/// The columns of an event, in the order in which bindEvent() binds and readEvent() reads them.
inline constexpr char EventColumns[] =
    "seq, prev, kind, time, id, author, name, color, flags, text, spans, source";

/// Binds the columns of @p event from position @p first on.
void bindEvent(QSqlQuery &query, int first, const Event &event);
/// The event in the row that @p query is at; its columns are the first. Room and epoch are the caller's to
/// set.
Event readEvent(const QSqlQuery &query);

} // namespace Parlor
