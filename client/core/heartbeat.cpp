// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/heartbeat.h"

namespace Parlor {

Heartbeat::Heartbeat(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_ping(clock, this)
    , m_pong(clock, this)
{
    connect(&m_ping, &Alarm::due, this, &Heartbeat::onPingDue);
    connect(&m_pong, &Alarm::due, this, &Heartbeat::onOverdue);
}

void Heartbeat::start()
{
    m_pong.clear();
    m_ping.set(Interval);
}

void Heartbeat::stop()
{
    m_ping.clear();
    m_pong.clear();
}

void Heartbeat::answered(qint64 nonce)
{
    if (nonce == m_nonce)
        m_pong.clear();
}

void Heartbeat::onPingDue()
{
    // After a sleep of the machine both are overdue; the question that is still open decides.
    if (!m_pong.isSet()) {
        ++m_nonce;
        m_pong.set(Patience);
        Q_EMIT pingDue(m_nonce);
    }
    m_ping.set(Interval);
}

void Heartbeat::onOverdue()
{
    stop();
    Q_EMIT dead();
}

} // namespace Parlor
