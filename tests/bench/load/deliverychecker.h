// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/histogram.h"
#include "tests/bench/load/sentmessages.h"

#include <unordered_set>
#include <vector>

namespace Parlor::Load {

/// What went wrong with deliveries; all zero in a good run.
struct DeliveryFaults
{
    uint64_t lost = 0;
    uint64_t doubled = 0;
    uint64_t reordered = 0; ///< came after a later message of the same sender
    uint64_t corrupted = 0; ///< not what was sent, or never sent at all
    bool none() const { return lost + doubled + reordered + corrupted == 0; }
};

/// Did every message reach every client once, in each sender's order, unchanged? Client n is sender n, as far
/// as there are senders.
class DeliveryChecker final
{
public:
    DeliveryChecker(uint32_t clients, SentMessages &sent);

    /// @p client got @p text at @p now (nanoseconds). @return which message it is; nothing: none of ours.
    std::optional<MessageId> received(uint32_t client, std::string_view text, uint64_t now)
    {
        const std::optional<MessageId> id = payloadId(text);
        if (!id || !m_sent.has(*id)) {
            corrupted();
            return std::nullopt;
        }
        if (text != m_sent.text(*id))
            corrupted();
        arrived(client, *id, now);
        return id;
    }

    /// @p client got the message @p id, whose text was found right already.
    void arrived(uint32_t client, MessageId id, uint64_t now)
    {
        uint32_t &next = m_next[size_t(client) * m_sent.senders() + id.sender];
        if (id.number == next) {
            ++next;
            ++m_delivered;
            m_latency.add(now - m_sent.sentAt(id));
        } else {
            outOfTurn(client, id, next);
        }
    }
    void corrupted() { ++m_faults.corrupted; }

    /// Messages that @p sender has sent and not got back itself.
    uint32_t underWay(uint32_t sender) const
    {
        return m_sent.count(sender) - m_next[size_t(sender) * m_sent.senders() + sender];
    }
    /// Different messages that came, over all clients.
    uint64_t delivered() const { return m_delivered; }
    uint64_t expected() const { return m_sent.total() * m_clients; }
    const Histogram &latency() const { return m_latency; }
    /// What went wrong until now; what did not come by now counts as lost.
    DeliveryFaults faults() const;

private:
    void outOfTurn(uint32_t client, MessageId id, uint32_t &next);

    SentMessages &m_sent;
    uint32_t m_clients = 0;
    std::vector<uint32_t> m_next;           ///< by client, then sender: the number that comes next
    std::unordered_set<uint64_t> m_leftOut; ///< what was passed over and may still come
    uint64_t m_delivered = 0;
    DeliveryFaults m_faults;
    Histogram m_latency;
};

} // namespace Parlor::Load
