// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/unreadcount.h"

#include <iterator>

namespace Parlor {

void UnreadCount::add(const Events &events, const QString &ownId)
{
    for (const Event &event : events) {
        if (event.kind == EventKind::Message && event.seq > m_readTo && !event.deleted
            && event.author.id != ownId)
            m_unread.emplace(event.seq, event.author.id);
        else if (event.kind == EventKind::Delete)
            m_unread.erase(event.target);
    }
    while (m_unread.size() > Most)
        m_unread.erase(m_unread.begin());
}

bool UnreadCount::setRead(Seq seq)
{
    if (seq <= m_readTo)
        return false;
    m_readTo = seq;
    m_unread.erase(m_unread.begin(), m_unread.upper_bound(seq));
    return true;
}

void UnreadCount::forgetBelow(Seq first)
{
    m_unread.erase(m_unread.begin(), m_unread.lower_bound(first));
}

} // namespace Parlor
