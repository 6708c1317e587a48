// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/roomchecker.h"
#include "tests/bench/load/talk.h"

namespace Parlor::Load {

/// parlor.v1 (server/protocol/README.md): says hello, waits to be in the lobby, posts there, answers pings.
class RichTalk final : public Talk
{
public:
    /// Clients from @p readers on join, and are not checked. @p strangers: whoever comes again is somebody
    /// new.
    RichTalk(uint32_t readers, SentMessages &sent, DeliveryChecker &deliveries, bool strangers);

    std::string_view path() const override { return "/ws"; }
    std::string_view requestLines() const override { return "Sec-WebSocket-Protocol: parlor.v1\r\n"; }
    void opened(Client &client) override;
    void text(Client &client, std::string_view text, uint64_t now) override;
    void post(Client &client, MessageId id) override;
    void leave(Client &client) override;
    bool isComplete() const override;

    const RoomChecker &room() const { return m_room; }
    uint64_t refusals() const { return m_refusals; }
    const std::string &firstRefusal() const { return m_firstRefusal; }

private:
    void onOther(Client &client, std::string_view text);
    void onJoined(Client &client, std::string_view text);
    void onRefusal(Client &client, std::string_view text);

    uint32_t m_readers = 0;
    bool m_strangers = false;
    SentMessages &m_sent;
    DeliveryChecker &m_deliveries;
    RoomChecker m_room;
    std::string m_out; ///< the message that is being made
    uint64_t m_arrivals = 0;
    uint64_t m_refusals = 0;
    std::string m_firstRefusal;
};

} // namespace Parlor::Load
