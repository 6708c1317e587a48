// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/roster.h"

#include <algorithm>
#include <utility>

namespace Parlor {

Roster::Roster(qint64 listed)
    : m_listed(size_t(std::max(listed, qint64(0))))
{ }

void Roster::add(const QString &person)
{
    Member &member = m_people[person];
    if (++member.connections > 1)
        return;
    member.place = m_order.size();
    m_order.push_back(person);
    if (isListed(member.place))
        change(person);
}

bool Roster::remove(const QString &person)
{
    const auto found = m_people.find(person);
    if (found == m_people.end() || --found->connections > 0)
        return false;
    const size_t place = found->place;
    if (isListed(place))
        change(person);
    m_people.erase(found);
    const QString last = m_order.back();
    m_order.pop_back();
    if (place == m_order.size())
        return true;
    if (isListed(place) && !isListed(m_order.size()))
        change(last);
    m_order[place] = last;
    m_people[last].place = place;
    return true;
}

void Roster::touch(const QString &person)
{
    const auto found = m_people.constFind(person);
    if (found != m_people.constEnd() && isListed(found->place))
        change(person);
}

void Roster::change(const QString &person)
{
    m_changed.insert(person);
    ++m_version;
}

std::span<const QString> Roster::listed() const
{
    const std::span<const QString> all(m_order);
    return m_listed == 0 ? all : all.first(std::min(m_listed, all.size()));
}

RosterChanges Roster::takeChanges()
{
    RosterChanges changes;
    changes.counted = count() != std::exchange(m_told, count());
    for (const QString &person : std::exchange(m_changed, {})) {
        const auto found = m_people.constFind(person);
        if (found != m_people.constEnd() && isListed(found->place))
            changes.people.append(person);
        else
            changes.gone.append(person);
    }
    return changes;
}

} // namespace Parlor
