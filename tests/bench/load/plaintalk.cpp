// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/plaintalk.h"

#include "tests/bench/load/client.h"

namespace Parlor::Load {

PlainTalk::PlainTalk(uint32_t readers, SentMessages &sent, DeliveryChecker &deliveries)
    : m_readers(readers)
    , m_sent(sent)
    , m_deliveries(deliveries)
{ }

void PlainTalk::opened(Client &client)
{
    client.ready();
}

void PlainTalk::text(Client &client, std::string_view text, uint64_t now)
{
    if (client.number() < m_readers)
        m_deliveries.received(client.number(), text, now);
}

void PlainTalk::post(Client &client, MessageId id)
{
    client.send(Opcode::Text, m_sent.text(id));
}

void PlainTalk::leave(Client &client)
{
    constexpr std::string_view normal = "\x03\xe8"; // 1000
    client.send(Opcode::Close, normal);
}

} // namespace Parlor::Load
