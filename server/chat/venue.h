// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/people.h"
#include "server/chat/rooms.h"
#include "server/chat/session.h"
#include "server/chat/typingboard.h"
#include "server/protocol/clock.h"
#include "server/protocol/limits.h"

#include <memory>
#include <unordered_map>

namespace Parlor {

class ChatLog;
class Directory;

/// What the chat is told once, by whoever starts it.
struct HubConfig
{
    QString title;     ///< what the chat is called; may be empty
    QString server;    ///< this server's id; empty: the one that the directory knows, or a new one
    QString software;  ///< program and version
    QString hostToken; ///< who says hello with it from this machine is the host; empty: nobody
    Limits limits;
};

/// All that is the case in the chat: connections, people, rooms, who is where. The desks (Entrance, RoomDesk,
/// HistoryDesk, PostDesk) share it and decide; this only keeps it consistent. Owned by Hub; server thread.
class Venue final
{
    Q_DISABLE_COPY_MOVE(Venue)

public:
    /// All four outlive this; @p log may still hold callbacks when it is gone (guarded()).
    Venue(HubConfig config, const Clock &clock, ChatLog &log, Directory &directory, Delivery &delivery);
    ~Venue();

    const HubConfig &config() const { return m_config; }
    qint64 limit(Limit limit) const { return m_config.limits[limit]; }
    const Clock &clock() const { return m_clock; }
    ChatLog &log() { return m_log; }
    Directory &directory() { return m_directory; }
    Delivery &delivery() { return m_delivery; }
    People &people() { return m_people; }
    const People &people() const { return m_people; }
    Rooms &rooms() { return m_rooms; }
    TypingBoard &typing() { return m_typing; }

    Session &add(SessionId id, ClientKind kind, const PeerInfo &peer);
    /// Null if it was never there, is gone, or is being closed.
    Session *session(SessionId id);
    const std::unordered_map<SessionId, Session> &sessions() const { return m_sessions; }

    /// The room that a client names, if its person may know of it; null: to this person there is none. The
    /// one way from a client's word to a room.
    Room *roomFor(const Session &session, const QString &id) const;
    /// As @p room is told to all who may see it.
    RoomInfo info(const Room &room);
    /// Of a private room, as they are now.
    QVector<Person> members(const Room &room);
    /// Whether the session's person decides what holds in the room: its owner, or the host.
    static bool runs(const Session &session, const Room &room);

    void send(const Session &to, const ServerMessage &message);
    void refuse(const Session &to, const Refusal &refusal);
    /// To all who may know of @p room, whether they are in it or not.
    void publishAbout(const Room &room, const ServerMessage &message, Importance importance);
    /// To all who are in the room, to each what may be seen, once: what was told before is not told again.
    void tell(const Event &event);
    /// Out of everything at once, then closed.
    void dismiss(Session &session, CloseCode code);
    /// The connection is no more.
    void remove(SessionId id);

    /// The connection belongs to this person from now on.
    void welcome(Session &session, PersonRecord &record, bool host);
    /// Everybody who sees this person is to be told, with the next tick.
    void announce(const PersonRecord &record);
    void saveVisit(const PersonRecord &person, const Room &room);
    /// The connection waits for what it missed; posting is possible already.
    const Visit &beginVisit(Session &session, Room &room);
    /// From now on it gets what happens in the room.
    void goLive(Session &session, Room &room);
    void leave(Session &session, Room &room);
    /// To this person the room is gone, on all connections, also those that are on their way in; if it ever
    /// comes back, the person is new there.
    void takeOut(const QString &person, Room &room);
    /// The room is gone for everybody, with all that was said in it.
    void remove(Room &room);

    /// @p call for a log that may outlive the chat: does nothing once this is gone.
    template <typename Call>
    auto guarded(Call call) const
    {
        return [alive = std::weak_ptr<const bool>(m_alive),
                call = std::move(call)](auto &&...arguments) mutable {
            if (!alive.expired())
                call(std::forward<decltype(arguments)>(arguments)...);
        };
    }

private:
    void restoreVisits();
    void endVisit(const Session &session, const Visit &visit);
    void depart(Session &session);

    HubConfig m_config;
    const Clock &m_clock;
    ChatLog &m_log;
    Directory &m_directory;
    Delivery &m_delivery;
    People m_people;
    Rooms m_rooms;
    TypingBoard m_typing;
    std::unordered_map<SessionId, Session> m_sessions;
    quint64 m_visits = 0;
    std::shared_ptr<const bool> m_alive = std::make_shared<const bool>(true);
};

} // namespace Parlor
