// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/typingtracker.h"

#include "server/protocol/protocolinfo.h"

#include <algorithm>

namespace Parlor {

using std::chrono::milliseconds;

bool TypingTracker::set(const Person &person, bool on, milliseconds now)
{
    if (!on)
        return remove(person.id);
    const milliseconds until = now + std::chrono::seconds(TypingForgetSeconds);
    for (Writer &writer : m_writers) {
        if (writer.id == person.id) {
            writer.until = until;
            const bool renamed = writer.name != person.name;
            writer.name = person.name;
            return renamed;
        }
    }
    m_writers.append({person.id, person.name, until});
    return true;
}

bool TypingTracker::remove(const QString &id)
{
    return m_writers.removeIf([&id](const Writer &writer) { return writer.id == id; }) > 0;
}

QStringList TypingTracker::expire(milliseconds now)
{
    QStringList gone;
    m_writers.removeIf([&](const Writer &writer) {
        const bool late = writer.until <= now;
        if (late)
            gone.append(writer.id);
        return late;
    });
    return gone;
}

QStringList TypingTracker::clear()
{
    return expire(milliseconds::max());
}

QStringList TypingTracker::names() const
{
    QStringList names;
    for (const Writer &writer : m_writers)
        names.append(writer.name);
    return names;
}

std::optional<milliseconds> TypingTracker::nextExpiry() const
{
    if (m_writers.isEmpty())
        return std::nullopt;
    return std::min_element(m_writers.cbegin(), m_writers.cend(),
                            [](const Writer &a, const Writer &b) { return a.until < b.until; })
        ->until;
}

} // namespace Parlor
