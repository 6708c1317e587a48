// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/messagefolds.h"

#include "server/protocol/amendment.h"

#include <algorithm>

namespace Parlor {

namespace {

constexpr int MostEarly = 1000; // a server may be hostile

template <typename Table>
void dropBelow(Table &table, Seq oldest)
{
    table.removeIf([oldest](typename Table::iterator one) { return one.key() < oldest; });
}

} // namespace

bool MessageFolds::isFolded(const Event &event)
{
    return isChange(event) || event.kind == EventKind::React;
}

void MessageFolds::begin(Event &message)
{
    m_reacts.remove(message.seq);
    if (m_early.contains(message.seq))
        amend(message, m_early.take(message.seq));
    const Events early = m_earlyReacts.take(message.seq);
    m_earlyReactCount -= int(early.size());
    for (const Event &one : early)
        react(message, one);
}

bool MessageFolds::fold(Event &message, const Event &change)
{
    if (change.kind == EventKind::React)
        return react(message, change);
    if (!amend(message, change))
        return false;
    if (message.deleted)
        m_reacts.remove(message.seq);
    return true;
}

bool MessageFolds::react(Event &message, const Event &react)
{
    if (message.deleted)
        return false;
    if (!m_reacts.contains(message.seq))
        m_reacts.insert(message.seq, {message.reactions, message.reacted, {}});
    Reacts &reacts = m_reacts[message.seq];
    const auto place = std::lower_bound(reacts.since.begin(), reacts.since.end(), react.seq,
                                        [](const Event &one, Seq seq) { return one.seq < seq; });
    if (react.seq <= reacts.upTo || (place != reacts.since.end() && place->seq == react.seq))
        return false;
    reacts.since.insert(place, react);
    message.reactions = reacts.before;
    message.reacted = reacts.upTo;
    for (const Event &one : std::as_const(reacts.since))
        amend(message, one);
    return true;
}

void MessageFolds::keep(const Event &change)
{
    if (change.kind == EventKind::React) {
        if (m_earlyReactCount >= MostEarly) {
            m_earlyReacts.clear();
            m_earlyReactCount = 0;
        }
        m_earlyReacts[change.target].append(change);
        ++m_earlyReactCount;
        return;
    }
    const auto kept = m_early.constFind(change.target);
    const bool known = kept != m_early.constEnd();
    if (!known && m_early.size() >= MostEarly)
        m_early.clear();
    const bool edit = change.kind == EventKind::Edit;
    if (!edit
        || (!change.text.isEmpty() && (!known || (kept->kind == EventKind::Edit && kept->seq < change.seq))))
        m_early.insert(change.target, change);
}

void MessageFolds::bringUpToDate(Event &reply) const
{
    if (const auto change = m_early.constFind(reply.reply); change != m_early.constEnd())
        amendQuote(reply, *change);
}

void MessageFolds::forgetBelow(Seq oldest)
{
    dropBelow(m_reacts, oldest);
    dropBelow(m_early, oldest);
    m_earlyReacts.clear();
    m_earlyReactCount = 0;
}

} // namespace Parlor
