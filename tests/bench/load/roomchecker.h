// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/deliverychecker.h"

#include <string>
#include <vector>

namespace Parlor::Load {

/// What went wrong with what rich mode adds to deliveries; all zero in a good run.
struct RoomFaults
{
    uint64_t brokenChain = 0; ///< seq not larger, or prev is not the seq before
    uint64_t wrongAcks = 0;   ///< for nothing that was posted, twice, or with another seq than the event
    uint64_t missingAcks = 0;
    bool none() const { return brokenChain + wrongAcks + missingAcks == 0; }
};

/// Checks events and acks of the lobby on top of a DeliveryChecker: each client sees one chain of events,
/// each post is acknowledged once. All clients get the same bytes, so the first frame is read and the others
/// are compared with it.
class RoomChecker final
{
public:
    RoomChecker(uint32_t clients, SentMessages &sent, DeliveryChecker &deliveries);

    /// The client has joined a room whose newest event is @p last.
    void joined(uint32_t client, uint64_t last) { m_last[client] = last; }
    void event(uint32_t client, std::string_view frame, uint64_t now)
    {
        uint64_t &last = m_last[client];
        const Known &known = m_known[last % kept];
        if (known.prev == last && known.frame == frame) {
            last = known.seq;
            m_deliveries.arrived(client, known.id, now);
        } else {
            unknownEvent(client, frame, now);
        }
    }
    void ack(uint32_t client, std::string_view frame);

    uint64_t acks() const { return m_acks; } ///< good ones
    RoomFaults faults() const;

    /// The id under which a message is posted.
    static std::string postId(MessageId id);

private:
    static constexpr size_t kept = 4096; // events that are compared instead of read
    struct Known
    {
        uint64_t prev = UINT64_MAX;
        uint64_t seq = 0;
        MessageId id;
        std::string frame;
    };
    void unknownEvent(uint32_t client, std::string_view frame, uint64_t now);
    bool agree(MessageId id, uint64_t seq);

    SentMessages &m_sent;
    DeliveryChecker &m_deliveries;
    std::vector<uint64_t> m_last; ///< by client: the newest seq that it has
    std::vector<Known> m_known;   ///< by prev
    struct Post
    {
        uint64_t seq = 0; ///< as the first ack or event says; 0: none came
        bool acknowledged = false;
    };
    std::vector<std::vector<Post>> m_posts; ///< by sender, then number
    uint64_t m_acks = 0;
    RoomFaults m_faults;
};

} // namespace Parlor::Load
