// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/frame.h"
#include "tests/bench/load/socket.h"

#include <span>
#include <string>
#include <string_view>

namespace Parlor::Load {

class Talk;

/// One connection: opens it, cuts what comes into frames, keeps what cannot be sent yet. Whoever owns it
/// waits for the descriptor, edge-triggered, and calls onReady().
class Client final
{
public:
    /// Fresh: not used yet, or again. Failed: never became Ready. Gone: closed after it was.
    enum class Stage { Fresh, Connecting, Upgrading, Joining, Ready, Leaving, Left, Failed, Gone };

    /// What all clients of a run share; outlives them.
    struct Shared
    {
        Endpoint server;
        Talk *talk = nullptr;
        TlsContext *tls = nullptr;
        std::string request;    ///< the bytes of the opening request
        std::span<char> buffer; ///< what is read goes there; longer than any frame
        std::string complaint;  ///< the first reason why a client failed, for people
    };

    explicit Client(Shared &shared, uint32_t number)
        : m_shared(shared)
        , m_number(number)
    { }

    /// Connects, also again after Left. @p turn: see Socket::connect().
    void open(uint32_t turn);
    /// Something happened on the descriptor.
    void onReady(bool hangUp);
    /// The server has let it in; said by Talk.
    void ready();
    /// It will not be let in; said by Talk.
    void refused(std::string_view why);
    /// Says goodbye and waits for the server to close.
    void leave();

    void send(Opcode opcode, std::string_view payload);
    void flush();

    uint32_t number() const { return m_number; } ///< 0, 1, 2 ...
    Stage stage() const { return m_stage; }
    bool isOpening() const { return m_stage > Stage::Fresh && m_stage < Stage::Ready; }
    int fd() const { return m_socket.fd(); }
    uint64_t bytesRead() const { return m_bytesRead; }
    std::string token; ///< what Talk keeps about who this is

private:
    void fail(std::string_view why);
    void closed();
    void readAll(bool hangUp);
    size_t take(std::string_view bytes);
    bool takeAnswer(std::string_view bytes, size_t &used);
    bool takeFrame(Opcode opcode, std::string_view payload, uint64_t now);

    Shared &m_shared;
    uint32_t m_number = 0;
    Stage m_stage = Stage::Fresh;
    Socket m_socket;
    std::string m_tail; ///< the begin of a frame that is not whole yet
    std::string m_out;  ///< not sent yet
    uint64_t m_bytesRead = 0;
    uint32_t m_mask = 0;
};

} // namespace Parlor::Load
