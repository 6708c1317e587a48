// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/deadline.h"

namespace Parlor {

Deadline::Deadline(DeadlineList &list)
    : m_list(list)
{ }

Deadline::~Deadline()
{
    clearDeadline();
}

void Deadline::setDeadline(std::chrono::milliseconds at)
{
    clearDeadline();
    m_at = at;
    m_list.m_entries.insert({at, this});
}

void Deadline::clearDeadline()
{
    if (m_at == None)
        return;
    m_list.m_entries.erase({m_at, this});
    m_at = None;
}

void DeadlineList::sweep(std::chrono::milliseconds now)
{
    // Always from the front: what is called may destroy others, and whatever it sets lies after now.
    while (!m_entries.empty() && m_entries.begin()->first <= now) {
        Deadline *due = m_entries.begin()->second;
        due->clearDeadline();
        due->onDeadline();
    }
}

} // namespace Parlor
