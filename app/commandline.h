// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/serverconfig.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <variant>

namespace Parlor {

/// What `parlor-server` was asked for.
struct ServerOptions
{
    ServerConfig server;
    QString data; ///< folder; empty: nothing is kept
};

/// What `parlor` was asked for.
struct DesktopOptions
{
    std::optional<ServerConfig> host; ///< --host: skip the start view and host
    QString join;                     ///< --join: skip the start view and join this address
    QString name;                     ///< empty: the one used last
    QString data;                     ///< folder for settings; empty: the system's place
    QString lang;                     ///< empty: the system's
};

/// The program has nothing to do but to print this and end.
struct PrintAndExit
{
    QString text;
    int status = 0; ///< 0: to standard output; 1 and 2 (usage): one line to standard error
};

/// Prints it where it belongs; @p program names the one that complains.
void print(const PrintAndExit &end, const char *program);

/// Reads the arguments of `parlor-server`, and of the file that --config names, whose values those arguments
/// override.
/// @p arguments begin with the program's name.
std::variant<ServerOptions, PrintAndExit> parseServerArguments(const QStringList &arguments);

/// Reads the arguments of `parlor`.
std::variant<DesktopOptions, PrintAndExit> parseDesktopArguments(const QStringList &arguments);

} // namespace Parlor
