// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/delivery.h"
#include "server/chat/strikecounter.h"
#include "server/chat/tokenbucket.h"

#include <QString>
#include <chrono>
#include <vector>

namespace Parlor {

class Room;
struct PersonRecord;

enum class ClientKind {
    Rich, ///< speaks parlor.v1
    Plain ///< speaks text
};

/// What is known of the other end before it said anything.
struct PeerInfo
{
    QString address;
    bool local = false;     ///< on this machine
    bool localPage = false; ///< a page opened from this machine's disk (Origin: null)
};

/// A connection's being in a room.
struct Visit
{
    Room *room = nullptr;
    quint64 number = 0; ///< tells it from an earlier visit to the same room
    bool live = false;  ///< got what it missed; gets events as they happen
    Seq reading = 0;    ///< while not live: what Room::endReading() takes
};

/// One connection, from opened() to closed(). Owned by Venue; server thread.
struct Session
{
    SessionId id = 0;
    ClientKind kind = ClientKind::Rich;
    PeerInfo peer;
    PersonRecord *person = nullptr; ///< null: has not said hello
    bool host = false;              ///< counts as the host's
    bool closing = false;           ///< nothing that still arrives from it counts
    bool awaitsPage = false;        ///< asked for history that has not been read yet
    bool awaitsFound = false;       ///< a search is under way
    std::vector<Visit> visits;
    StrikeCounter bad;    ///< messages that make no sense
    TokenBucket requests; ///< hello, names, rooms, history
    TokenBucket typing;

    const Visit *visit(const Room &room) const
    {
        for (const Visit &each : visits) {
            if (each.room == &room)
                return &each;
        }
        return nullptr;
    }
};

} // namespace Parlor
