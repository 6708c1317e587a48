// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/crowd.h"
#include "tests/bench/load/sentmessages.h"

namespace Parlor::Load {

class DeliveryChecker;

/// The senders at work, and the wait until everything has come.
class Traffic final
{
public:
    Traffic(const Options &options, Crowd &crowd, Talk &talk, SentMessages &sent,
            DeliveryChecker &deliveries);

    /// Sends for Options::seconds, then waits until all is there or nothing comes any more.
    void run();

    double seconds() const { return m_seconds; }   ///< from the first message to the last delivery
    double mostLate() const { return m_mostLate; } ///< milliseconds that this program was behind its rate

private:
    void post(uint32_t sender);
    void sendAtRate(uint64_t end);
    void keepWindowsFull(uint64_t end);
    void drain();

    const Options &m_options;
    Crowd &m_crowd;
    Talk &m_talk;
    SentMessages &m_sent;
    DeliveryChecker &m_deliveries;
    double m_seconds = 0;
    double m_mostLate = 0;
};

} // namespace Parlor::Load
