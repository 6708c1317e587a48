// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/tls.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <netinet/in.h>

namespace Parlor::Load {

/// Where the server is.
struct Endpoint
{
    sockaddr_storage address{};
    socklen_t size = 0;
    static Endpoint loopback(const char *host, uint16_t port);
};

/// A TCP connection that never blocks, with TLS on top if a context is given.
class Socket final
{
public:
    enum class Status { Ok, Again, Closed };
    struct Result
    {
        Status status = Status::Again;
        size_t bytes = 0;
    };

    Socket() = default;
    ~Socket() { close(); }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;

    /// Begins to connect. @p turn spreads IPv4 connections over source addresses, so that ports do not run
    /// out.
    bool connect(const Endpoint &to, uint32_t turn, TlsContext *tls);
    /// Goes on with connecting when the socket is ready: Ok when bytes can be sent.
    Status advance();
    Result read(char *to, size_t size);
    Result write(const char *from, size_t size);
    /// @p abort: with a reset, so that the kernel keeps nothing of it.
    void close(bool abort = false);

    bool isOpen() const { return m_fd >= 0; }
    int fd() const { return m_fd; }

private:
    int m_fd = -1;
    bool m_connected = false;
    TlsStream m_tls;
};

} // namespace Parlor::Load
