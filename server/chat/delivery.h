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
    /// One message to one or many; encoded once however many they are. Plain clients get what the wire allows
    /// them: of all messages only EventMessage, as text.
    virtual void send(std::span<const SessionId> to, const ServerMessage &message, Importance importance) = 0;
    /// Sends what is queued, then the close frame; cut off after `close-seconds`.
    virtual void close(SessionId session, CloseCode code) = 0;
    /// Stops reading from a connection for a while, so that what it sends waits in its own buffers and
    /// nothing is lost.
    virtual void pause(SessionId session, std::chrono::milliseconds time) = 0;
};

} // namespace Parlor
