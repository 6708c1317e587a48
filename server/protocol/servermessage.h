// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/refusal.h"
#include "server/protocol/roominfo.h"

#include <QString>
#include <QVector>
#include <optional>

// What a server says, one struct each; message.h has them all.

namespace Parlor {

/// What a client is told about limits, so that it can count before it sends. 0: no limit.
struct ClientLimits
{
    int messageCharacters = 0; ///< code points
    int messagesPerSecond = 0;
    int nameCharacters = 0; ///< code points
    int frameBytes = 0;
    int editSeconds = 0;         ///< how old a message may be that its author edits or deletes
    int reactionsPerMessage = 0; ///< people times kinds
    bool operator==(const ClientLimits &) const = default;
};

/// You are in. Followed by one Joined for the lobby and each room the client asked to be in again.
struct Welcome
{
    int version = 0;
    QString title;  ///< what the host called this chat
    QString server; ///< id of this server, the same over restarts where it stores anything
    QString software;
    Person you;
    QString token; ///< show it at the next Hello; whoever has it is this person
    QVector<RoomInfo> rooms;
    ClientLimits limits;
    qint64 time = 0; ///< the server's clock, milliseconds since 1970-01-01T00:00Z
    bool operator==(const Welcome &) const = default;
};

/// How far somebody has read.
struct ReadPosition
{
    QString person; ///< id
    Seq seq = 0;

    bool operator==(const ReadPosition &) const = default;
};

/// You are in this room; here is who else is and what you missed.
struct Joined
{
    RoomInfo room;
    QVector<Person> people; ///< at most `people-listed`; RoomInfo::people has the true number
    /// `people` by encodePeople(), for who writes it to many; empty: encode() does that.
    QByteArray peopleJson = {};
    Events events = {};     ///< ascending; what was missed, or the newest page
    bool reset = false;     ///< true: forget what you had of this room; false: events continue what you have
    QVector<Seq> pins = {}; ///< the pinned messages, in the order in which they were pinned
    Seq read = 0;           ///< how far you have read; 0: you are new here
    QVector<Person> members = {};        ///< of a private room
    QVector<ReadPosition> receipts = {}; ///< of those who let others see it
    bool operator==(const Joined &) const = default;
};

/// You are out of this room.
struct Left
{
    QString room;
    bool operator==(const Left &) const = default;
};

/// A room is new or its description changed.
struct RoomChanged
{
    RoomInfo room;
    bool operator==(const RoomChanged &) const = default;
};

/// A room is gone.
struct RoomGone
{
    QString room;
    bool operator==(const RoomGone &) const = default;
};

/// What you asked for with this id is written down. Comes before its event.
struct Ack
{
    QString id;
    QString room;
    Seq seq = 0; ///< of the event; 0: nothing had to be written
    qint64 time = 0;
    bool operator==(const Ack &) const = default;
};

/// Something happened in a room you are in.
struct EventMessage
{
    Event event;
    bool operator==(const EventMessage &) const = default;
};

/// Who came, changed or went since the last one; several changes travel together. Not an event: never stored.
struct Presence
{
    QString room;
    int count = 0;          ///< how many are in the room now
    QVector<Person> people; ///< came in, or changed
    QVector<QString> gone;  ///< ids
    bool operator==(const Presence &) const = default;
};

/// Somebody is, or stopped, writing. Not an event: never stored.
struct Typing
{
    QString room;
    Person person;
    bool on = false;
    bool operator==(const Typing &) const = default;
};

/// Somebody has read so far. Only of those who let others see it. Not an event: never stored.
struct Receipt
{
    QString room;
    QString person; ///< id
    Seq seq = 0;
    bool operator==(const Receipt &) const = default;
};

/// The answer to GetHistory, ascending.
struct Page
{
    QString room;
    QString epoch;
    Seq first = 0;
    Seq before = 0; ///< as asked, like the other places below
    Events events;
    bool more = false; ///< there are older ones
    std::optional<Seq> after = {};
    std::optional<Seq> around = {};
    std::optional<qint64> at = {};
    bool pinned = false;
    bool newer = false; ///< there are newer ones
    bool operator==(const Page &) const = default;
};

/// The answer to Search.
struct Found
{
    QString id;
    Events events;     ///< newest first, of any room that the person is in
    bool more = false; ///< there are older ones
    int lag = 0;       ///< messages that the index does not have yet
    bool operator==(const Found &) const = default;
};

/// It was not done, and why. The connection goes on.
struct Refusal
{
    RefusalCode code = RefusalCode::Malformed;
    QString re; ///< type of the refused message, if it could be read
    QString id; ///< of the refused message, if it had one
    QString room;
    QString field;                    ///< BadField: which. BadQuery: which part of it
    QString suggestion;               ///< NameTaken: a free name
    QString update;                   ///< Version: "client" or "server" is the one to update
    std::optional<qint64> retryAfter; ///< RateLimited: milliseconds
    std::optional<int> limit;         ///< NameTooLong, TextTooLong: code points. TooLate: seconds. TooMany...
    bool operator==(const Refusal &) const = default;
};

/// Something everybody should know, as a code: "stopping", "log-failed", "log-recovered", "local-page".
struct Notice
{
    QString code;
    QString subject; ///< a name or an address the code speaks of, if any
    bool operator==(const Notice &) const = default;
};

} // namespace Parlor
