// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/servermessage.h"

#include <algorithm>
#include <chrono>

// When to send again what was refused. Pure.

namespace Parlor {

/// Whether the same may be sent again after a while; else it is refused for good.
constexpr bool isPassing(RefusalCode code)
{
    return code == RefusalCode::RateLimited || code == RefusalCode::NotSaved || code == RefusalCode::Stopping;
}

/// How long to wait before that; a server may be hostile, or wrong. @p usual: where it does not say.
inline std::chrono::milliseconds pauseAfter(const Refusal &refusal, std::chrono::milliseconds usual,
                                            std::chrono::milliseconds longest = std::chrono::minutes(1))
{
    return std::min(refusal.retryAfter ? std::chrono::milliseconds(*refusal.retryAfter) : usual, longest);
}

} // namespace Parlor
