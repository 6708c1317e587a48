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

class ChatLog;
class Directory;
class Limits;

/// All rooms: the lobby, and those that people made. Rooms stay where they are in memory until they are
/// removed. Server thread.
class Rooms final
{
    Q_DISABLE_COPY_MOVE(Rooms)

public:
    /// All three outlive this.
    Rooms(ChatLog &log, Directory &directory, const Limits &limits);
    ~Rooms();

    /// Titles with the same are the same to people.
    static QString titleKey(const QString &title);

    Room &lobby() const { return *m_rooms.front(); }
    /// Also one that not everybody may know of. For what the chat itself remembers; what a client names goes
    /// through Venue::roomFor().
    Room *any(const QString &id) const;
    /// In the order in which they were made, the lobby first.
    const std::vector<std::unique_ptr<Room>> &all() const { return m_rooms; }

    struct Creation
    {
        Room *room = nullptr;               ///< the new one; for RoomTaken the one that has the title
        std::optional<RefusalCode> refusal; ///< of the title, RoomTaken or TooManyRooms
    };
    /// Id and a tidy title are set here. Only titles of rooms that everybody may see are told apart.
    Creation create(KnownRoom facts);
    /// The room that these two have together; null: none.
    Room *directOf(const QString &one, const QString &other) const;
    /// Whether this person is a member of fewer private rooms than one may be.
    bool mayJoinPrivate(const QString &person) const;
    /// Whether a room's being depends on this person: a member, or about to be one, or the owner.
    bool needs(const QString &person) const;
    /// Keeps @p title for @p room, beside the one it has, until releaseTitle(). @return why it cannot be had.
    std::optional<RefusalCode> claimTitle(Room &room, const QString &title);
    void releaseTitle(Room &room, const QString &title);
    /// Writes it down: what @p facts are, or will be once the event before is written.
    void save(const KnownRoom &facts);
    /// With its log. Nobody is in it any more.
    void remove(Room &room);

    /// As told to all who may see it, without the welcome text; the members of a direct one are Venue's to
    /// say.
    RoomInfo info(const Room &room) const;
    /// Those that can be read, in the order in which they were pinned.
    QVector<Seq> pins(const Room &room) const;

private:
    Room &open(const KnownRoom &facts);
    bool hasPlaceFor(const KnownRoom &facts) const;

    ChatLog &m_log;
    Directory &m_directory;
    const Limits &m_limits;
    AudienceId m_lastAudience = Everybody;
    std::vector<std::unique_ptr<Room>> m_rooms;
    std::unordered_map<QString, Room *> m_byId;
    std::unordered_map<QString, Room *> m_byTitle; ///< by titleKey()
};

} // namespace Parlor
