// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>
#include <chrono>
#include <functional>
#include <optional>

namespace Parlor {

/// Decides whether a client that was cut comes back, and after which pause: at random up to a ceiling that
/// doubles, so that a hundred clients of a restarted server do not come at once. Pure; any one thread.
class ReconnectPolicy final
{
public:
    static constexpr std::chrono::milliseconds FirstCeiling{500};
    static constexpr std::chrono::milliseconds LastCeiling{30'000};
    static constexpr std::chrono::milliseconds Floor{100}; ///< never a busy loop
    static constexpr std::chrono::milliseconds LongestRetryAfter{
        600'000};                                               ///< a server may be hostile, or wrong
    static constexpr std::chrono::milliseconds Settled{30'000}; ///< online this long: begin anew

    /// @p chance returns 0 up to, not including, 1; empty: the system's random numbers.
    explicit ReconnectPolicy(std::function<double()> chance = {});

    /// It is online now. @p now on the steady clock.
    void online(std::chrono::milliseconds now);
    /// It was cut, or the attempt failed. @p closeCode 1006 where there is none. @return the pause, or
    /// nothing: give up.
    std::optional<std::chrono::milliseconds> pauseAfter(quint16 closeCode,
                                                        std::optional<std::chrono::milliseconds> retryAfter,
                                                        std::chrono::milliseconds now);
    void reset();

private:
    std::function<double()> m_chance;
    std::optional<std::chrono::milliseconds> m_onlineSince;
    std::chrono::milliseconds m_ceiling = FirstCeiling;
};

} // namespace Parlor
