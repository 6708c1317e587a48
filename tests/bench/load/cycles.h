// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/crowd.h"
#include "tests/bench/load/processusage.h"

namespace Parlor::Load {

/// Clients that connect, join and leave again and again: does the server keep anything of them? The first
/// tenth is only there to warm it up.
class Cycles final
{
public:
    Cycles(const Options &options, Crowd &crowd)
        : m_options(options)
        , m_crowd(crowd)
    { }

    /// @return whether everybody was let in and saw the server end the connection.
    bool run();

    const ProcessUsage &warm() const { return m_warm; }
    const ProcessUsage &after() const { return m_after; }
    uint32_t done() const { return m_done; }
    double seconds() const { return m_seconds; } ///< of all but the warm-up

private:
    bool runUntil(uint32_t count);
    void waitForDescriptors(uint32_t count);

    const Options &m_options;
    Crowd &m_crowd;
    uint32_t m_done = 0;
    uint32_t m_begun = 0;
    double m_seconds = 0;
    ProcessUsage m_warm;
    ProcessUsage m_after;
};

} // namespace Parlor::Load
