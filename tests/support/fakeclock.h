// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/clock.h"

#include <chrono>

namespace Parlor {

/// A clock that stands still until a test moves it. Both times move together; setWall() sets the machine's
/// clock alone.
class FakeClock final : public Clock
{
public:
    std::chrono::milliseconds steady() const override
    {
        if (m_looks > 0 && --m_looks == 0)
            m_steady += m_leap;
        return m_steady;
    }
    qint64 wall() const override { return m_wall; }

    void advance(std::chrono::milliseconds time)
    {
        m_steady += time;
        m_wall += time.count();
    }
    /// @p time in milliseconds.
    void advance(qint64 time) { advance(std::chrono::milliseconds(time)); }
    /// As if what happens between two looks at steady() took @p time: that many looks from now finds it
    /// passed.
    void leapAtLook(int look, std::chrono::milliseconds time)
    {
        m_looks = look;
        m_leap = time;
    }
    bool isAboutToLeap() const { return m_looks > 0; }
    void setWall(qint64 wall) { m_wall = wall; }

private:
    mutable std::chrono::milliseconds m_steady{1'000'000};
    mutable int m_looks = 0;
    std::chrono::milliseconds m_leap{0};
    qint64 m_wall = 1'767'225'600'000; ///< 2026-01-01T00:00Z
};

} // namespace Parlor
