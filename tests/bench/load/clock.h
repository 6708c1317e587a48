// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <ctime>

namespace Parlor::Load {

/// Nanoseconds of a clock that never jumps.
inline uint64_t nanoseconds()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return uint64_t(time.tv_sec) * 1'000'000'000 + uint64_t(time.tv_nsec);
}

inline double secondsSince(uint64_t start)
{
    return double(nanoseconds() - start) / 1e9;
}

} // namespace Parlor::Load
