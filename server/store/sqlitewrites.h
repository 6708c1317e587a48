// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/directory.h"
#include "server/store/eventlog.h"
#include "server/store/storeproblem.h"

#include <QHash>
#include <optional>
#include <variant>
#include <vector>

// What crosses between the server thread and the store's: values only.

namespace Parlor {

struct AppendEvent
{
    Event event; ///< its epoch is that of a log nobody wrote to yet
};
struct ForgetLog
{
    QString room;
};
struct SaveServer
{
    QString id;
};
struct SavePerson
{
    KnownPerson person;
};
struct ForgetPerson
{
    QString id;
};
struct SaveRoom
{
    KnownRoom room;
};
using Write = std::variant<AppendEvent, ForgetLog, SaveServer, SavePerson, ForgetPerson, SaveRoom>;
using Writes = std::vector<Write>;

/// What became of one transaction.
struct Written
{
    std::vector<AppendResult> appended;  ///< one for each AppendEvent, in their order
    QHash<QString, LogState> logs;       ///< those that changed, by room
    std::optional<StoreProblem> problem; ///< nothing of it was written
};

} // namespace Parlor
