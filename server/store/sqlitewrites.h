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
struct AmendMessage
{
    Event event; ///< as AppendEvent's
    AmendRule rule;
};
struct RetainLog ///< a step of it
{
    QString room;
    Retention rule;
    Seq first = 0; ///< what the rule keeps begins there; 0: is to be found out
};
struct ForgetLog
{
    QString room;
};
struct SaveFact
{
    QString name;
    QString value;
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
struct ForgetRoom ///< and all visits to it
{
    QString id;
};
struct SaveVisit
{
    KnownVisit visit;
};
struct ForgetVisit
{
    QString person;
    QString room;
};
/// Nothing: says that all before it is written.
struct Confirm
{ };
using Write = std::variant<AppendEvent, AmendMessage, RetainLog, ForgetLog, SaveFact, SavePerson,
                           ForgetPerson, SaveRoom, ForgetRoom, SaveVisit, ForgetVisit, Confirm>;
using Writes = std::vector<Write>;

/// Whether @p write gets an answer.
inline bool isAnswered(const Write &write)
{
    return std::holds_alternative<AppendEvent>(write) || std::holds_alternative<AmendMessage>(write)
        || std::holds_alternative<Confirm>(write);
}

/// What became of one transaction.
struct Written
{
    std::vector<AppendResult> appended;  ///< one for each that isAnswered(), in their order
    QHash<QString, LogState> logs;       ///< those that changed, by room
    std::optional<StoreProblem> problem; ///< nothing of it was written
    QHash<QString, Seq> toRetain;        ///< RetainLog::first of rooms that have more to be removed
    bool trimmed = false;                ///< as `erased`, but with every append: no hurry
    qint64 position = 0;                 ///< of the last event that was added; 0: none was
    bool isSomethingRemoved = false;     ///< from the logs, without an event that says so
    bool erased = false;                 ///< something was taken away that the write-ahead log may still hold
};

} // namespace Parlor
