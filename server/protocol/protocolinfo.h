// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

// What both sides must agree on before the first message.

namespace Parlor {

inline constexpr int ProtocolVersion = 1;
inline constexpr char Subprotocol[] = "parlor.v1"; ///< Sec-WebSocket-Protocol, RFC 6455 section 1.9
inline constexpr char WebSocketPath[] = "/ws";
inline constexpr quint16 DefaultPort = 8080;
inline constexpr char LobbyId[] = "lobby";

inline constexpr int MaxIdLength = 64;        ///< of a post's id
inline constexpr int MaxPageEvents = 200;     ///< in one Page or Joined
inline constexpr int MaxFound = 50;           ///< events in one Found
inline constexpr int MaxEmoji = 32;           ///< code units of what one reacts with
inline constexpr int MaxReactionKinds = 20;   ///< different emoji on one message
inline constexpr int MaxPins = 50;            ///< messages pinned in one room
inline constexpr int MaxQuote = 200;          ///< code units of a quoted text
inline constexpr int MaxStatus = 80;          ///< code points beside a name
inline constexpr int MaxTopic = 250;          ///< code points
inline constexpr int MaxWelcomeText = 1000;   ///< code points of what a room says to who is new
inline constexpr int MaxQuery = 300;          ///< code points of a search
inline constexpr int MaxOffset = 14 * 60;     ///< minutes that a clock may be ahead of or behind UTC
inline constexpr int TypingRepeatSeconds = 3; ///< how often a client says that its person still writes
inline constexpr int TypingForgetSeconds = 6; ///< when others stop showing it

} // namespace Parlor
