// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/alarm.h"

#include "server/protocol/clock.h"

#include <QTimer>
#include <algorithm>

namespace Parlor {

using std::chrono::milliseconds;

Alarm::Alarm(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &Alarm::check);
}

void Alarm::set(milliseconds delay)
{
    delay = std::max(delay, milliseconds(0));
    m_due = m_clock.steady() + delay;
    m_timer->start(delay);
}

void Alarm::clear()
{
    m_due.reset();
    m_timer->stop();
}

milliseconds Alarm::left() const
{
    return m_due ? std::max(*m_due - m_clock.steady(), milliseconds(0)) : milliseconds(0);
}

void Alarm::check()
{
    if (!m_due)
        return;
    if (const milliseconds more = left(); more > milliseconds(0)) {
        m_timer->start(more); // coarse timers come up to 5 % early
        return;
    }
    clear();
    Q_EMIT due();
}

} // namespace Parlor
