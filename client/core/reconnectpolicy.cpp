// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/reconnectpolicy.h"

#include "server/protocol/closecode.h"

#include <QRandomGenerator>
#include <algorithm>

namespace Parlor {

using std::chrono::milliseconds;

ReconnectPolicy::ReconnectPolicy(std::function<double()> chance)
    : m_chance(std::move(chance))
{
    if (!m_chance)
        m_chance = [] { return QRandomGenerator::global()->generateDouble(); };
}

void ReconnectPolicy::online(milliseconds now)
{
    m_onlineSince = now;
}

std::optional<milliseconds>
ReconnectPolicy::pauseAfter(quint16 closeCode, std::optional<milliseconds> retryAfter, milliseconds now)
{
    if (!shouldReconnect(closeCode))
        return std::nullopt;
    if (m_onlineSince && now - *m_onlineSince >= Settled)
        m_ceiling = FirstCeiling;
    m_onlineSince.reset();
    const auto random = milliseconds(qint64(double(m_ceiling.count()) * m_chance()));
    m_ceiling = std::min(m_ceiling * 2, LastCeiling);
    return std::clamp(retryAfter.value_or(milliseconds(0)), milliseconds(0), LongestRetryAfter)
        + std::max(random, Floor);
}

void ReconnectPolicy::reset()
{
    m_ceiling = FirstCeiling;
    m_onlineSince.reset();
}

} // namespace Parlor
