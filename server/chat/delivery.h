// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/closecode.h"
#include "server/protocol/message.h"

#include <chrono>
#include <span>

namespace Parlor {

/// Names one connection for as long as the server runs; never used again.
using SessionId = quint64;

/// A set of connections that get the same: everybody, or those in one room. Numbered by the chat.
using AudienceId = quint32;
/// All rich clients that said hello.
inline constexpr AudienceId Everybody = 0;

/// What may be dropped when a client reads too slowly.
enum class Importance {
    Must,      ///< everything that the client would miss
    Perishable ///< typing and presence: dropped first under pressure
};

/// Where the chat sends what it decides; the chat's only way out. Called in the server thread. Nothing that
/// it calls comes back into the chat before the call returns: a closed connection is reported later.
class Delivery
{
public:
    virtual ~Delivery() = default;
    /// One message to one connection. Plain clients get what the wire allows them: of all messages only
    /// EventMessage, as text.
    virtual void send(SessionId to, const ServerMessage &message, Importance importance) = 0;
    /// The same to an audience as it is now, @p except for some; encoded once however many they are.
    virtual void publish(AudienceId to, const ServerMessage &message, Importance importance,
                         std::span<const SessionId> except = {}) = 0;
    /// Joining twice and leaving what one is not in do nothing. Whoever is closed has left everything before.
    virtual void enter(AudienceId audience, SessionId session) = 0;
    virtual void leave(AudienceId audience, SessionId session) = 0;
    /// Sends what is queued, then the close frame; cut off after `close-seconds`.
    virtual void close(SessionId session, CloseCode code) = 0;
    /// Stops reading from a connection for a while, so that what it sends waits in its own buffers and
    /// nothing is lost.
    virtual void pause(SessionId session, std::chrono::milliseconds time) = 0;
};

} // namespace Parlor
