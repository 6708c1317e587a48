// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/deliverychecker.h"

namespace Parlor::Load {

namespace {

constexpr size_t mostLeftOut = 1'000'000; // beyond that a late message counts as doubled, which is as bad

uint64_t key(uint32_t client, MessageId id)
{
    return uint64_t(client) << 48 | uint64_t(id.sender) << 32
        | id.number; // clients and senders are below 2^16
}

} // namespace

DeliveryChecker::DeliveryChecker(uint32_t clients, SentMessages &sent)
    : m_sent(sent)
    , m_clients(clients)
    , m_next(size_t(clients) * sent.senders())
{ }

void DeliveryChecker::outOfTurn(uint32_t client, MessageId id, uint32_t &next)
{
    if (id.number > next) {
        for (; next < id.number; ++next) {
            if (m_leftOut.size() < mostLeftOut)
                m_leftOut.insert(key(client, {id.sender, next}));
        }
        ++next;
        ++m_delivered;
    } else if (m_leftOut.erase(key(client, id)) == 1) {
        ++m_faults.reordered;
        ++m_delivered;
    } else {
        ++m_faults.doubled;
    }
}

DeliveryFaults DeliveryChecker::faults() const
{
    DeliveryFaults faults = m_faults;
    faults.lost = expected() - m_delivered;
    return faults;
}

} // namespace Parlor::Load
