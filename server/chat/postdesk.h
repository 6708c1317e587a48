// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/delivery.h"
#include "server/protocol/event.h"

#include <chrono>
#include <functional>
#include <optional>

namespace Parlor {

class Room;
class Venue;
struct AppendResult;
struct PersonRecord;
struct Session;

/// What people say, and what they say instead: checked, written to the log, then acknowledged to whoever said
/// it and sent to all who are in the room, in the order of the log. Owned by Hub; server thread.
class PostDesk final
{
    Q_DISABLE_COPY_MOVE(PostDesk)

public:
    static constexpr int MostHasty = 50; ///< refusals for rate in a minute, then the person is held
    static constexpr std::chrono::seconds Held{60};

    explicit PostDesk(Venue &venue);

    void post(Session &session, const Post &post);
    void edit(Session &session, const Edit &edit);
    void remove(Session &session, const Delete &deletion);
    void postPlain(Session &session, const QString &text);

private:
    struct Wish;
    Room *admit(Session &session, const Wish &wish, const QString *text);
    std::optional<Refusal> check(const Session &session, const Wish &wish, const Room *room,
                                 const QString *text) const;
    void refuseHasty(Session &session, const Wish &wish, std::chrono::milliseconds wait);
    /// Messages that were said since may be changed by this session's person (Event::time).
    qint64 editableSince(const Session &session) const;
    Event event(const Session &session, const Room &room, EventKind kind, const QString &id) const;
    void setText(Event &event, const QString &typed) const;
    std::function<void(AppendResult)> answer(const Session &session, const Wish &wish);
    void onAppended(SessionId poster, const Wish &wish, const AppendResult &result);
    void tell(const Event &event);
    void stopTyping(const Session &session, const Room &room);

    Venue &m_venue;
};

} // namespace Parlor
