// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>
#include <vector>

namespace Parlor {

class Channel;
class SendQueue;

/// That a queue is a member of a channel, and where it stands in it.
struct Membership
{
    Channel *channel = nullptr;
    quint32 place = 0;
};

/// Clients that get the same frames, in one piece of memory. Joining and leaving cost the same however many
/// there are; their order means nothing. A member leaves before it is destroyed, and a channel is empty when
/// it is. Server thread.
class Channel final
{
public:
    /// Channels of the same @p family, if it is not 0, never have a member in common.
    explicit Channel(quint64 family = 0)
        : m_family(family)
    { }
    ~Channel() { Q_ASSERT(isEmpty()); }
    Q_DISABLE_COPY_MOVE(Channel)

    /// @return false if it is a member already.
    bool add(SendQueue &queue);
    /// @return false if it is none.
    bool remove(SendQueue &queue);
    bool contains(const SendQueue &queue) const;

    bool isSiblingOf(const Channel &other) const { return m_family != 0 && m_family == other.m_family; }
    bool isEmpty() const { return m_members.empty(); }
    /// Valid until the next add() or remove().
    const std::vector<SendQueue *> &members() const { return m_members; }

private:
    const quint64 m_family;
    std::vector<SendQueue *> m_members;
};

} // namespace Parlor
