// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QString>

namespace Parlor {

class ChatSession;

/// What the user interface still has to do after a typed line was read.
struct SlashResult
{
    enum Kind {
        Done,            ///< posted or asked for: nothing; clear the input
        ShowHelp,        ///< list slashCommands()
        UnknownCommand,  ///< name says which; nothing was posted, leave it in the input
        ArgumentMissing, ///< likewise
        NoSuchRoom,      ///< likewise; argument says which
        NoSuchPerson,    ///< likewise; argument says who
        ShowRoom,        ///< go to room, which one is in already
        ShowFound        ///< show ChatSession::found(): the search for the argument is under way
    };
    Kind kind = Done;
    QString name;     ///< the command, without the slash
    QString argument; ///< as typed, trimmed
    QString room;     ///< ShowRoom: its id
};

/// Does what was typed into the input while @p room is shown: posts it, or carries out the slash command.
/// @p reply: what a post answers; 0: nothing. GUI thread.
SlashResult runTyped(ChatSession &session, const QString &room, const QString &typed, Seq reply = 0);

} // namespace Parlor
