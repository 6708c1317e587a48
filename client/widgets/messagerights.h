// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <functional>

namespace Parlor {

struct Event;

/// What the view of the messages has to be told about one of them: what one may do with it, and who people
/// are. What is not set may not be done. A value; asked in the GUI thread.
struct MessageRights
{
    using May = std::function<bool(const Event &message)>;
    May edit, remove;
    May answer; ///< to reply, and to react
    May pin;
    /// The name of a person by id; empty: unknown.
    std::function<QString(const QString &person)> nameOf;
};

} // namespace Parlor
