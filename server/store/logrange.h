// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QVector>

namespace Parlor {

struct LogPage;
struct LogState;

/// A stretch of a room's log, to be read.
struct LogRange
{
    enum class Place {
        Before, ///< up to the seq `at`, without it; 0: up to the newest
        After,  ///< behind the seq `at`
        Around, ///< half before the seq `at`, the other half from it on
        Time,   ///< from the first message on that is not older than the time `at` (Event::time)
        Newest, ///< from where on there are `messages` messages up to the seq `at`; fewer are all
        Each    ///< those of `seqs` that are there, each once, in the order of the log
    };
    Place place = Place::Before;
    qint64 at = 0;
    int limit = 0; ///< at most so many events
    Seq since = 0; ///< as if nothing older were there
    int messages = 0;
    QVector<Seq> seqs = {};
};

/// Each of @p seqs once. Pure.
QVector<Seq> ascending(QVector<Seq> seqs);

/// Where @p page lies in the log, for LogPage::more and newer. Pure.
void setEnds(LogPage &page, const LogRange &range);

} // namespace Parlor
