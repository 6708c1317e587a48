// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/connectiongate.h"

#include <utility>

namespace Parlor {

ConnectionSlot::ConnectionSlot(std::weak_ptr<ConnectionGate> gate, const QHostAddress &group)
    : m_gate(std::move(gate))
    , m_group(group)
{ }

ConnectionSlot::ConnectionSlot(ConnectionSlot &&other) noexcept
    : m_gate(std::exchange(other.m_gate, {}))
    , m_group(other.m_group)
{ }

ConnectionSlot::~ConnectionSlot()
{
    if (const std::shared_ptr<ConnectionGate> gate = m_gate.lock())
        gate->leave(m_group);
}

ConnectionGate::ConnectionGate(const GateLimits &limits)
    : m_limits(limits)
{ }

std::optional<ConnectionSlot> ConnectionGate::enter(const QHostAddress &group)
{
    if (m_limits.connections > 0 && m_connections >= m_limits.connections)
        return {};
    const qint64 perGroup = m_limits.connectionsPerGroup;
    if (perGroup > 0 && !group.isLoopback() && m_perGroup.value(group) >= perGroup)
        return {};
    ++m_connections;
    ++m_perGroup[group];
    return ConnectionSlot(weak_from_this(), group);
}

void ConnectionGate::leave(const QHostAddress &group)
{
    --m_connections;
    if (--m_perGroup[group] <= 0)
        m_perGroup.remove(group);
}

double ConnectionGate::burst() const
{
    return double(m_limits.upgradeBurst);
}

double ConnectionGate::refilled(const Allowance &allowance, std::chrono::milliseconds now) const
{
    const double seconds = std::chrono::duration<double>(now - allowance.at).count();
    return qMin(burst(), allowance.upgrades + seconds * double(m_limits.upgradesPerSecond));
}

bool ConnectionGate::admitsUpgrade(const QHostAddress &group, std::chrono::milliseconds now)
{
    if (m_limits.upgradesPerSecond <= 0 || m_limits.upgradeBurst <= 0 || group.isLoopback())
        return true;
    const auto known = m_allowances.constFind(group);
    const double left = known == m_allowances.cend() ? burst() : refilled(*known, now);
    const bool admitted = left >= 1;
    m_allowances.insert(group, {admitted ? left - 1 : left, now});
    return admitted;
}

void ConnectionGate::tidy(std::chrono::milliseconds now)
{
    m_allowances.removeIf([this, now](const auto &entry) { return refilled(entry.value(), now) >= burst(); });
}

} // namespace Parlor
