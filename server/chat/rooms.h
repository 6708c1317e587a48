// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/room.h"
#include "server/protocol/message.h"

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace Parlor {

class Directory;
class EventLog;

/// All rooms: the lobby, and those that people made. Rooms stay where they are in memory for as long as this
/// lives. Server thread.
class Rooms final
{
    Q_DISABLE_COPY_MOVE(Rooms)

public:
    /// @p most: how many there may be, the lobby among them; @p peopleListed: in each. 0: any number.
    Rooms(EventLog &log, Directory &directory, qint64 most, qint64 peopleListed);
    ~Rooms();

    Room &lobby() const { return *m_rooms.front(); }
    Room *find(const QString &id) const;
    /// In the order in which they were made, the lobby first.
    const std::vector<std::unique_ptr<Room>> &all() const { return m_rooms; }

    struct Creation
    {
        Room *room = nullptr;               ///< the new one; for RoomTaken the one that has the title
        std::optional<RefusalCode> refusal; ///< of the title, RoomTaken or TooManyRooms
    };
    Creation create(const QString &title);

    /// As told to members and to others.
    RoomInfo info(const Room &room) const;
    /// Those that can be read, in the order in which they were pinned.
    QVector<Seq> pins(const Room &room) const;

private:
    Room &open(const QString &id, const QString &title);

    EventLog &m_log;
    Directory &m_directory;
    qint64 m_most = 0;
    qint64 m_peopleListed = 0;
    AudienceId m_lastAudience = Everybody;
    std::vector<std::unique_ptr<Room>> m_rooms;
    std::unordered_map<QString, Room *> m_byId;
    std::unordered_map<QString, Room *> m_byTitle; ///< NFKC, case folded
};

} // namespace Parlor
