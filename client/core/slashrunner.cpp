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
        session.createRoom({result.argument});
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

bool isAboutPerson(const QString &action)
{
    return action == QLatin1String("invite") || action == QLatin1String("open-direct")
        || action == QLatin1String("ignore");
}

SlashResult doToPerson(ChatSession &session, const QString &room, const QString &action,
                       const SlashResult &result)
{
    const QString person = session.findPerson(result.argument);
    if (person.isEmpty()) {
        SlashResult failed = result;
        failed.kind = SlashResult::NoSuchPerson;
        return failed;
    }
    if (action == QLatin1String("invite"))
        session.invite(room, person);
    else if (action == QLatin1String("open-direct"))
        session.openDirect(person);
    else
        session.setIgnored(person, !session.ignored().contains(person)); // the same again takes it back
    return result;
}

/// @return false if it changes nothing of the room.
bool changeRoom(ChatSession &session, const QString &room, const QString &action, const QString &argument)
{
    Configure change;
    change.room = room;
    if (action == QLatin1String("set-topic"))
        change.topic = argument;
    else if (action == QLatin1String("set-title"))
        change.title = argument;
    else if (action == QLatin1String("archive-room"))
        change.archived = true;
    else
        return false;
    session.configure(change);
    return true;
}

/// @return false if it says nothing of oneself.
bool changeProfile(ChatSession &session, const QString &action, const QString &argument)
{
    if (action == QLatin1String("set-away"))
        session.setProfile({true, argument, {}});
    else if (action == QLatin1String("set-back"))
        session.setProfile({false, QString(), {}});
    else
        return false;
    return true;
}

} // namespace

SlashResult runTyped(ChatSession &session, const QString &room, const QString &typed, Seq reply)
{
    const SlashInput input = readSlash(typed);
    if (!input.command && input.name.isEmpty()) {
        session.post(room, input.rest, reply);
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
        session.post(room, input.rest.isEmpty() ? command.append : input.rest + u' ' + command.append, reply);
    } else if (command.action == QLatin1String("search")) {
        Search search;
        search.query = input.rest;
        session.search(search);
        result.kind = SlashResult::ShowFound;
    } else if (isAboutPerson(command.action)) {
        return doToPerson(session, room, command.action, result);
    } else if (!changeRoom(session, room, command.action, input.rest)
               && !changeProfile(session, command.action, input.rest)) {
        result.kind = SlashResult::UnknownCommand;
    }
    return result;
}

} // namespace Parlor
