// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/rostermodel.h"

#include <algorithm>

namespace Parlor {

RosterModel::RosterModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

int RosterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant RosterModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &entry = m_entries.at(index.row());
    switch (role) {
    case NameRole:
        return entry.person.name;
    case PersonRole:
        return QVariant::fromValue(entry.person);
    case IdRole:
        return entry.person.id;
    case OwnRole:
        return entry.person.id == m_ownId;
    case TypingRole:
        return entry.typing;
    default:
        return {};
    }
}

Person RosterModel::person(const QString &id) const
{
    const int row = rowOf(id);
    return row < 0 ? Person() : m_entries.at(row).person;
}

QString RosterModel::find(QStringView name) const
{
    for (const Entry &entry : m_entries) {
        if (name.compare(entry.person.name, Qt::CaseInsensitive) == 0)
            return entry.person.id;
    }
    return {};
}

void RosterModel::reset(const QVector<Person> &people, int count, const QString &ownId)
{
    beginResetModel();
    m_ownId = ownId;
    m_entries.clear();
    m_entries.reserve(people.size());
    for (const Person &person : people) {
        if (!person.id.isEmpty())
            m_entries.append({person, false});
    }
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [](const Entry &a, const Entry &b) { return a.person.id < b.person.id; });
    const auto last = std::unique(m_entries.begin(), m_entries.end(),
                                  [](const Entry &a, const Entry &b) { return a.person.id == b.person.id; });
    m_entries.erase(last, m_entries.end());
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [this](const Entry &a, const Entry &b) { return stands(a.person, b.person); });
    endResetModel();
    setCount(count);
}

void RosterModel::update(const QVector<Person> &people, const QVector<QString> &gone, int count)
{
    for (const QString &id : gone) {
        const int row = rowOf(id);
        if (row < 0)
            continue;
        beginRemoveRows({}, row, row);
        m_entries.removeAt(row);
        endRemoveRows();
    }
    for (const Person &person : people)
        put(person);
    setCount(count);
}

void RosterModel::setTyping(const QString &id, bool on)
{
    const int row = rowOf(id);
    if (row < 0 || m_entries.at(row).typing == on)
        return;
    m_entries[row].typing = on;
    Q_EMIT dataChanged(index(row), index(row), {TypingRole});
}

/// Whether @p a stands above @p b.
bool RosterModel::stands(const Person &a, const Person &b) const
{
    if ((a.id == m_ownId) != (b.id == m_ownId))
        return a.id == m_ownId;
    const int order = m_order.compare(a.name, b.name);
    return order != 0 ? order < 0 : a.id < b.id;
}

int RosterModel::rowOf(const QString &id) const
{
    const auto it = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                 [&id](const Entry &entry) { return entry.person.id == id; });
    return it == m_entries.cend() ? -1 : int(it - m_entries.cbegin());
}

int RosterModel::positionOf(const Person &person) const
{
    const auto it = std::lower_bound(
        m_entries.cbegin(), m_entries.cend(), person,
        [this](const Entry &entry, const Person &other) { return stands(entry.person, other); });
    return int(it - m_entries.cbegin());
}

void RosterModel::put(const Person &person)
{
    if (person.id.isEmpty())
        return;
    int row = rowOf(person.id);
    if (row < 0) {
        row = positionOf(person);
        beginInsertRows({}, row, row);
        m_entries.insert(row, {person, false});
        endInsertRows();
        return;
    }
    if (m_entries.at(row).person == person)
        return;
    // Where it belongs among the others, all of which are in order.
    int to = 0;
    for (int other = 0; other < m_entries.size(); ++other) {
        if (other != row && stands(m_entries.at(other).person, person))
            ++to;
    }
    if (to != row) {
        beginMoveRows({}, row, row, {}, to > row ? to + 1 : to);
        m_entries.move(row, to);
        endMoveRows();
    }
    m_entries[to].person = person;
    Q_EMIT dataChanged(index(to), index(to));
}

void RosterModel::setCount(int count)
{
    if (m_count == count)
        return;
    m_count = count;
    Q_EMIT countChanged(count);
}

} // namespace Parlor
