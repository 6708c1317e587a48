// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/traffic.h"

#include "tests/bench/load/clock.h"
#include "tests/bench/load/deliverychecker.h"
#include "tests/bench/load/talk.h"

#include <algorithm>

namespace Parlor::Load {

Traffic::Traffic(const Options &options, Crowd &crowd, Talk &talk, SentMessages &sent,
                 DeliveryChecker &deliveries)
    : m_options(options)
    , m_crowd(crowd)
    , m_talk(talk)
    , m_sent(sent)
    , m_deliveries(deliveries)
{ }

void Traffic::run()
{
    const uint64_t start = nanoseconds();
    const uint64_t end = start + uint64_t(m_options.seconds * 1e9);
    if (m_options.rate > 0)
        sendAtRate(end);
    else
        keepWindowsFull(end);
    drain();
    m_seconds = secondsSince(start);
    m_crowd.settle(0); // whatever comes twice comes late
}

void Traffic::post(uint32_t sender)
{
    m_talk.post(m_crowd.client(sender), m_sent.add(sender, nanoseconds()));
}

void Traffic::sendAtRate(uint64_t end)
{
    const double interval = 1e9 / m_options.rate;
    const auto start = double(nanoseconds());
    uint64_t count = 0;
    for (uint64_t now = nanoseconds(); now < end; now = nanoseconds()) {
        double due = start + double(count) * interval;
        for (; due <= double(now); due = start + double(++count) * interval) {
            const auto sender = uint32_t(count % m_options.senders);
            m_mostLate = std::max(m_mostLate, (double(now) - due) / 1e6);
            post(sender);
            m_crowd.client(sender).flush();
        }
        now = nanoseconds();
        m_crowd.pump(due > double(now) ? uint64_t(due) - now : 0);
    }
}

void Traffic::keepWindowsFull(uint64_t end)
{
    constexpr uint64_t wait = 100 * Crowd::millisecond;
    while (nanoseconds() < end) {
        for (uint32_t sender = 0; sender < m_options.senders; ++sender) {
            uint32_t underWay = m_deliveries.underWay(sender);
            if (underWay >= m_options.window)
                continue;
            for (; underWay < m_options.window; ++underWay)
                post(sender);
            m_crowd.client(sender).flush();
        }
        m_crowd.pump(wait);
    }
}

void Traffic::drain()
{
    constexpr uint64_t patience = 5000 * Crowd::millisecond;
    uint64_t seen = m_deliveries.delivered();
    uint64_t progress = nanoseconds();
    while (!m_talk.isComplete() && nanoseconds() - progress < patience) {
        m_crowd.pump(patience);
        if (m_deliveries.delivered() != seen) {
            seen = m_deliveries.delivered();
            progress = nanoseconds();
        }
    }
}

} // namespace Parlor::Load
