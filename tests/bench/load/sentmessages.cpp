// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/sentmessages.h"

namespace Parlor::Load {

SentMessages::SentMessages(uint32_t senders, uint32_t size)
    : m_senders(senders)
    , m_old(size, '\0')
{
    for (Sender &sender : m_senders)
        sender.texts.assign(kept, m_old);
}

MessageId SentMessages::add(uint32_t sender, uint64_t now)
{
    const MessageId id{sender, count(sender)};
    m_senders[sender].times.push_back(now);
    fillPayload(id, m_senders[sender].texts[id.number % kept]);
    ++m_total;
    return id;
}

std::string_view SentMessages::text(MessageId id)
{
    const Sender &sender = m_senders[id.sender];
    if (sender.times.size() - id.number <= kept)
        return sender.texts[id.number % kept];
    fillPayload(id, m_old);
    return m_old;
}

} // namespace Parlor::Load
