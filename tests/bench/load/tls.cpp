// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/tls.h"

#ifdef PARLOR_LOAD_TLS
#include <openssl/err.h>
#include <openssl/ssl.h>
#endif

namespace Parlor::Load {

#ifdef PARLOR_LOAD_TLS

TlsContext::TlsContext()
    : m_context(SSL_CTX_new(TLS_client_method()))
{
    SSL_CTX_set_verify(m_context, SSL_VERIFY_NONE, nullptr);
    SSL_CTX_set_mode(m_context,
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
                         | SSL_MODE_RELEASE_BUFFERS);
}

TlsContext::~TlsContext()
{
    SSL_CTX_free(m_context);
}

bool TlsStream::open(const TlsContext &context, int fd)
{
    m_stream = SSL_new(context.handle());
    if (!m_stream || SSL_set_fd(m_stream, fd) != 1)
        return false;
    SSL_set_connect_state(m_stream);
    return true;
}

TlsStream::Status TlsStream::fromResult(int result)
{
    if (result == 1)
        return Status::Ok;
    const int error = SSL_get_error(m_stream, result);
    ERR_clear_error();
    return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE ? Status::Again : Status::Closed;
}

TlsStream::Status TlsStream::handshake()
{
    return fromResult(SSL_do_handshake(m_stream));
}

TlsStream::Status TlsStream::read(char *to, size_t size, size_t &bytes)
{
    return fromResult(SSL_read_ex(m_stream, to, size, &bytes));
}

TlsStream::Status TlsStream::write(const char *from, size_t size, size_t &bytes)
{
    return fromResult(SSL_write_ex(m_stream, from, size, &bytes));
}

void TlsStream::close()
{
    SSL_free(m_stream);
    m_stream = nullptr;
}

#else

TlsContext::TlsContext() = default;
TlsContext::~TlsContext() = default;

bool TlsStream::open(const TlsContext &, int)
{
    return false;
}

TlsStream::Status TlsStream::handshake()
{
    return Status::Closed;
}

TlsStream::Status TlsStream::read(char *, size_t, size_t &)
{
    return Status::Closed;
}

TlsStream::Status TlsStream::write(const char *, size_t, size_t &)
{
    return Status::Closed;
}

void TlsStream::close() { }

#endif

} // namespace Parlor::Load
