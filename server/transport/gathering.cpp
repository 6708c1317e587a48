// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/gathering.h"

namespace Parlor {

void Gathering::wrote(std::chrono::milliseconds began, std::chrono::milliseconds ended)
{
    m_took = ended - began;
    m_ended = ended;
}

std::chrono::milliseconds Gathering::pause(std::chrono::milliseconds now) const
{
    const bool isBusy = m_took >= Long && now - m_ended <= Pause;
    return isBusy ? Pause : std::chrono::milliseconds(0);
}

} // namespace Parlor
