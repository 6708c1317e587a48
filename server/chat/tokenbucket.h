// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace Parlor {

/// Meters how often something may be done: so many per second, after a rest so many at once. A value, any
/// thread; it is told what time it is (Clock::steady()). A rate of 0 lets everything through.
class TokenBucket
{
public:
    TokenBucket() = default;
    /// @p burst below 1 counts as 1.
    TokenBucket(double perSecond, double burst);

    /// Takes one if there is one. @return 0, or how long until there will be one; then nothing was taken.
    std::chrono::milliseconds take(std::chrono::milliseconds now);
    /// Takes one in any case. @return 0, or how long to do nothing until what was owed is back.
    std::chrono::milliseconds borrow(std::chrono::milliseconds now);

private:
    void refill(std::chrono::milliseconds now);
    std::chrono::milliseconds timeFor(double tokens) const;

    double m_perMillisecond = 0;
    double m_burst = 1;
    double m_level = 1;
    std::chrono::milliseconds m_filledAt{0};
};

} // namespace Parlor
