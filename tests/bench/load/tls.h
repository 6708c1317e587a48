// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

struct ssl_st;
struct ssl_ctx_st;

namespace Parlor::Load {

/// What all TLS connections share. Any certificate will do: the server is on this machine. Without OpenSSL
/// (see PARLOR_LOAD_TLS) nothing can be opened.
class TlsContext final
{
public:
    TlsContext();
    ~TlsContext();
    TlsContext(const TlsContext &) = delete;
    TlsContext &operator=(const TlsContext &) = delete;
    ssl_ctx_st *handle() const { return m_context; }

private:
    ssl_ctx_st *m_context = nullptr;
};

/// TLS on a descriptor that does not block and that somebody else closes.
class TlsStream final
{
public:
    enum class Status { Ok, Again, Closed }; ///< as Socket::Status

    TlsStream() = default;
    ~TlsStream() { close(); }
    TlsStream(const TlsStream &) = delete;
    TlsStream &operator=(const TlsStream &) = delete;

    bool open(const TlsContext &context, int fd);
    Status handshake();
    Status read(char *to, size_t size, size_t &bytes);
    Status write(const char *from, size_t size, size_t &bytes);
    void close();
    bool isOpen() const { return m_stream; }

private:
    Status fromResult(int result);
    ssl_st *m_stream = nullptr;
};

} // namespace Parlor::Load
