// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/roominfo.h"

#include <QHash>
#include <QString>
#include <optional>

// What a client says, one struct each; message.h has them all.

namespace Parlor {

/// How far a client has read a room's log, told so that it gets what it misses and nothing twice.
struct ReadTo
{
    QString epoch;
    Seq seq = 0;

    bool operator==(const ReadTo &) const = default;
};
using ReadMap = QHash<QString, ReadTo>; ///< by room id

/// First message of a connection. Answered by Welcome, or by a Refusal after which another Hello may follow.
struct Hello
{
    int version = 0;
    QString name;
    QString token;  ///< from an earlier Welcome: come back as the same person; empty the first time
    QString client; ///< program and version, for the host's eyes; at most 64 characters
    ReadMap rooms;  ///< rooms to be in again, and how far each was read

    bool operator==(const Hello &) const = default;
};

/// Say something. Answered by Ack or Refusal with the same id. The same id twice from the same person is one
/// event.
struct Post
{
    QString id; ///< the client's own, unique per person; 1 to 64 characters of [A-Za-z0-9_-]
    QString room;
    QString text;  ///< what was typed: Markdown subset, at most `message-characters` code points
    Seq reply = 0; ///< the message that it answers; 0, or one that is not there any more: none

    bool operator==(const Post &) const = default;
};

/// Say something else instead, as long as the server allows it. Answered by Ack or Refusal with the same id,
/// which is one of the same row as those of posts.
struct Edit
{
    QString id;
    QString room;
    Seq target = 0; ///< seq of the message
    QString text;   ///< as of a Post

    bool operator==(const Edit &) const = default;
};

/// Take a message back, one's own or, as the host, anybody's. Answered as Edit.
struct Delete
{
    QString id;
    QString room;
    Seq target = 0;

    bool operator==(const Delete &) const = default;
};

/// Put an emoji on a message, or take it back. Answered as Edit; where it is so already, by an Ack with the
/// seq of the event that made it so, 0 for none.
struct React
{
    QString id;
    QString room;
    Seq target = 0;
    QString emoji; ///< passes isEmoji()
    bool on = false;

    bool operator==(const React &) const = default;
};

/// Pin a message for everybody, or unpin it. Answered as React.
struct Pin
{
    QString id;
    QString room;
    Seq target = 0;
    bool on = false;

    bool operator==(const Pin &) const = default;
};

/// Change what is given of a room. Answered by Ack, with the seq of the last event that was written for it,
/// or Refusal; RoomChanged goes to all who may know of the room if anything changed.
struct Configure
{
    QString id;
    QString room;
    std::optional<QString> title = {}; ///< as of CreateRoom
    std::optional<QString> topic = {}; ///< empty: none
    std::optional<bool> archived = {};
    std::optional<Newcomers> newcomers = {};
    int newcomersLast = 0; ///< Newcomers::Last: how many, at least 1; meaningless else
    std::optional<int> keepDays = {};
    std::optional<int> keepMessages = {};
    std::optional<QString> welcome = {}; ///< empty: none

    bool operator==(const Configure &) const = default;
};

/// Take somebody into the membership of a private room. Answered by Ack or Refusal.
struct Invite
{
    QString id;
    QString room;
    QString person; ///< id

    bool operator==(const Invite &) const = default;
};

/// Take somebody, or oneself, out of the membership of a private room. Answered by Ack or Refusal.
struct Expel
{
    QString id;
    QString room;
    QString person; ///< id

    bool operator==(const Expel &) const = default;
};

/// The person is, or stopped, writing. Repeated every 3 s while it lasts; forgotten 6 s after the last one.
struct SetTyping
{
    QString room;
    bool on = false;

    bool operator==(const SetTyping &) const = default;
};

/// Ask for a page of events. Answered by Page. Of the places to read at, at most one is given.
struct GetHistory
{
    QString room;
    Seq before = 0; ///< 0: the newest
    int limit = 50; ///< 1 to 200
    std::optional<Seq> after = {};
    std::optional<Seq> around = {}; ///< older ones and newer ones, and the event itself
    std::optional<qint64> at = {};  ///< ms: from the first message that is not older
    bool pinned = false;            ///< the pinned messages

    bool operator==(const GetHistory &) const = default;
};

/// Take another name. Answered by a Presence with the new name, or a Refusal.
struct SetName
{
    QString name;
    bool operator==(const SetName &) const = default;
};

/// Say how one is. Answered by a Presence with the person, or a Refusal. What is not given stays as it is.
struct SetProfile
{
    std::optional<bool> away;
    std::optional<QString> status; ///< at most MaxStatus code points; empty: none
    std::optional<bool> receipts;  ///< others may see how far one has read
    bool operator==(const SetProfile &) const = default;
};

/// Make a room and enter it. Answered by Joined or Refusal.
struct CreateRoom
{
    QString title;
    bool isPrivate = false;
    bool temporary = false;
    bool offRecord = false;
    bool operator==(const CreateRoom &) const = default;
};

/// Enter a room. Answered by Joined or Refusal; entering twice is harmless.
struct JoinRoom
{
    QString room;
    bool operator==(const JoinRoom &) const = default;
};

/// Leave a room. Answered by Left or Refusal.
struct LeaveRoom
{
    QString room;
    bool operator==(const LeaveRoom &) const = default;
};

/// Enter the room of oneself and another, which is made if it is not there. Answered by Joined or Refusal.
struct OpenDirect
{
    QString person; ///< id
    bool operator==(const OpenDirect &) const = default;
};

/// Look for messages. Answered by Found or Refusal with the same id.
struct Search
{
    QString id;
    QString query;
    QString room = {}; ///< empty: everywhere
    qint64 before = 0; ///< ms: only what is older; 0: the newest
    int offset = 0;    ///< minutes that the person's clock is ahead of UTC, for the dates in the query
    int limit = 20;    ///< 1 to MaxFound
    bool operator==(const Search &) const = default;
};

} // namespace Parlor
