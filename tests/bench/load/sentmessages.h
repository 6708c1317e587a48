// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/payload.h"

#include <string>
#include <string_view>
#include <vector>

namespace Parlor::Load {

/// What was sent so far: how many of each sender, when, and with which text. The newest texts are kept, older
/// ones are made again when somebody asks.
class SentMessages final
{
public:
    /// @p size: bytes of each text, at least payloadHead.
    SentMessages(uint32_t senders, uint32_t size);

    /// The next message of @p sender, sent at @p now (nanoseconds).
    MessageId add(uint32_t sender, uint64_t now);
    bool has(MessageId id) const { return id.sender < m_senders.size() && id.number < count(id.sender); }
    /// Its text, valid until the next call of any function. The message must have been sent.
    std::string_view text(MessageId id);
    uint64_t sentAt(MessageId id) const { return m_senders[id.sender].times[id.number]; }

    uint32_t senders() const { return uint32_t(m_senders.size()); }
    uint32_t count(uint32_t sender) const { return uint32_t(m_senders[sender].times.size()); }
    uint64_t total() const { return m_total; }

private:
    static constexpr uint32_t kept = 64; // texts of each sender, a power of two
    struct Sender
    {
        std::vector<uint64_t> times; ///< by number
        std::vector<std::string> texts;
    };
    std::vector<Sender> m_senders;
    std::string m_old; ///< the text of a message that is not kept any more
    uint64_t m_total = 0;
};

} // namespace Parlor::Load
