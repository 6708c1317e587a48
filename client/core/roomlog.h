// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"

#include <QString>
#include <optional>
#include <utility>

namespace Parlor {

/// How much of a room's log a client has, as numbers only: finds doubles and holes, and says what to ask for.
/// Pure.
///
/// Everything from oldest() to upTo() is here. Above it there may be a hole and above that newer events; the
/// hole is filled from its upper edge downwards, a page at a time, or given up when it is too deep.
class RoomLog final
{
public:
    static constexpr int MaxHolePages = 5; ///< of MaxPageEvents each; deeper: begin anew from the newest

    enum class Fill {
        NotAsked, ///< not the page that a hole waits for
        More,     ///< there is still a hole
        Filled,
        TooDeep ///< forget what lies below oldest()
    };

    /// Begins with the newest events, ascending, of a log whose newest seq is @p last.
    void start(const QString &epoch, const Events &events, Seq first, Seq last);
    /// Begins with another piece of the same log, which had its end when it was read.
    void restart(Seq oldest, Seq upTo);
    /// What is here reaches down to there.
    void extendDown(Seq oldest);
    /// What lies before is gone for good.
    void forgetBelow(Seq first);
    /// The connection was cut: what comes next continues upTo().
    void resume();

    /// Takes an event that was sent by itself or on resuming. @return false if it was here already.
    bool add(const Event &event);
    /// The server says that its newest seq is @p last.
    void noteLast(Seq last);

    /// What to ask history for, before which seq (0: the newest); nothing if nothing is missing or it was
    /// asked already.
    std::optional<Seq> ask();
    void askFailed() { m_asked.reset(); }
    Fill fill(const Page &page);

    /// The seq before which to ask for older events; nothing while that is under way.
    std::optional<Seq> askOlder();
    /// @return whether it was under way.
    bool askOlderFailed() { return std::exchange(m_olderAsked, std::nullopt).has_value(); }
    /// @return false if it is not the page that was asked for.
    bool older(const Page &page);

    const QString &epoch() const { return m_epoch; }
    Seq upTo() const { return m_upTo; }
    Seq oldest() const { return m_oldest; }
    Seq newest() const { return m_newest; }
    bool hasHole() const { return m_hole; }

private:
    QString m_epoch;
    Seq m_oldest = 0; ///< 0: nothing is here
    Seq m_upTo = 0;
    Seq m_newest = 0; ///< upTo() unless there is a hole
    Seq m_top = 0;    ///< lowest seq above the hole; 0: only that something newer exists is known
    bool m_hole = false;
    int m_pages = 0;
    std::optional<Seq> m_asked;
    std::optional<Seq> m_olderAsked;
};

} // namespace Parlor
