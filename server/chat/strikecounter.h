// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>
#include <chrono>
#include <vector>

namespace Parlor {

/// Counts misdeeds within the last minute and says when it is enough. A value, any thread; it is told what
/// time it is (Clock::steady()).
class StrikeCounter
{
public:
    static constexpr std::chrono::seconds Window{60};

    /// Notes one more at @p now. @return true if this makes @p enough or more within the window; never if @p
    /// enough is 0 or less.
    bool strike(std::chrono::milliseconds now, qsizetype enough);

private:
    std::vector<std::chrono::milliseconds> m_times;
};

} // namespace Parlor
