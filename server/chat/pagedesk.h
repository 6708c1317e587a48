// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QtGlobal>
#include <chrono>

namespace Parlor {

class Room;
class Venue;
struct GetHistory;
struct LogPage;
struct Session;

/// Answers who asks for a page of a room's log, at any place of it, with what that person may see. Owned by
/// Hub; server thread.
class PageDesk final
{
    Q_DISABLE_COPY_MOVE(PageDesk)

public:
    explicit PageDesk(Venue &venue);

    /// Answers with Page. One at a time.
    void page(Session &session, Room &room, const GetHistory &request);

private:
    void onRead(quint64 asker, const GetHistory &request, Seq begun, LogPage page);
    void refuse(const Session &session, const Room &room, std::chrono::milliseconds retryAfter);

    Venue &m_venue;
};

} // namespace Parlor
