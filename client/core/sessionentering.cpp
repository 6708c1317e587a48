// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession_p.h"
#include "client/core/refusalpause.h"
#include "server/protocol/protocolinfo.h"

// The rooms that are entered unasked: those of oneself and another, and those in which something waits to be
// said.

namespace Parlor {

namespace {

using namespace std::chrono_literals;

// A server takes so many requests at once, and more as time goes by; there may be hundreds of rooms.
constexpr int MostAtOnce = 10;
constexpr std::chrono::milliseconds EnterPause = 1s;

} // namespace

void ChatSession::Private::enterAgain()
{
    QStringList ids = roomModel.directRooms();
    for (const Outbox::Line &line : std::as_const(restored)) {
        if (const QString id = Outbox::roomIn(line); !ids.contains(id))
            ids.prepend(id);
    }
    for (const QString &id : std::as_const(ids)) {
        if (roomModel.rowOf(id) < 0)
            giveUpRestored(id);
        else if (id != QLatin1String(LobbyId) && !room(id))
            toEnter.append(id);
    }
    onEnterDue();
}

void ChatSession::Private::enterUnasked(const QString &id)
{
    const bool isAlone = toEnter.isEmpty();
    toEnter.append(id);
    if (isAlone)
        onEnterDue();
}

void ChatSession::Private::onEnterDue()
{
    int sent = 0;
    while (!toEnter.isEmpty() && sent < MostAtOnce) {
        const QString id = toEnter.takeFirst();
        if (roomModel.rowOf(id) < 0 || room(id))
            continue; // gone, or entered meanwhile
        enteredUnasked.insert(id);
        connection.send(JoinRoom{id});
        ++sent;
    }
    if (sent > 0)
        enterAlarm.set(EnterPause);
}

/// @return whether nobody asked for what was refused: it is tried again, or given up, without a word.
bool ChatSession::Private::onJoinRefused(const Refusal &refusal)
{
    if (!enteredUnasked.remove(refusal.room))
        return false;
    if (isPassing(refusal.code)) {
        toEnter.append(refusal.room);
        enterAlarm.set(pauseAfter(refusal, EnterPause));
    }
    return true;
}

void ChatSession::Private::stopEntering()
{
    enterAlarm.clear();
    toEnter.clear();
    enteredUnasked.clear();
}

} // namespace Parlor
