// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace Parlor::Load {

/// How often which time was measured, to 2 %, in a fixed amount of memory.
class Histogram final
{
public:
    void add(uint64_t nanoseconds)
    {
        ++m_counts[index(nanoseconds / 1000)];
        ++m_total;
        if (nanoseconds > m_most)
            m_most = nanoseconds;
    }

    /// The time in milliseconds that @p share (0 to 1) of all were not longer than; 0 if there are none.
    double quantile(double share) const
    {
        const auto rank = uint64_t(share * double(m_total));
        uint64_t passed = 0;
        for (size_t i = 0; i < m_counts.size(); ++i) {
            passed += m_counts[i];
            if (passed > rank)
                return double(value(i)) / 1e3;
        }
        return most();
    }

    double most() const { return double(m_most) / 1e6; } ///< milliseconds, exactly
    uint64_t total() const { return m_total; }

private:
    // 64 steps of 1 microsecond, then 64 for each further power of two.
    static constexpr int steps = 64;
    static constexpr int powers = 30;

    static size_t index(uint64_t microseconds)
    {
        const int shift = microseconds < steps ? 0 : std::bit_width(microseconds) - 7;
        const uint64_t at = uint64_t(shift) * steps + (microseconds >> shift);
        return at < steps * powers ? size_t(at) : steps * powers - 1;
    }
    static uint64_t value(size_t index)
    {
        if (index < steps)
            return index;
        const size_t shift = index / steps - 1;
        return uint64_t(index - shift * steps) << shift;
    }

    std::array<uint64_t, steps * powers> m_counts{};
    uint64_t m_total = 0;
    uint64_t m_most = 0;
};

} // namespace Parlor::Load
