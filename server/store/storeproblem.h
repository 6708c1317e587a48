// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Parlor {

/// Why a folder cannot hold a chat's log.
struct StoreProblem
{
    enum class Reason {
        None,
        NoDriver,     ///< Qt's SQLite driver is not installed
        InUse,        ///< another server keeps its chat there
        NotWritable,  ///< folder or file cannot be made or written
        NotALog,      ///< the file is something else
        TooNew,       ///< written by a newer Parlor
        TooOld,       ///< written by an older one: a server must run on it once
        Damaged,      ///< the file is broken
        Full,         ///< no room on the disk
        NotThere,     ///< there is no chat, or no backup, where one was looked for
        AlreadyThere, ///< nothing is overwritten
        Other
    };
    Reason reason = Reason::None;
    QString detail; ///< what SQLite said

    explicit operator bool() const { return reason != Reason::None; }
};

} // namespace Parlor
