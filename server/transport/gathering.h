// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace Parlor {

/// Says how long a fan-out waits for more to send. A server that is busy writing finds, when it is done, only
/// what came in the meantime, so it would go on writing to everybody for half as much as clients have to say.
/// Waiting the little that the clients need to catch up makes twice as much of it leave with half of the
/// writes: more gets through, and sooner. Whoever is not that busy never waits. Pure, any thread.
class Gathering final
{
public:
    /// A fan-out that takes as long is worth waiting for the next one.
    static constexpr std::chrono::milliseconds Long{2};
    /// How long; far below what is left of the fan-out's own time.
    static constexpr std::chrono::milliseconds Pause{1};

    /// Everybody was written to.
    void wrote(std::chrono::milliseconds began, std::chrono::milliseconds ended);
    /// For what is to be sent now: 0 unless the last fan-out took long and has only just ended.
    std::chrono::milliseconds pause(std::chrono::milliseconds now) const;

private:
    std::chrono::milliseconds m_took{0};
    std::chrono::milliseconds m_ended{0};
};

} // namespace Parlor
