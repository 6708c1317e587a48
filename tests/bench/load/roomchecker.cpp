// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/roomchecker.h"

#include "tests/bench/load/jsonscan.h"

namespace Parlor::Load {

RoomChecker::RoomChecker(uint32_t clients, SentMessages &sent, DeliveryChecker &deliveries)
    : m_sent(sent)
    , m_deliveries(deliveries)
    , m_last(clients)
    , m_known(kept)
    , m_posts(sent.senders())
{ }

std::string RoomChecker::postId(MessageId id)
{
    std::string text(payloadHead, '\0');
    fillPayload(id, text);
    return "p" + text;
}

// The same post has the same seq in its ack and in every event.
bool RoomChecker::agree(MessageId id, uint64_t seq)
{
    std::vector<Post> &posts = m_posts[id.sender];
    if (posts.size() <= id.number)
        posts.resize(id.number + 1);
    uint64_t &known = posts[id.number].seq;
    if (known == 0)
        known = seq;
    return known == seq;
}

void RoomChecker::unknownEvent(uint32_t client, std::string_view frame, uint64_t now)
{
    const auto room = stringAfter(frame, R"("room":")");
    const auto seq = numberAfter(frame, R"("seq":)");
    const auto prev = numberAfter(frame, R"("prev":)");
    const auto post = stringAfter(frame, R"("kind":"message","id":")");
    const auto text = stringAfter(frame, R"("text":")");
    if (room != "lobby" || !seq || !prev || !post || !text || !frame.ends_with('}')) {
        m_deliveries.corrupted();
        return;
    }
    uint64_t &last = m_last[client];
    const bool chained = *seq > last && *prev == last;
    if (!chained)
        ++m_faults.brokenChain;
    last = std::max(last, *seq);
    const DeliveryFaults before = m_deliveries.faults();
    const std::optional<MessageId> id = m_deliveries.received(client, *text, now);
    if (!id)
        return;
    if (*post != postId(*id) || !agree(*id, *seq))
        m_deliveries.corrupted();
    else if (chained && m_deliveries.faults().corrupted == before.corrupted)
        m_known[*prev % kept] = {*prev, *seq, *id, std::string(frame)};
}

void RoomChecker::ack(uint32_t client, std::string_view frame)
{
    const auto post = stringAfter(frame, R"("id":")");
    const auto room = stringAfter(frame, R"("room":")");
    const auto seq = numberAfter(frame, R"("seq":)");
    const auto id = post && post->starts_with('p') ? payloadId(post->substr(1)) : std::nullopt;
    if (room != "lobby" || !seq || !id || !m_sent.has(*id) || id->sender != client || *post != postId(*id)
        || !agree(*id, *seq) || m_posts[id->sender][id->number].acknowledged) {
        ++m_faults.wrongAcks;
        return;
    }
    m_posts[id->sender][id->number].acknowledged = true;
    ++m_acks;
}

RoomFaults RoomChecker::faults() const
{
    RoomFaults faults = m_faults;
    faults.missingAcks = m_sent.total() - m_acks;
    return faults;
}

} // namespace Parlor::Load
