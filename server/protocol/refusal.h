// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Parlor {

/// Why the server did not do what it was asked. The server sends the word, each client says it in its user's
/// language; the table of words stands in server/protocol/README.md, "Refusals".
enum class RefusalCode {
    Malformed,   ///< not JSON, not an object, too deep, a key twice, or not a message at all
    UnknownType, ///< a type this server does not know
    BadField,    ///< a field is missing, of the wrong type or out of range; `field` names it
    HelloFirst,  ///< anything before hello
    SecondHello, ///< hello twice
    Version,     ///< no common version; `update` says who is too old
    NameEmpty,   ///< nothing to be seen in the name
    NameTooLong,
    NameCharacters, ///< control, invisible or direction-changing characters
    NameReserved,   ///< a word that would pass for the program or the host
    NameTaken,      ///< taken, or too much like one that is; `suggestion` offers another
    TextEmpty,
    TextTooLong,   ///< `limit` says how many characters may be sent
    NoSuchMessage, ///< what was to be changed is not there, or was deleted
    NotYours,      ///< only its author may change it
    TooLate,       ///< `limit` says for how many seconds it may be changed
    NotInRoom,
    NoSuchRoom,
    RoomTaken, ///< a room of that title exists
    TooManyRooms,
    CannotLeave,      ///< everybody is in the lobby
    RateLimited,      ///< `retryAfter` says when to send the same again
    NotSaved,         ///< the log did not take it; nothing was sent to anybody
    Stopping,         ///< the server is about to stop
    NotAllowed,       ///< only the owner of the room, or the host, may
    Archived,         ///< the room takes nothing new
    TooManyReactions, ///< on this message; `limit` says how many there may be
    TooManyPins,      ///< in this room; `limit` says how many there may be
    NoSuchPerson,
    BadQuery, ///< the search makes no sense; `field` says which part
};

/// The word on the wire, for example "rate-limited".
QString refusalWord(RefusalCode code);

/// The code of @p word; Malformed for a word that this version does not know, so that a newer server is still
/// understood as "refused".
RefusalCode refusalCode(QStringView word);

} // namespace Parlor
