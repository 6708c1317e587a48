// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/delivery.h"
#include "server/protocol/message.h"

#include <QtGlobal>
#include <deque>
#include <optional>

namespace Parlor {

class Room;
class Venue;
struct LogPage;
struct Session;

/// Brings a connection up to date: what it missed of a room when it enters, as far as it may see that.
/// Between asking the log and its answer others go on talking; whoever enters gets each event exactly once:
/// what the answer holds that is not told yet (Room::told()) is cut from it and comes live, and what was told
/// since the log was read (Room::toldMeanwhile()) is added. Owned by Hub; server thread.
class HistoryDesk final
{
    Q_DISABLE_COPY_MOVE(HistoryDesk)

public:
    static constexpr Seq MostMissed = 1000; ///< more, by seq, is not replayed: the client starts afresh
    static constexpr int NewestPage = 50;   ///< events that somebody new gets
    /// For how many what they missed is read at a time; the others wait with nothing in memory yet.
    static constexpr int MostReplays = 8;

    explicit HistoryDesk(Venue &venue);
    ~HistoryDesk();

    /// Enters @p room; Joined follows when the log has answered. @p from: how far the client has read. Again
    /// for a room one is in: Joined without events.
    void enter(Session &session, Room &room, const std::optional<ReadTo> &from);

private:
    struct Entering;
    void onRead(Entering entering, const LogPage &page);
    bool isThere(const Entering &entering) const;
    bool goesOn(Entering &entering, const LogPage &page);
    void replayNext();
    void readOn(Entering entering);
    void finish(Session &session, Room &room, const Entering &entering);
    void read(Entering entering);
    void onFirst(Entering entering, const LogPage &page, Seq none);
    Joined joined(const Session &session, Room &room) const;

    Venue &m_venue;
    std::deque<Entering> m_waiting; ///< to be replayed
    int m_replays = 0;              ///< under way
};

} // namespace Parlor
