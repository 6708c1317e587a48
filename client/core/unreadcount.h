// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <map>

namespace Parlor {

/// How much of a room is not read: the messages of others above the read position, as far as they are known
/// here. Pure.
class UnreadCount final
{
public:
    static constexpr int Most = 1000; ///< that are counted

    void reset(Seq readTo) { m_unread.clear(), m_readTo = readTo; }
    /// Takes in what came, in any order and however often. Nothing that @p ownId said is unread.
    void add(const Events &events, const QString &ownId);
    /// Read up to there. @return false if that was known.
    bool setRead(Seq seq);
    /// What lies before was removed.
    void forgetBelow(Seq first);

    Seq readTo() const { return m_readTo; }
    /// @p isIgnored(person id): not counted.
    template <typename IsIgnored>
    int count(const IsIgnored &isIgnored) const
    {
        int result = 0;
        for (const auto &[seq, person] : m_unread)
            result += isIgnored(person) ? 0 : 1;
        return result;
    }

private:
    std::map<Seq, QString> m_unread; ///< by whom
    Seq m_readTo = 0;
};

} // namespace Parlor
