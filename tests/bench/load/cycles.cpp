// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/cycles.h"

#include "tests/bench/load/clock.h"

#include <algorithm>

namespace Parlor::Load {

bool Cycles::run()
{
    m_crowd.settle(m_options.pid); // whoever was there before us is still being closed
    const uint32_t before = ProcessUsage::of(m_options.pid).descriptors;
    if (!runUntil(std::max(1u, m_options.cycles / 10)))
        return false;
    waitForDescriptors(before);
    m_warm = ProcessUsage::of(m_options.pid);
    m_warm.descriptors = before;
    const uint64_t start = nanoseconds();
    if (!runUntil(m_options.cycles))
        return false;
    m_seconds = secondsSince(start);
    waitForDescriptors(before);
    m_after = ProcessUsage::of(m_options.pid);
    return true;
}

bool Cycles::runUntil(uint32_t count)
{
    constexpr uint64_t patience = 30'000 * Crowd::millisecond;
    using Stage = Client::Stage;
    while (m_done < count) {
        bool acted = false;
        for (uint32_t i = 0; i < m_crowd.size(); ++i) {
            const Stage stage = m_crowd.client(i).stage();
            if (stage == Stage::Ready) {
                m_crowd.leave(i);
                acted = true;
            } else if ((stage == Stage::Fresh || stage == Stage::Left) && m_begun < count) {
                m_crowd.open(i);
                ++m_begun;
                acted = true;
            }
        }
        const uint32_t left = m_crowd.count(Stage::Fresh) + m_crowd.count(Stage::Left);
        m_done = m_begun - (m_crowd.size() - left);
        if (m_crowd.count(Stage::Failed) + m_crowd.count(Stage::Gone) > 0)
            return false;
        if (m_done < count && !m_crowd.pump(acted ? Crowd::millisecond : patience) && !acted)
            return false;
    }
    return true;
}

// The server closes its side when it sees that ours is closed; there is nothing to wait for but /proc.
void Cycles::waitForDescriptors(uint32_t count)
{
    constexpr int most = 50;
    m_crowd.settle(m_options.pid);
    for (int i = 0; i < most && ProcessUsage::of(m_options.pid).descriptors > count; ++i)
        m_crowd.pump(100 * Crowd::millisecond);
}

} // namespace Parlor::Load
