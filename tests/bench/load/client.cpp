// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/client.h"

#include "tests/bench/load/clock.h"
#include "tests/bench/load/talk.h"

#include <cstring>

namespace Parlor::Load {

void Client::open(uint32_t turn)
{
    m_tail.clear();
    m_out = m_shared.request;
    m_stage = Stage::Connecting;
    if (!m_socket.connect(m_shared.server, turn, m_shared.tls))
        fail("no socket, or no route");
}

void Client::onReady(bool hangUp)
{
    if (m_stage == Stage::Connecting) {
        const Socket::Status status = m_socket.advance();
        if (status == Socket::Status::Closed)
            fail("no connection, or not over TLS");
        if (status != Socket::Status::Ok)
            return;
        m_stage = Stage::Upgrading;
    }
    flush();
    readAll(hangUp);
}

void Client::ready()
{
    m_stage = Stage::Ready;
}

void Client::refused(std::string_view why)
{
    fail(why);
}

void Client::leave()
{
    m_shared.talk->leave(*this);
    m_stage = Stage::Leaving;
    flush();
}

void Client::send(Opcode opcode, std::string_view payload)
{
    constexpr uint32_t step = 0x9e3779b9; // a new mask for each frame, which is all that matters here
    appendFrame(m_out, opcode, payload, m_mask += step);
}

void Client::flush()
{
    size_t sent = 0;
    while (sent < m_out.size() && m_socket.isOpen()) {
        const Socket::Result result = m_socket.write(m_out.data() + sent, m_out.size() - sent);
        if (result.status != Socket::Status::Ok)
            break; // if it is closed, reading tells
        sent += result.bytes;
    }
    m_out.erase(0, sent);
}

void Client::fail(std::string_view why)
{
    if (m_shared.complaint.empty())
        m_shared.complaint = why;
    m_stage = Stage::Failed;
    m_socket.close();
}

void Client::closed()
{
    if (isOpening()) {
        fail("closed before it was let in");
        return;
    }
    m_stage = m_stage == Stage::Leaving ? Stage::Left : Stage::Gone;
    m_socket.close(true);
}

void Client::readAll(bool hangUp)
{
    const std::span<char> buffer = m_shared.buffer;
    while (m_socket.isOpen()) {
        std::memcpy(buffer.data(), m_tail.data(), m_tail.size());
        const size_t space = buffer.size() - m_tail.size();
        const Socket::Result result = m_socket.read(buffer.data() + m_tail.size(), space);
        if (result.status == Socket::Status::Closed)
            closed();
        if (result.status != Socket::Status::Ok)
            return;
        m_bytesRead += result.bytes;
        const std::string_view bytes(buffer.data(), m_tail.size() + result.bytes);
        const size_t used = take(bytes);
        m_tail.assign(bytes.substr(used));
        if (m_tail.size() == buffer.size())
            fail("a frame that is longer than anything that was sent");
        // a short read of plain TCP has emptied the socket
        if (result.bytes < space && !hangUp && !m_shared.tls)
            return;
    }
}

size_t Client::take(std::string_view bytes)
{
    size_t used = 0;
    if (m_stage == Stage::Upgrading && !takeAnswer(bytes, used))
        return used;
    const uint64_t now = nanoseconds();
    const auto onFrame = [&](Opcode opcode, std::string_view payload) {
        return takeFrame(opcode, payload, now);
    };
    if (parseFrames(bytes, used, onFrame) == Parsed::Broken)
        fail("a broken frame");
    return used;
}

bool Client::takeAnswer(std::string_view bytes, size_t &used)
{
    constexpr std::string_view end = "\r\n\r\n";
    const size_t at = bytes.find(end);
    if (at == std::string_view::npos)
        return false;
    used = at + end.size();
    const std::string_view head = bytes.substr(0, used);
    // the answer to the key that request() always sends, from RFC 6455 section 1.3
    if (!head.starts_with("HTTP/1.1 101 ")
        || head.find("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") == std::string_view::npos) {
        fail(head.substr(0, head.find('\r')));
        return false;
    }
    m_stage = Stage::Joining;
    m_shared.talk->opened(*this);
    flush();
    return true;
}

bool Client::takeFrame(Opcode opcode, std::string_view payload, uint64_t now)
{
    switch (opcode) {
    case Opcode::Text:
        m_shared.talk->text(*this, payload, now);
        break;
    case Opcode::Ping:
        send(Opcode::Pong, payload);
        flush();
        break;
    case Opcode::Close: // answered, then the server ends the connection
        send(Opcode::Close, payload.substr(0, 2));
        flush();
        return false;
    case Opcode::Pong:
        break;
    case Opcode::Binary:
    default:
        fail("a frame that is neither text nor control");
    }
    return m_socket.isOpen();
}

} // namespace Parlor::Load
