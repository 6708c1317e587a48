// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>
#include <algorithm>
#include <chrono>
#include <limits>

namespace Parlor {

/// How much of something may be taken now: so much per second, after a rest up to a burst. A value, any
/// thread; it is told what time it is. A rate of 0 lets everything through.
class Allowance final
{
public:
    Allowance() = default;
    Allowance(qint64 perSecond, qint64 burst)
        : m_perSecond(perSecond)
        , m_burst(std::max<qint64>(burst, 1))
    { }

    qint64 available(std::chrono::milliseconds now)
    {
        if (m_perSecond == 0)
            return std::numeric_limits<qint64>::max();
        // In thousandths, so that many short steps do not lose what rounding takes.
        const qint64 elapsed = (now - m_since).count();
        m_spent = elapsed > m_spent / m_perSecond ? 0 : m_spent - elapsed * m_perSecond;
        m_since = now;
        return m_burst - (m_spent + 999) / 1000;
    }
    /// Takes @p amount, which available() has just allowed.
    void take(qint64 amount)
    {
        if (m_perSecond != 0)
            m_spent += amount * 1000;
    }

private:
    qint64 m_perSecond = 0;
    qint64 m_burst = 1;
    qint64 m_spent = 0; ///< thousandths
    std::chrono::milliseconds m_since{0};
};

} // namespace Parlor
