// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <sys/resource.h>

// What the compared servers share and no library example shows.

namespace Parlor::Baseline {

/// The number behind --port, 0 if there is none: any free port.
inline uint16_t portArgument(int argc, char *argv[])
{
    uint16_t port = 0;
    for (int i = 1; i + 1 < argc; ++i) {
        const std::string_view value = argv[i + 1];
        if (std::string_view(argv[i]) == "--port")
            std::from_chars(value.data(), value.data() + value.size(), port);
    }
    return port;
}

/// As many descriptors as the system allows.
inline void raiseDescriptorLimit()
{
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

inline void printReady(uint16_t port)
{
    std::printf("ready %d\n", int(port));
    std::fflush(stdout);
}

} // namespace Parlor::Baseline
