// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/delivery.h"
#include "server/protocol/message.h"

#include <QtGlobal>
#include <optional>

namespace Parlor {

class Room;
class Venue;
struct LogPage;
struct Session;

/// Brings a connection up to date: what it missed of a room when it enters, older pages when it asks. Between
/// asking the log and its answer others go on talking; whoever enters gets each event exactly once: what the
/// answer holds that is not told yet (Room::told()) is cut from it and comes live, and what was told since
/// the log was read (Room::toldMeanwhile()) is added. Owned by Hub; server thread.
class HistoryDesk final
{
    Q_DISABLE_COPY_MOVE(HistoryDesk)

public:
    static constexpr Seq MostMissed = 1000; ///< more, by seq, is not replayed: the client starts afresh
    static constexpr int NewestPage = 50;   ///< events that somebody new gets
    /// How much of events goes into one frame, as far as can be said before encoding; a frame of a client may
    /// have 64 KB, and what it cannot take at once is better sent piece by piece.
    static constexpr qsizetype FrameBytes = 60 * 1024;

    explicit HistoryDesk(Venue &venue);

    /// Enters @p room; Joined follows when the log has answered. @p from: how far the client has read. Again
    /// for a room one is in: Joined without events.
    void enter(Session &session, Room &room, const std::optional<ReadTo> &from);
    /// Answers with Page. One at a time.
    void page(Session &session, Room &room, const GetHistory &request);

private:
    struct Entering;
    void onRead(Entering entering, const LogPage &page);
    void readOn(Entering entering);
    Joined joined(const Room &room) const;
    void finish(Session &session, Room &room, const Entering &entering);
    void refuse(const Session &session, const Room &room, std::chrono::milliseconds retryAfter);

    Venue &m_venue;
};

/// About how many bytes @p event takes in a frame; never much less.
qsizetype frameSize(const Event &event);

} // namespace Parlor
