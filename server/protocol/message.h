// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/clientmessage.h"
#include "server/protocol/servermessage.h"

#include <variant>

// The messages of parlor.v1. The specification, with every field, is server/protocol/README.md. Here are
// those that go both ways.

namespace Parlor {

/// "Are you there?" Whoever gets one answers with Pong and the same nonce. A client names the seq it has of
/// each room.
struct Ping
{
    qint64 nonce = 0;
    QHash<QString, Seq> seen;
    bool operator==(const Ping &) const = default;
};

/// The answer. From the server, `last` holds the newest seq of each room the client named and is in, so that
/// a client notices that the end of a room is missing; from a client, `seen` holds what it has.
struct Pong
{
    qint64 nonce = 0;
    QHash<QString, Seq> seen;
    QHash<QString, Seq> last;
    bool operator==(const Pong &) const = default;
};

/// The person has read a room so far. From a client without an answer; from the server: on another device.
struct MarkRead
{
    QString room;
    Seq seq = 0;
    bool operator==(const MarkRead &) const = default;
};

/// The connection ends on purpose. From the server with a word and, where coming back makes sense, after how
/// long.
struct Bye
{
    QString code; ///< "stopping", "too-slow", "removed", "version", "idle"; empty from a client
    std::optional<qint64> retryAfter; ///< milliseconds
    bool operator==(const Bye &) const = default;
};

using ClientMessage = std::variant<Hello, Post, Edit, Delete, React, Pin, Configure, Invite, Expel, SetTyping,
                                   GetHistory, SetName, SetProfile, CreateRoom, JoinRoom, LeaveRoom,
                                   OpenDirect, Search, MarkRead, Ping, Pong, Bye>;
using ServerMessage = std::variant<Welcome, Joined, Left, RoomChanged, RoomGone, Ack, EventMessage, Presence,
                                   Typing, Receipt, Page, Found, Refusal, Notice, MarkRead, Ping, Pong, Bye>;

} // namespace Parlor
