// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QSet>
#include <QString>
#include <chrono>

namespace Parlor {

class HistoryDesk;
class Room;
class Venue;
struct CreateRoom;
struct JoinRoom;
struct LeaveRoom;
struct Session;

/// Making, entering and leaving rooms, and telling who is in them: changes are gathered and told with the
/// tick, so that a thousand people who join together are a few messages and not a million. Owned by Hub;
/// server thread.
class RoomDesk final
{
    Q_DISABLE_COPY_MOVE(RoomDesk)

public:
    /// How long a temporary room is there without anybody in it.
    static constexpr std::chrono::seconds TemporaryStays{10};

    RoomDesk(Venue &venue, HistoryDesk &history);

    void create(Session &session, const CreateRoom &request);
    void join(Session &session, const JoinRoom &request);
    void leave(Session &session, const LeaveRoom &request);
    void tick();

private:
    void tellPresence(Room &room);
    void tellCounts();
    void removeEmpty();

    Venue &m_venue;
    HistoryDesk &m_history;
    QSet<QString> m_recounted; ///< rooms whose number of people others do not know yet
};

} // namespace Parlor
