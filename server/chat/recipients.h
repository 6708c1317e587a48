// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/delivery.h"

#include <QHash>
#include <span>
#include <vector>

namespace Parlor {

/// A set of connections that lies in memory in one piece, so that a message goes to all of them without
/// copying a list. Adding and removing cost the same however many there are. Order means nothing. Server
/// thread.
class Recipients
{
public:
    void add(SessionId session);
    void remove(SessionId session);
    bool contains(SessionId session) const { return m_places.contains(session); }
    qsizetype size() const { return qsizetype(m_sessions.size()); }
    /// Valid until the next add() or remove().
    std::span<const SessionId> span() const { return m_sessions; }

private:
    std::vector<SessionId> m_sessions;
    QHash<SessionId, size_t> m_places; ///< where in m_sessions
};

} // namespace Parlor
