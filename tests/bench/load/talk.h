// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/sentmessages.h"

#include <cstdint>
#include <string_view>

namespace Parlor::Load {

class Client;

/// What clients say and hear above WebSocket: bare texts, or parlor.v1. One for all clients, outlives them.
class Talk
{
public:
    virtual ~Talk() = default;

    /// The lines of the opening request that are special, each with its line end, and the path.
    virtual std::string_view path() const = 0;
    virtual std::string_view requestLines() const { return {}; }

    /// The WebSocket is open. Calls Client::ready() at once, or when the server has let the client in.
    virtual void opened(Client &client) = 0;
    /// A text arrived at @p now (nanoseconds).
    virtual void text(Client &client, std::string_view text, uint64_t now) = 0;
    /// Says the message. It is sent with the next Client::flush().
    virtual void post(Client &client, MessageId id) = 0;
    /// Says goodbye, so that the server closes the connection.
    virtual void leave(Client &client) = 0;
    /// Whether everything that is to come for what was sent is there.
    virtual bool isComplete() const = 0;
};

} // namespace Parlor::Load
