// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/person.h"

#include <QStringList>
#include <QVector>
#include <chrono>
#include <optional>

namespace Parlor {

/// Who writes in a room now. Nobody says reliably that they stopped, so everybody is forgotten after 6 s.
/// Pure: time (steady) is passed in.
class TypingTracker final
{
public:
    /// @return true if the names changed.
    bool set(const Person &person, bool on, std::chrono::milliseconds now);
    bool remove(const QString &id);
    /// Forgets who was not heard of for too long. @return their ids.
    QStringList expire(std::chrono::milliseconds now);
    QStringList clear(); ///< @return the ids of those who wrote

    QStringList names() const; ///< in the order in which they began
    std::optional<std::chrono::milliseconds> nextExpiry() const;

private:
    struct Writer
    {
        QString id;
        QString name;
        std::chrono::milliseconds until{0};
    };
    QVector<Writer> m_writers;
};

} // namespace Parlor
