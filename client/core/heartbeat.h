// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/alarm.h"

namespace Parlor {

/// Finds out that a connection is dead although nobody said so: asks every 20 s, expects the answer within 10
/// s. GUI thread; owned by the ChatSession.
class Heartbeat final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Heartbeat)

public:
    static constexpr std::chrono::seconds Interval{20};
    static constexpr std::chrono::seconds Patience{10};

    Heartbeat(const Clock &clock, QObject *parent);

    void start();
    void stop();
    void answered(qint64 nonce);

Q_SIGNALS:
    /// Emitted when a ping with @p nonce is to be sent.
    void pingDue(qint64 nonce);
    /// Emitted when no answer came in time; it has stopped by then.
    void dead();

private:
    void onPingDue();
    void onOverdue();

    Alarm m_ping;
    Alarm m_pong;
    qint64 m_nonce = 0;
};

} // namespace Parlor
