// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>
#include <chrono>
#include <set>
#include <utility>

namespace Parlor {

class DeadlineList;

/// Something that must be over by some time. It leaves its list by itself when it is destroyed; the list
/// outlives it.
class Deadline
{
public:
    explicit Deadline(DeadlineList &list);
    Q_DISABLE_COPY_MOVE(Deadline)
    virtual ~Deadline();

    /// Called once when the time set has come. May set another one.
    virtual void onDeadline() = 0;

protected:
    /// Replaces the time set before.
    void setDeadline(std::chrono::milliseconds at);
    void clearDeadline();

private:
    DeadlineList &m_list;
    std::chrono::milliseconds m_at = None;
    static constexpr std::chrono::milliseconds None = std::chrono::milliseconds::max();
    friend class DeadlineList;
};

/// Everything with a deadline, the next one first: one coarse tick of the owner serves thousands of
/// connections, where a timer for each would cost more than the connections. Used in one thread.
class DeadlineList final
{
public:
    DeadlineList() = default;
    Q_DISABLE_COPY_MOVE(DeadlineList)

    /// Calls onDeadline() of everything whose time is not after @p now.
    void sweep(std::chrono::milliseconds now);
    size_t size() const { return m_entries.size(); }

private:
    friend class Deadline;
    std::set<std::pair<std::chrono::milliseconds, Deadline *>> m_entries;
};

} // namespace Parlor
