// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QHostAddress>
#include <QtGlobal>
#include <chrono>
#include <memory>
#include <optional>

namespace Parlor {

class ConnectionGate;

/// One taken place; it is free again when this is destroyed. May outlive its gate.
class ConnectionSlot final
{
public:
    ConnectionSlot(std::weak_ptr<ConnectionGate> gate, const QHostAddress &group);
    ConnectionSlot(ConnectionSlot &&other) noexcept;
    ConnectionSlot &operator=(ConnectionSlot &&) = delete;
    Q_DISABLE_COPY(ConnectionSlot)
    ~ConnectionSlot();

    const QHostAddress &group() const { return m_group; }

private:
    std::weak_ptr<ConnectionGate> m_gate;
    QHostAddress m_group;
};

/// What the gate goes by; 0 means no limit.
struct GateLimits
{
    qint64 connections = 0;
    qint64 connectionsPerGroup = 0;
    qint64 upgradesPerSecond = 0;
    qint64 upgradeBurst = 0;
};

/// Counts connections, in all and per address group, and new WebSockets per second and group, and says who
/// may come in. Loopback is one machine with many people behind it (our own client, a proxy, tests), so only
/// the total counts for it. Always held by a shared_ptr. Time is passed in. Used in one thread.
class ConnectionGate final : public std::enable_shared_from_this<ConnectionGate>
{
public:
    explicit ConnectionGate(const GateLimits &limits);
    Q_DISABLE_COPY_MOVE(ConnectionGate)

    /// A place for a connection of @p group, or nothing when it is refused.
    std::optional<ConnectionSlot> enter(const QHostAddress &group);
    /// Whether @p group may have one more WebSocket now.
    bool admitsUpgrade(const QHostAddress &group, std::chrono::milliseconds now);
    /// Forgets the groups whose allowance is whole again.
    void tidy(std::chrono::milliseconds now);

    qint64 connections() const { return m_connections; }
    qsizetype groupsKnown() const { return m_perGroup.size() + m_allowances.size(); }

private:
    friend class ConnectionSlot;
    void leave(const QHostAddress &group);

    /// A token bucket.
    struct Allowance
    {
        double upgrades = 0;
        std::chrono::milliseconds at{};
    };
    double burst() const;
    double refilled(const Allowance &allowance, std::chrono::milliseconds now) const;

    const GateLimits m_limits;
    qint64 m_connections = 0;
    QHash<QHostAddress, qint64> m_perGroup;
    QHash<QHostAddress, Allowance> m_allowances;
};

} // namespace Parlor
