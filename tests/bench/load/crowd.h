// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/client.h"
#include "tests/bench/load/options.h"

#include <array>
#include <deque>
#include <vector>

namespace Parlor::Load {

/// All clients of a run and the one loop that serves them.
class Crowd final
{
public:
    /// @p count clients, none of them open.
    Crowd(const Options &options, uint32_t count, Talk &talk);
    ~Crowd();
    Crowd(const Crowd &) = delete;
    Crowd &operator=(const Crowd &) = delete;

    void open(uint32_t number);
    /// From now on it is only noticed when the server ends the connection.
    void stopReading(uint32_t number);
    void leave(uint32_t number);
    Client &client(uint32_t number) { return m_clients[number]; }

    /// Waits until something happens, at most so long, and handles it. @return whether anything happened.
    bool pump(uint64_t nanoseconds);
    /// Opens everybody, some at a time. @return false: one failed, nothing happened for 30 s, or it took 300
    /// s.
    bool openAll(uint32_t atOnce);
    /// Goes on until no client got anything for a while; bounded.
    void settle(int pid);

    uint32_t size() const { return uint32_t(m_clients.size()); }
    uint32_t count(Client::Stage stage) const { return m_stages[size_t(stage)]; }
    uint32_t opening() const;
    const std::string &complaint() const { return m_shared.complaint; }

    static constexpr uint64_t millisecond = 1'000'000;

private:
    void handle(uint32_t number, bool hangUp);
    void moved(Client::Stage from, Client::Stage to);

    std::vector<char> m_buffer;
    std::unique_ptr<TlsContext> m_tls;
    Client::Shared m_shared;
    std::deque<Client> m_clients;
    std::vector<bool> m_stalled;
    std::array<uint32_t, size_t(Client::Stage::Gone) + 1> m_stages{}; ///< how many are in each
    int m_epoll = -1;
    uint32_t m_turn = 0;
    uint64_t m_lastBytes = 0; ///< when something was read last, nanoseconds
};

} // namespace Parlor::Load
