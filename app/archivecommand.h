// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline.h"
#include "server/store/roomexport.h"

#include <variant>

// parlor-server export, backup and restore: work on the folder of a chat, whether a server runs on it or not.

namespace Parlor {

struct ExportCommand
{
    QString data;
    QString room; ///< id or title
    ExportFormat format = ExportFormat::Html;
    QString output; ///< empty: standard output
};
struct BackupCommand
{
    QString data;
    QString file;
};
struct RestoreCommand
{
    QString file;
    QString data;
};
using ArchiveCommand = std::variant<ExportCommand, BackupCommand, RestoreCommand>;

/// Whether @p arguments, which begin with the program's name, name one of these commands.
bool isArchiveCommand(const QStringList &arguments);
std::variant<ArchiveCommand, PrintAndExit> parseArchiveCommand(const QStringList &arguments);
/// Does it. @return the exit status; what went wrong is one line on standard error.
int run(const ArchiveCommand &command);

} // namespace Parlor
