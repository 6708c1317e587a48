// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/roommodel.h"

#include "server/protocol/protocolinfo.h"

#include <algorithm>

namespace Parlor {

RoomModel::RoomModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

int RoomModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

// What is not told stays as it was.
static RoomInfo toldOf(const RoomInfo &known, RoomInfo told)
{
    if (!told.welcome)
        told.welcome = known.welcome;
    return told;
}

QVariant RoomModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &entry = m_entries.at(index.row());
    switch (role) {
    case TitleRole:
        return titleOf(entry.info);
    case IdRole:
        return entry.info.id;
    case JoinedRole:
        return entry.joined;
    case UnreadRole:
        return entry.unread;
    case MoreUnreadRole:
        return entry.moreUnread;
    case InfoRole:
        return QVariant::fromValue(entry.info);
    case PeopleRole:
        return entry.info.people;
    default:
        return {};
    }
}

int RoomModel::rowOf(const QString &room) const
{
    const auto it = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                 [&room](const Entry &entry) { return entry.info.id == room; });
    return it == m_entries.cend() ? -1 : int(it - m_entries.cbegin());
}

bool RoomModel::isJoined(const QString &room) const
{
    const int row = rowOf(room);
    return row >= 0 && m_entries.at(row).joined;
}

RoomInfo RoomModel::info(const QString &room) const
{
    const int row = rowOf(room);
    return row < 0 ? RoomInfo() : m_entries.at(row).info;
}

QString RoomModel::find(QStringView title) const
{
    const QString wanted = title.trimmed().toString().normalized(QString::NormalizationForm_C);
    for (const Entry &entry : m_entries) {
        if (titleOf(entry.info).compare(wanted, Qt::CaseInsensitive) == 0)
            return entry.info.id;
    }
    return {};
}

QStringList RoomModel::directRooms() const
{
    QStringList ids;
    for (const Entry &entry : m_entries) {
        if (entry.info.direct)
            ids.append(entry.info.id);
    }
    return ids;
}

void RoomModel::reset(const QVector<RoomInfo> &rooms)
{
    beginResetModel();
    QVector<Entry> entries;
    entries.reserve(rooms.size());
    for (const RoomInfo &room : rooms) {
        const bool twice = std::any_of(entries.cbegin(), entries.cend(),
                                       [&room](const Entry &entry) { return entry.info.id == room.id; });
        if (room.id.isEmpty() || twice)
            continue;
        const int row = rowOf(room.id);
        Entry entry = row < 0 ? Entry() : m_entries.at(row);
        entry.info = toldOf(entry.info, room);
        entries.append(entry);
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [this](const Entry &a, const Entry &b) { return stands(a.info, b.info); });
    m_entries = std::move(entries);
    endResetModel();
}

void RoomModel::update(const RoomInfo &room)
{
    if (room.id.isEmpty())
        return;
    const int row = rowOf(room.id);
    if (row < 0) {
        const int to = positionOf(room);
        beginInsertRows({}, to, to);
        m_entries.insert(to, Entry{room});
        endInsertRows();
        return;
    }
    const int to = positionOf(room);
    if (to != row) {
        beginMoveRows({}, row, row, {}, to > row ? to + 1 : to);
        m_entries.move(row, to);
        endMoveRows();
    }
    m_entries[to].info = toldOf(m_entries.at(to).info, room);
    Q_EMIT dataChanged(index(to), index(to));
}

void RoomModel::remove(const QString &room)
{
    const int row = rowOf(room);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_entries.removeAt(row);
    endRemoveRows();
}

void RoomModel::setJoined(const QString &room, bool joined)
{
    const int row = rowOf(room);
    if (row < 0 || m_entries.at(row).joined == joined)
        return;
    m_entries[row].joined = joined;
    changed(row, JoinedRole);
}

void RoomModel::setPeople(const QString &room, int people)
{
    const int row = rowOf(room);
    if (row < 0 || m_entries.at(row).info.people == people)
        return;
    m_entries[row].info.people = people;
    changed(row, PeopleRole);
}

void RoomModel::setUnread(const QString &room, int count, bool more)
{
    const int row = rowOf(room);
    if (row < 0 || (m_entries.at(row).unread == count && m_entries.at(row).moreUnread == more))
        return;
    m_entries[row].unread = count;
    m_entries[row].moreUnread = more;
    Q_EMIT dataChanged(index(row), index(row), {UnreadRole, MoreUnreadRole});
}

void RoomModel::setTopic(const QString &room, const QString &topic)
{
    RoomInfo changed = info(room);
    changed.topic = topic;
    if (!changed.id.isEmpty())
        update(changed);
}

void RoomModel::setTitle(const QString &room, const QString &title)
{
    RoomInfo changed = info(room);
    changed.title = title;
    if (!changed.id.isEmpty())
        update(changed);
}

void RoomModel::setOwnId(const QString &ownId)
{
    m_ownId = ownId;
}

QString RoomModel::titleOf(const RoomInfo &room) const
{
    if (!room.direct)
        return room.title;
    const auto other = std::find_if(room.members.cbegin(), room.members.cend(),
                                    [this](const Person &person) { return person.id != m_ownId; });
    return other == room.members.cend() ? room.title : other->name;
}

/// Whether @p a stands above @p b.
bool RoomModel::stands(const RoomInfo &a, const RoomInfo &b) const
{
    const QLatin1StringView lobby(LobbyId);
    if ((a.id == lobby) != (b.id == lobby))
        return a.id == lobby;
    if (a.archived != b.archived)
        return b.archived;
    const int order = m_order.compare(titleOf(a), titleOf(b));
    return order != 0 ? order < 0 : a.id < b.id;
}

/// The row that @p room has or will have: how many others stand above it.
int RoomModel::positionOf(const RoomInfo &room) const
{
    return int(std::count_if(m_entries.cbegin(), m_entries.cend(), [&](const Entry &entry) {
        return entry.info.id != room.id && stands(entry.info, room);
    }));
}

void RoomModel::changed(int row, Role role)
{
    Q_EMIT dataChanged(index(row), index(row), {role});
}

} // namespace Parlor
