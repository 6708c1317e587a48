// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/socket.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Parlor::Load {

namespace {

Socket::Result fromCall(ssize_t bytes)
{
    if (bytes > 0)
        return {Socket::Status::Ok, size_t(bytes)};
    const bool later = bytes < 0 && (errno == EAGAIN || errno == EINTR);
    return {later ? Socket::Status::Again : Socket::Status::Closed, 0};
}

void spreadSources(int fd, uint32_t turn)
{
    constexpr uint32_t first = 0x7f000101; // 127.0.1.1
    constexpr uint32_t addresses = 200;
    const int on = 1;
    setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    sockaddr_in source{};
    source.sin_family = AF_INET;
    source.sin_addr.s_addr = htonl(first + turn % addresses);
    // if it fails, the system chooses
    (void)bind(fd, reinterpret_cast<const sockaddr *>(&source), sizeof source);
}

} // namespace

Endpoint Endpoint::loopback(const char *host, uint16_t port)
{
    Endpoint endpoint;
    auto *v4 = reinterpret_cast<sockaddr_in *>(&endpoint.address);
    if (inet_pton(AF_INET, host, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        endpoint.size = sizeof *v4;
        return endpoint;
    }
    auto *v6 = reinterpret_cast<sockaddr_in6 *>(&endpoint.address);
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(port);
    inet_pton(AF_INET6, host, &v6->sin6_addr);
    endpoint.size = sizeof *v6;
    return endpoint;
}

bool Socket::connect(const Endpoint &to, uint32_t turn, TlsContext *tls)
{
    m_connected = false;
    m_fd = ::socket(to.address.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_fd < 0)
        return false;
    if (to.address.ss_family == AF_INET)
        spreadSources(m_fd, turn);
    const int on = 1;
    setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const int result = ::connect(m_fd, reinterpret_cast<const sockaddr *>(&to.address), to.size);
    if ((result != 0 && errno != EINPROGRESS) || (tls && !m_tls.open(*tls, m_fd))) {
        close();
        return false;
    }
    return true;
}

Socket::Status Socket::advance()
{
    if (!m_connected) {
        int error = 0;
        socklen_t size = sizeof error;
        sockaddr_storage peer{};
        socklen_t peerSize = sizeof peer;
        getsockopt(m_fd, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error != 0)
            return Status::Closed;
        if (getpeername(m_fd, reinterpret_cast<sockaddr *>(&peer), &peerSize) != 0)
            return Status::Again;
        m_connected = true;
    }
    if (!m_tls.isOpen())
        return Status::Ok;
    switch (m_tls.handshake()) {
    case TlsStream::Status::Ok:
        return Status::Ok;
    case TlsStream::Status::Again:
        return Status::Again;
    case TlsStream::Status::Closed:
        break;
    }
    return Status::Closed;
}

Socket::Result Socket::read(char *to, size_t size)
{
    if (!m_tls.isOpen())
        return fromCall(::recv(m_fd, to, size, 0));
    Result result;
    result.status = Status(m_tls.read(to, size, result.bytes));
    return result;
}

Socket::Result Socket::write(const char *from, size_t size)
{
    if (!m_tls.isOpen())
        return fromCall(::send(m_fd, from, size, MSG_NOSIGNAL));
    Result result;
    result.status = Status(m_tls.write(from, size, result.bytes));
    return result;
}

void Socket::close(bool abort)
{
    if (m_fd < 0)
        return;
    m_tls.close();
    if (abort) {
        const linger now{1, 0};
        setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }
    ::close(m_fd);
    m_fd = -1;
}

} // namespace Parlor::Load
