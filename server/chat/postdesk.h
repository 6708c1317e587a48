// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/delivery.h"
#include "server/protocol/event.h"

#include <chrono>

namespace Parlor {

class Room;
class Venue;
struct AppendResult;
struct PersonRecord;
struct Session;

/// What people say: checked, written to the log, then acknowledged to whoever said it and sent to all who are
/// in the room, in the order of the log. Owned by Hub; server thread.
class PostDesk final
{
    Q_DISABLE_COPY_MOVE(PostDesk)

public:
    static constexpr int MostHasty = 50; ///< refusals for rate in a minute, then the person is held
    static constexpr std::chrono::seconds Held{60};

    explicit PostDesk(Venue &venue);

    void post(Session &session, const Post &post);
    void postPlain(Session &session, const QString &text);

private:
    std::optional<Refusal> check(const Session &session, const Post &post, const Room *room) const;
    void refuseHasty(Session &session, const Post &post, std::chrono::milliseconds wait);
    Event event(const Session &session, const Room &room, const QString &typed) const;
    void onAppended(SessionId poster, const Post &post, const AppendResult &result);
    void tell(const Event &event);
    void stopTyping(const Session &session, const Room &room);

    Venue &m_venue;
};

} // namespace Parlor
