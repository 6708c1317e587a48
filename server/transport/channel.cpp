// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/channel.h"

#include "server/transport/sendqueue.h"

#include <algorithm>

namespace Parlor {

// A client is in few channels (everybody, the lobby, a room or two), so looking through them beats a table.
static auto membershipOf(std::vector<Membership> &memberships, const Channel *channel)
{
    return std::find_if(memberships.begin(), memberships.end(),
                        [channel](const Membership &each) { return each.channel == channel; });
}

bool Channel::add(SendQueue &queue)
{
    if (contains(queue))
        return false;
    Q_ASSERT(std::none_of(queue.m_memberships.begin(), queue.m_memberships.end(),
                          [this](const Membership &each) { return isSiblingOf(*each.channel); }));
    queue.m_memberships.push_back({this, quint32(m_members.size())});
    m_members.push_back(&queue);
    return true;
}

bool Channel::remove(SendQueue &queue)
{
    const auto gone = membershipOf(queue.m_memberships, this);
    if (gone == queue.m_memberships.end())
        return false;
    SendQueue *last = m_members.back();
    membershipOf(last->m_memberships, this)->place = gone->place;
    m_members[gone->place] = last;
    m_members.pop_back();
    queue.m_memberships.erase(gone);
    return true;
}

bool Channel::contains(const SendQueue &queue) const
{
    return std::any_of(queue.m_memberships.begin(), queue.m_memberships.end(),
                       [this](const Membership &each) { return each.channel == this; });
}

} // namespace Parlor
