// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/deliverychecker.h"
#include "tests/bench/load/talk.h"

namespace Parlor::Load {

/// Bare texts: each frame is a message.
class PlainTalk final : public Talk
{
public:
    /// Clients from @p readers on are not checked.
    PlainTalk(uint32_t readers, SentMessages &sent, DeliveryChecker &deliveries);

    std::string_view path() const override { return "/"; }
    void opened(Client &client) override;
    void text(Client &client, std::string_view text, uint64_t now) override;
    void post(Client &client, MessageId id) override;
    void leave(Client &client) override;
    bool isComplete() const override { return m_deliveries.delivered() >= m_deliveries.expected(); }

private:
    uint32_t m_readers = 0;
    SentMessages &m_sent;
    DeliveryChecker &m_deliveries;
};

} // namespace Parlor::Load
