// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"
#include "server/protocol/servermessage.h"

#include <chrono>
#include <functional>
#include <optional>

namespace Parlor {

class Room;
class Venue;
struct AmendRule;
struct AppendResult;
struct Session;

/// What a client asks to be written, as far as its refusal must say.
struct Wish
{
    QString re; ///< the word of its type
    QString id;
    QString room;

    Refusal refusal(RefusalCode code) const;
};

/// The way of every event into the log: whoever wishes it is checked and counted, it is written, then
/// acknowledged and told to all who are in the room, in the order of the log. The other desks say what is to
/// be written. Owned by Hub; server thread.
class EventDesk final
{
    Q_DISABLE_COPY_MOVE(EventDesk)

public:
    static constexpr int MostHasty = 50; ///< refusals for rate in a minute, then the person is held
    static constexpr std::chrono::seconds Held{60};

    explicit EventDesk(Venue &venue);

    /// The room that @p wish is about, if one may write there now; null: it was refused.
    Room *room(Session &session, const Wish &wish);
    /// Counts it. @return false: that was too fast, and it was refused.
    bool count(Session &session, const Wish &wish);

    /// By the person of @p session, now.
    Event event(const Session &session, const Room &room, EventKind kind, const QString &id) const;
    /// As EventLog::append() and amend(); the outcome is told to whoever is concerned.
    void append(const Session &session, const Wish &wish, Event event);
    void amend(const Session &session, const Wish &wish, Event event, const AmendRule &rule);
    /// Nobody is to be answered.
    void append(Event event);

private:
    std::function<void(const AppendResult &)> answer(const Session &session, const Wish &wish, qint64 most);

    Venue &m_venue;
};

} // namespace Parlor
