// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/nameorder.h"
#include "server/protocol/message.h"

#include <QAbstractListModel>
#include <QVector>

namespace Parlor {

/// The rooms of a server: the lobby first, then by title, archived ones at the end. GUI thread. Owned by the
/// ChatSession.
class RoomModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomModel)

public:
    enum Role {
        TitleRole = Qt::DisplayRole, ///< of a direct room: the name of the other one
        IdRole = Qt::UserRole,
        JoinedRole,
        UnreadRole,
        MoreUnreadRole, ///< there may be more unread ones than UnreadRole says: "5+"
        PeopleRole,
        InfoRole ///< RoomInfo
    };

    explicit RoomModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    int rowOf(const QString &room) const;
    bool isJoined(const QString &room) const;
    RoomInfo info(const QString &room) const; ///< without an id if there is no such room
    /// The id of the room of that title, case-insensitively; empty if there is none.
    QString find(QStringView title) const;
    QStringList directRooms() const; ///< ids

    /// The rooms that there are now; what is known of those that stay (joined, unread) is kept.
    void reset(const QVector<RoomInfo> &rooms);
    void update(const RoomInfo &room);
    void remove(const QString &room);
    void setJoined(const QString &room, bool joined);
    void setPeople(const QString &room, int people);
    void setUnread(const QString &room, int count, bool more);
    void setTopic(const QString &room, const QString &topic);
    void setTitle(const QString &room, const QString &title);
    /// Whose direct rooms these are.
    void setOwnId(const QString &ownId);

private:
    struct Entry
    {
        RoomInfo info;
        bool joined = false;
        int unread = 0;
        bool moreUnread = false;
    };
    QString titleOf(const RoomInfo &room) const;
    bool stands(const RoomInfo &a, const RoomInfo &b) const;
    int positionOf(const RoomInfo &room) const;
    void changed(int row, Role role);

    QVector<Entry> m_entries;
    NameOrder m_order;
    QString m_ownId;
};

} // namespace Parlor

Q_DECLARE_METATYPE(Parlor::RoomInfo)
