// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace Parlor::Load {

/// What a process and its children use, read from /proc; all zero for the process 0, or if there is none.
struct ProcessUsage
{
    double cpuSeconds = 0; ///< so far, of all threads that are still there
    bool precise = false;  ///< nanoseconds from schedstat; otherwise clock ticks (10 ms) from stat
    uint64_t resident = 0; ///< bytes
    uint64_t peak = 0;     ///< bytes: the most that ever was resident (VmHWM)
    uint32_t descriptors = 0;

    static ProcessUsage of(int pid);
};

/// CPU seconds of this program so far.
double ownCpuSeconds();

} // namespace Parlor::Load
