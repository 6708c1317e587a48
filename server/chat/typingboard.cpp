// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/typingboard.h"

#include "server/protocol/protocolinfo.h"

namespace Parlor {

void TypingBoard::set(const Entry &entry, std::chrono::milliseconds now)
{
    m_until.insert({entry.room, entry.person}, now + std::chrono::seconds(TypingForgetSeconds));
}

bool TypingBoard::clear(const Entry &entry)
{
    return m_until.remove({entry.room, entry.person}) > 0;
}

QVector<TypingBoard::Entry> TypingBoard::takeExpired(std::chrono::milliseconds now)
{
    QVector<Entry> expired;
    for (auto entry = m_until.begin(); entry != m_until.end();) {
        if (entry.value() > now) {
            ++entry;
            continue;
        }
        expired.append({entry.key().first, entry.key().second});
        entry = m_until.erase(entry);
    }
    return expired;
}

} // namespace Parlor
