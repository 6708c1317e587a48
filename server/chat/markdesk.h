// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace Parlor {

class EventDesk;
class Room;
class Venue;
struct Pin;
struct React;
struct Session;

/// Reactions and pins. Each counts like a post, also where it changes nothing. Owned by Hub; server thread.
class MarkDesk final
{
    Q_DISABLE_COPY_MOVE(MarkDesk)

public:
    MarkDesk(Venue &venue, EventDesk &events);

    void react(Session &session, const React &react);
    void pin(Session &session, const Pin &pin);

private:
    Venue &m_venue;
    EventDesk &m_events;
};

} // namespace Parlor
