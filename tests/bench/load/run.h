// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/crowd.h"
#include "tests/bench/load/deliverychecker.h"
#include "tests/bench/load/processusage.h"
#include "tests/bench/load/report.h"

#include <memory>

namespace Parlor::Load {

class RichTalk;

/// One run from the first connection to the figures.
class Run final
{
public:
    explicit Run(const Options &options);
    ~Run();

    /// @return whether all held. To be called once.
    bool run();
    const Report &report() const { return m_report; }

private:
    bool ramp();
    void traffic();
    bool cycles();
    bool addFaults();

    const Options &m_options;
    SentMessages m_sent;
    DeliveryChecker m_deliveries;
    RichTalk *m_rich = nullptr; ///< m_talk, if it is that
    std::unique_ptr<Talk> m_talk;
    Crowd m_crowd;
    Report m_report;
};

} // namespace Parlor::Load
