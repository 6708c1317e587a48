// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/slashrunner.h"

#include "client/core/chatsession.h"
#include "client/core/roommodel.h"
#include "server/protocol/slashcommand.h"

namespace Parlor {

namespace {

SlashResult enterRoom(ChatSession &session, const SlashResult &result)
{
    const QString id = session.rooms()->find(result.argument);
    if (id.isEmpty()) {
        session.createRoom(result.argument);
    } else if (session.rooms()->isJoined(id)) {
        SlashResult shown = result;
        shown.kind = SlashResult::ShowRoom;
        shown.room = id;
        return shown;
    } else {
        session.joinRoom(id);
    }
    return result;
}

SlashResult leaveRoom(ChatSession &session, const QString &room, const SlashResult &result)
{
    const QString id = result.argument.isEmpty() ? room : session.rooms()->find(result.argument);
    if (!session.rooms()->isJoined(id)) {
        SlashResult failed = result;
        failed.kind = SlashResult::NoSuchRoom;
        return failed;
    }
    session.leaveRoom(id);
    return result;
}

} // namespace

SlashResult runTyped(ChatSession &session, const QString &room, const QString &typed)
{
    const SlashInput input = readSlash(typed);
    if (!input.command && input.name.isEmpty()) {
        session.post(room, input.rest);
        return {};
    }
    SlashResult result{SlashResult::Done, input.name, input.rest, {}};
    if (!input.command) {
        result.kind = SlashResult::UnknownCommand;
        return result;
    }
    const SlashCommand &command = *input.command;
    const bool needsArgument =
        command.argument != QLatin1String("none") && !command.argument.startsWith(QLatin1String("optional-"));
    if (needsArgument && input.rest.isEmpty()) {
        result.kind = SlashResult::ArgumentMissing;
    } else if (command.action == QLatin1String("help")) {
        result.kind = SlashResult::ShowHelp;
    } else if (command.action == QLatin1String("set-name")) {
        session.setName(input.rest);
    } else if (command.action == QLatin1String("enter-room")) {
        return enterRoom(session, result);
    } else if (command.action == QLatin1String("leave-room")) {
        return leaveRoom(session, room, result);
    } else if (command.action == QLatin1String("post")) {
        session.post(room, input.rest.isEmpty() ? command.append : input.rest + u' ' + command.append);
    } else {
        result.kind = SlashResult::UnknownCommand;
    }
    return result;
}

} // namespace Parlor
