// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QVector>
#include <span>
#include <vector>

namespace Parlor {

/// What changed in a room since it was last told. Only of people who are listed; the count is of all.
struct RosterChanges
{
    bool counted = false;    ///< the number of people changed
    QVector<QString> people; ///< ids: came, or look different now
    QVector<QString> gone;   ///< ids

    bool isEmpty() const { return !counted && people.isEmpty() && gone.isEmpty(); }
};

/// Who is in one room, each once however many connections they have. At most so many are listed; when a
/// listed person goes, one of the others takes the place, so that all members see the same list however large
/// the room is, and a change costs the same. Server thread.
class Roster
{
public:
    /// @p listed 0: all.
    explicit Roster(qint64 listed = 0);

    /// One more connection of @p person is in the room.
    void add(const QString &person);
    /// One less. @return true if it was the last.
    bool remove(const QString &person);
    /// The person looks different now.
    void touch(const QString &person);

    bool contains(const QString &person) const { return m_people.contains(person); }
    /// Whether all of them are listed.
    bool isListed() const { return m_listed == 0 || m_order.size() <= m_listed; }
    int count() const { return int(m_order.size()); }
    /// Valid until the next add() or remove().
    std::span<const QString> listed() const;
    /// Another one whenever listed() changed, or what somebody in it looks like. Never 0 once somebody came.
    quint64 version() const { return m_version; }
    /// What changed since the last call.
    RosterChanges takeChanges();

private:
    struct Member
    {
        int connections = 0;
        size_t place = 0; ///< in m_order
    };
    void change(const QString &person);
    bool isListed(size_t place) const { return m_listed == 0 || place < m_listed; }

    size_t m_listed = 0;
    QHash<QString, Member> m_people;
    std::vector<QString> m_order; ///< the first m_listed of them are listed
    QSet<QString> m_changed;
    quint64 m_version = 0;
    int m_told = 0; ///< the count as of the last takeChanges()
};

} // namespace Parlor
