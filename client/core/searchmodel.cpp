// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/searchmodel.h"

#include "server/protocol/amendment.h"

#include <algorithm>

namespace Parlor {

SearchModel::SearchModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Event &event = m_events.at(index.row());
    switch (role) {
    case TextRole:
        return event.text;
    case EventRole:
        return QVariant::fromValue(event);
    case RoomRole:
        return event.room;
    case AuthorRole:
        return event.author.name;
    case TimeRole:
        return event.time;
    default:
        return {};
    }
}

void SearchModel::begin(const Search &search)
{
    clear();
    m_search = search;
    setState(State::Searching);
}

std::optional<Search> SearchModel::next(const QString &id)
{
    if (m_state == State::Searching || !m_more || m_events.isEmpty())
        return std::nullopt;
    m_refusal = {};
    m_search.id = id;
    m_search.before = m_events.constLast().time;
    setState(State::Searching);
    return m_search;
}

std::optional<Search> SearchModel::again(const QString &id)
{
    if (m_state != State::Done || m_lag == 0)
        return std::nullopt;
    m_again = id;
    Search first = m_search;
    first.id = id;
    first.before = 0;
    return first;
}

void SearchModel::add(const Found &found)
{
    if (isAgain(found.id))
        return addLate(found);
    if (m_state != State::Searching || found.id != m_search.id)
        return; // of an earlier one
    m_more = found.more && !found.events.isEmpty();
    setLag(found.lag);
    if (!found.events.isEmpty()) {
        const int row = int(m_events.size());
        beginInsertRows({}, row, row + int(found.events.size()) - 1);
        m_events.append(found.events);
        endInsertRows();
    }
    setState(State::Done);
}

/// The first page once more: what it has that is not here yet is put in its place.
void SearchModel::addLate(const Found &found)
{
    m_again.clear();
    const auto isHere = [this](const Event &event) {
        return std::any_of(m_events.cbegin(), m_events.cend(), [&event](const Event &here) {
            return here.room == event.room && here.epoch == event.epoch && here.seq == event.seq;
        });
    };
    const bool meets = !found.more || std::any_of(found.events.cbegin(), found.events.cend(), isHere);
    if (m_events.isEmpty() || !meets) { // or there would be a hole between the two
        beginResetModel();
        m_events = found.events;
        m_more = found.more && !found.events.isEmpty();
        endResetModel();
    } else {
        for (const Event &event : found.events) {
            if (isHere(event))
                continue;
            const auto place = std::find_if(m_events.cbegin(), m_events.cend(),
                                            [&event](const Event &here) { return here.time < event.time; });
            const int row = int(place - m_events.cbegin());
            beginInsertRows({}, row, row);
            m_events.insert(row, event);
            endInsertRows();
        }
    }
    setLag(found.lag);
}

void SearchModel::setLag(int lag)
{
    if (m_lag == lag)
        return;
    m_lag = lag;
    Q_EMIT lagChanged();
}

void SearchModel::fail(State state, const Refusal &refusal)
{
    if (m_state != State::Searching)
        return;
    m_refusal = refusal;
    setState(state);
}

void SearchModel::clear()
{
    beginResetModel();
    m_events.clear();
    m_search = {};
    m_refusal = {};
    m_more = false;
    m_again.clear();
    endResetModel();
    setLag(0);
    setState(State::Idle);
}

void SearchModel::amendWith(const Event &change)
{
    for (int row = 0; row < m_events.size(); ++row) {
        Event &event = m_events[row];
        if (event.room != change.room || event.epoch != change.epoch)
            continue;
        const bool amended = event.seq == change.target && amend(event, change);
        if (amendQuote(event, change) || amended)
            Q_EMIT dataChanged(index(row), index(row));
    }
}

template <typename Goes>
void SearchModel::dropIf(const Goes &goes)
{
    for (int row = int(m_events.size()) - 1; row >= 0; --row) {
        if (!goes(m_events.at(row)))
            continue;
        beginRemoveRows({}, row, row);
        m_events.removeAt(row);
        endRemoveRows();
    }
}

void SearchModel::dropRoom(const QString &room)
{
    dropIf([&room](const Event &event) { return event.room == room; });
}

void SearchModel::dropUnreadable(const RoomInfo &room)
{
    dropIf([&room](const Event &event) {
        return event.room == room.id && (event.epoch != room.epoch || event.seq < room.first);
    });
}

void SearchModel::keepRooms(const QVector<RoomInfo> &rooms)
{
    dropIf([&rooms](const Event &event) {
        return std::none_of(rooms.cbegin(), rooms.cend(),
                            [&event](const RoomInfo &room) { return room.id == event.room; });
    });
    for (const RoomInfo &room : rooms)
        dropUnreadable(room);
}

void SearchModel::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace Parlor
