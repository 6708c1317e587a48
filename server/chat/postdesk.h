// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

namespace Parlor {

class EventDesk;
class Room;
class Venue;
struct Delete;
struct Edit;
struct Post;
struct Session;
struct Wish;

/// What people say, and what they say instead. Owned by Hub; server thread.
class PostDesk final
{
    Q_DISABLE_COPY_MOVE(PostDesk)

public:
    PostDesk(Venue &venue, EventDesk &events);

    void post(Session &session, const Post &post);
    void edit(Session &session, const Edit &edit);
    void remove(Session &session, const Delete &deletion);
    void postPlain(Session &session, const QString &text);

private:
    Room *admit(Session &session, const Wish &wish, const QString *text);
    /// Messages that were said since may be changed by this session's person (Event::time).
    qint64 editableSince(const Session &session) const;
    void setText(Event &event, const QString &typed) const;
    void stopTyping(const Session &session, const Room &room);

    Venue &m_venue;
    EventDesk &m_events;
};

} // namespace Parlor
