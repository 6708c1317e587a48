// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Parlor {

/// Why a WebSocket was closed (RFC 6455 section 7.4). 4000 to 4099: come back; 4100 to 4199: do not, tell the
/// person.
enum class CloseCode : quint16 {
    Normal = 1000,        ///< the client said bye
    GoingAway = 1001,     ///< the server is stopping; it may come back
    ProtocolError = 1002, ///< broken framing
    Unsupported = 1003,   ///< a binary frame
    InvalidText = 1007,   ///< not UTF-8
    Policy = 1008,        ///< no hello in time, too many bad messages, muted or banned
    TooBig = 1009,        ///< a frame or a plain message over the limit
    InternalError = 1011,
    TryAgainLater = 1013, ///< the server is full
    TooSlow = 4000,       ///< the client reads more slowly than the chat talks; it resumes
    NoPong = 4001,        ///< nothing came back in time
    VersionMismatch = 4100,
    Removed = 4101,  ///< the host asked this person to leave
    Replaced = 4102, ///< the same person has too many connections
};

/// Whether a client that was closed with @p code should connect again by itself. 1005 and 1006, which no peer
/// sends but every client sees when a connection is cut, mean yes.
bool shouldReconnect(quint16 code);

/// The short ASCII word that goes with the code on the wire, for logs; never shown to people.
QString closeWord(CloseCode code);

} // namespace Parlor
