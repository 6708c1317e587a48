// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QPair>
#include <QString>
#include <QVector>
#include <chrono>

namespace Parlor {

/// Who writes in which room just now. Forgets by itself what is not said again in time. Server thread.
class TypingBoard
{
public:
    struct Entry
    {
        QString room;
        QString person;
        bool operator==(const Entry &) const = default;
    };

    void set(const Entry &entry, std::chrono::milliseconds now);
    /// @return whether it stood there.
    bool clear(const Entry &entry);
    /// Takes out what is over at @p now (TypingForgetSeconds after it was last set).
    QVector<Entry> takeExpired(std::chrono::milliseconds now);

private:
    QHash<QPair<QString, QString>, std::chrono::milliseconds> m_until; ///< by room and person
};

} // namespace Parlor
