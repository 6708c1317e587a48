// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/tokenbucket.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace Parlor {

using std::chrono::milliseconds;

namespace {
// Tokens are added up from parts of a second: what lacks less than this is rounding, not a token short.
constexpr double Rounding = 1e-6;
} // namespace

TokenBucket::TokenBucket(double perSecond, double burst)
    : m_perMillisecond(perSecond / 1000)
    , m_burst(std::max(burst, 1.0))
    , m_level(m_burst)
{ }

milliseconds TokenBucket::take(milliseconds now)
{
    if (m_perMillisecond <= 0)
        return milliseconds(0);
    refill(now);
    if (m_level < 1 - Rounding)
        return timeFor(1 - m_level);
    m_level -= 1;
    return milliseconds(0);
}

milliseconds TokenBucket::borrow(milliseconds now)
{
    if (m_perMillisecond <= 0)
        return milliseconds(0);
    refill(now);
    m_level -= 1;
    return m_level < -Rounding ? timeFor(-m_level) : milliseconds(0);
}

void TokenBucket::refill(milliseconds now)
{
    const auto passed = std::max(now - m_filledAt, milliseconds(0));
    m_level = std::min(m_burst, m_level + double(passed.count()) * m_perMillisecond);
    m_filledAt = now;
}

milliseconds TokenBucket::timeFor(double tokens) const
{
    return milliseconds(std::int64_t(std::ceil(tokens / m_perMillisecond - Rounding)));
}

} // namespace Parlor
