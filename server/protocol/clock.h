// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>
#include <chrono>

namespace Parlor {

/// The two clocks that a part of Parlor may ask; given to it by its owner, so that a test decides what time
/// it is. Implementations are asked only from the thread of whoever holds them.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Time that never jumps, from an arbitrary start; for deadlines, rates and pauses.
    virtual std::chrono::milliseconds steady() const = 0;
    /// Milliseconds since 1970-01-01T00:00Z; for what people read. May jump when the machine's clock is set.
    virtual qint64 wall() const = 0;
};

/// The machine's own clocks.
class SystemClock final : public Clock
{
public:
    std::chrono::milliseconds steady() const override;
    qint64 wall() const override;
};

} // namespace Parlor
