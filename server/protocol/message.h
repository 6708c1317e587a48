// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"
#include "server/protocol/person.h"
#include "server/protocol/refusal.h"

#include <QHash>
#include <QString>
#include <QVector>
#include <optional>
#include <variant>

// The messages of parlor.v1, one struct each. The specification, with every field, is
// server/protocol/README.md.

namespace Parlor {

/// What somebody sees of a room's past who was never in it.
enum class Newcomers {
    All,  ///< everything
    None, ///< nothing that was said before they came
    Last  ///< the last `newcomersLast` messages before they came
};

/// A room as anybody sees it who may know of it.
struct RoomInfo
{
    QString id;     ///< chosen by the server, "lobby" for the room that everybody is in
    QString title;  ///< what people call it; passes checkRoomTitle()
    QString epoch;  ///< of its log
    Seq first = 0;  ///< the oldest seq that can still be read; 0: nothing was ever written
    Seq last = 0;   ///< the newest seq
    int people = 0; ///< how many are in it now

    QString topic = {};           ///< empty: none
    bool archived = false;        ///< takes nothing new
    bool isPrivate = false;       ///< only its members know of it
    bool temporary = false;       ///< goes when the last one has left
    bool offRecord = false;       ///< what is said is never stored
    bool direct = false;          ///< a conversation of two
    QString owner = {};           ///< id of whoever made it; empty: the host's
    QVector<Person> members = {}; ///< of a direct one: both
    Newcomers newcomers = Newcomers::All;
    int newcomersLast = 0; ///< Newcomers::Last: how many
    int keepDays = 0;      ///< how long messages are kept; 0: for ever
    int keepMessages = 0;  ///< how many are kept; 0: all
    QString welcome = {};  ///< what somebody new is told

    bool operator==(const RoomInfo &) const = default;
};

/// How far a client has read a room's log, told so that it gets what it misses and nothing twice.
struct ReadTo
{
    QString epoch;
    Seq seq = 0;

    bool operator==(const ReadTo &) const = default;
};
using ReadMap = QHash<QString, ReadTo>; ///< by room id

// Client to server
// -----------------------------------------------------------------------------------------------

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
/// or Refusal; then RoomChanged to all who may know of the room.
struct Configure
{
    QString id;
    QString room;
    std::optional<QString> title; ///< as of CreateRoom
    std::optional<QString> topic; ///< empty: none
    std::optional<bool> archived;
    std::optional<Newcomers> newcomers;
    int newcomersLast = 0; ///< Newcomers::Last: how many, at least 1; meaningless else
    std::optional<int> keepDays;
    std::optional<int> keepMessages;
    std::optional<QString> welcome; ///< empty: none

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

// Both ways
// ------------------------------------------------------------------------------------------------------

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

// Server to client
// -----------------------------------------------------------------------------------------------

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
    Events events;          ///< ascending; what was missed, or the newest page
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
    std::optional<int> limit; ///< NameTooLong, TextTooLong: code points. TooLate: seconds. TooManyReactions
    bool operator==(const Refusal &) const = default;
};

/// Something everybody should know, as a code: "stopping", "log-failed", "log-recovered", "local-page".
struct Notice
{
    QString code;
    QString subject; ///< a name or an address the code speaks of, if any
    bool operator==(const Notice &) const = default;
};

using ClientMessage = std::variant<Hello, Post, Edit, Delete, React, Pin, Configure, Invite, Expel, SetTyping,
                                   GetHistory, SetName, SetProfile, CreateRoom, JoinRoom, LeaveRoom,
                                   OpenDirect, Search, MarkRead, Ping, Pong, Bye>;
using ServerMessage = std::variant<Welcome, Joined, Left, RoomChanged, RoomGone, Ack, EventMessage, Presence,
                                   Typing, Receipt, Page, Found, Refusal, Notice, MarkRead, Ping, Pong, Bye>;

} // namespace Parlor
