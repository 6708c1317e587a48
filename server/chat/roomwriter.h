// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/delivery.h"
#include "server/chat/eventdesk.h"
#include "server/protocol/event.h"

#include <chrono>
#include <deque>
#include <functional>
#include <unordered_map>

namespace Parlor {

class Room;
class Venue;
struct AppendResult;
struct KnownRoom;
struct Session;

/// What is to become of a room.
struct RoomChange
{
    Events events;                                  ///< written one after the other; each changes the room
    std::function<void(KnownRoom &)> settings = {}; ///< what changes without an event, behind them
    /// When all is done and acknowledged, or all but the settings and refused.
    std::function<void(Room &)> afterwards = {};
    std::function<void(Room &)> undo = {}; ///< when an event could not be written
};

/// Writes what changes of a room, acknowledges it and tells it. One change of a room after the other: each is
/// decided on what the one before made of it. The facts of a room go to the directory with the event that
/// changes them, in one go, so that both are there after a crash or neither; what no event on the disk
/// changes is acknowledged when the directory has it. Owned by Hub; server thread.
class RoomWriter final
{
    Q_DISABLE_COPY_MOVE(RoomWriter)

public:
    /// Refuses the wish and returns false, or calls write() and returns true.
    using Decide = std::function<bool(Session &, Room &)>;
    static constexpr size_t MostWaiting = 100; ///< changes of one room; more are refused for rate
    static constexpr std::chrono::seconds Retry{1};

    RoomWriter(Venue &venue, const EventDesk &events);
    ~RoomWriter();

    /// Calls @p decide when it is the wish's turn; not at all if there is no such room for this session, or
    /// too many wait, which it is told then.
    void inTurn(Session &session, const Wish &wish, const Decide &decide);
    /// An event of @p room by this session's person, to be filled in.
    Event event(const Session &session, const Room &room, EventKind kind) const;
    void write(const Session &session, Room &room, const Wish &wish, RoomChange change);

private:
    struct Writing;
    struct Turns ///< of one room
    {
        std::deque<std::function<void()>> waiting;
        bool isTaken = false;   ///< somebody's change is being written
        bool isCalling = false; ///< takeTurns() is at it
    };
    void takeTurns(const QString &room);
    void run(SessionId asker, const Wish &wish, const Decide &decide);
    void endTurn(const QString &room);
    void writeNext(Room &room, Writing writing);
    void onAppended(Writing writing, const KnownRoom &then, const AppendResult &result);
    void settle(Room &room, Writing writing, const Event *last);
    void onSettled(const Writing &writing, const KnownRoom &then, bool isWritten);
    void acknowledge(const Writing &writing);
    void refuse(const Writing &writing, RefusalCode code);
    void finish(Room &room, const Writing &writing);

    Venue &m_venue;
    const EventDesk &m_events;
    std::unordered_map<QString, Turns> m_turns; ///< by room; those in which something is to change
};

} // namespace Parlor
