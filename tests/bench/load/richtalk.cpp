// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/richtalk.h"

#include "tests/bench/load/client.h"
#include "tests/bench/load/jsonscan.h"

#include <array>
#include <unistd.h>

namespace Parlor::Load {

RichTalk::RichTalk(uint32_t readers, SentMessages &sent, DeliveryChecker &deliveries, bool strangers)
    : m_readers(readers)
    , m_strangers(strangers)
    , m_sent(sent)
    , m_deliveries(deliveries)
    , m_room(readers, sent, deliveries)
{ }

void RichTalk::opened(Client &client)
{
    // names are for one person each, also over several runs against one server
    const uint64_t name = m_strangers ? m_arrivals : client.number();
    m_out = R"({"type":"hello","version":1,"name":"Load )" + std::to_string(getpid()) + '.'
        + std::to_string(name) + '"';
    if (!m_strangers && !client.token.empty())
        m_out += R"(,"token":")" + client.token + '"';
    m_out += '}';
    ++m_arrivals;
    client.send(Opcode::Text, m_out);
}

void RichTalk::text(Client &client, std::string_view text, uint64_t now)
{
    if (isType(text, R"({"type":"event",)")) {
        if (client.number() < m_readers)
            m_room.event(client.number(), text, now);
    } else if (isType(text, R"({"type":"ack",)")) {
        m_room.ack(client.number(), text);
    } else {
        onOther(client, text);
    }
}

void RichTalk::onOther(Client &client, std::string_view text)
{
    if (isType(text, R"({"type":"welcome",)")) {
        client.token = stringAfter(text, R"("token":")").value_or("");
    } else if (isType(text, R"({"type":"joined",)")) {
        onJoined(client, text);
    } else if (isType(text, R"({"type":"refusal",)")) {
        onRefusal(client, text);
    } else if (isType(text, R"({"type":"ping",)")) {
        if (const auto nonce = numberAfter(text, R"("nonce":)")) {
            client.send(Opcode::Text, R"({"type":"pong","nonce":)" + std::to_string(*nonce) + '}');
            client.flush();
        }
    } else {
        // what may come at any time and is not for us
        constexpr std::array known{R"({"type":"presence",)", R"({"type":"room",)", R"({"type":"room-gone",)",
                                   R"({"type":"notice",)",   R"({"type":"pong",)", R"({"type":"bye",)"};
        for (const std::string_view start : known) {
            if (isType(text, start))
                return;
        }
        m_deliveries.corrupted();
    }
}

void RichTalk::onJoined(Client &client, std::string_view text)
{
    const auto last = numberAfter(text, R"("last":)");
    if (!last || stringAfter(text, R"("id":")") != "lobby") {
        m_deliveries.corrupted();
        return;
    }
    if (client.number() < m_readers)
        m_room.joined(client.number(), *last);
    client.ready();
}

void RichTalk::onRefusal(Client &client, std::string_view text)
{
    ++m_refusals;
    if (m_firstRefusal.empty())
        m_firstRefusal = text;
    if (client.isOpening())
        client.refused(text);
}

void RichTalk::post(Client &client, MessageId id)
{
    m_out = R"({"type":"post","id":")";
    m_out += RoomChecker::postId(id);
    m_out += R"(","room":"lobby","text":")";
    m_out += m_sent.text(id);
    m_out += R"("})";
    client.send(Opcode::Text, m_out);
}

void RichTalk::leave(Client &client)
{
    client.send(Opcode::Text, R"({"type":"bye"})");
}

bool RichTalk::isComplete() const
{
    return m_deliveries.delivered() >= m_deliveries.expected() && m_room.acks() >= m_sent.total();
}

} // namespace Parlor::Load
