// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>
#include <QVector>
#include <optional>

// The one table of slash commands, slashcommands.json beside this file, which the page reads too.

namespace Parlor {

struct SlashCommand
{
    QString name;     ///< without the slash
    QString argument; ///< "none", or "name", "person", "room" or "text", which must be there unless it says
                      ///< "optional-" before it
    QString action; ///< what it does: "help", "set-name", "set-away", "set-back", "enter-room", "leave-room",
                    ///< "set-topic", "set-title", "archive-room", "invite", "open-direct", "ignore",
                    ///< "search", "post"
    QString append; ///< for "post": what is put after the argument
};

/// The table, in the order in which it is shown.
const QVector<SlashCommand> &slashCommands();

/// What a typed line asks for.
struct SlashInput
{
    std::optional<SlashCommand> command; ///< none: not a command, post `rest` as it is
    QString name; ///< what stands behind the slash; with no command: an unknown one, nothing is to be posted
    QString rest; ///< the argument, or the text to post
};

/// Reads a typed line. "/word" is a command, "//word" posts "/word", "/ " and "/usr/bin" are text.
SlashInput readSlash(QStringView typed);

} // namespace Parlor
