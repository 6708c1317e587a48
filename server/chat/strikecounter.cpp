// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/strikecounter.h"

namespace Parlor {

bool StrikeCounter::strike(std::chrono::milliseconds now, qsizetype enough)
{
    if (enough <= 0)
        return false;
    std::erase_if(m_times, [now](std::chrono::milliseconds time) { return now - time >= Window; });
    m_times.push_back(now);
    return qsizetype(m_times.size()) >= enough;
}

} // namespace Parlor
