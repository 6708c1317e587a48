// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/closecode.h"
#include "server/protocol/message.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QUrl>
#include <deque>
#include <functional>

class QWebSocket;
class QWebSocketServer;

namespace Parlor {

/// A parlor.v1 server for tests of clients, in the test's own thread, on a free port of the loopback. By
/// itself it welcomes, writes down, acknowledges and resumes as a real one does; a test says where it behaves
/// otherwise. Speaks in intents: say(), cut(), lose().
class FakeServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeServer)

public:
    /// Where it differs from a good server.
    struct Script
    {
        bool welcomes = true;     ///< false: never answers a hello
        bool acknowledges = true; ///< false: writes posts down, says nothing
        bool delivers = true;     ///< false: sends no events
        bool pongs = true;
        bool answersHistory = true;
        bool answersSearch = true;
        bool answersJoins = true;
        int searchLag = 0; ///< how many of a room's newest messages cannot be found
        int pageSize = 50; ///< of what Joined brings
        QStringList takenNames;
        ClientLimits limits{4000, 5, 32, 65536};
        qint64 time = 0;                           ///< what the welcome says; 0: nothing
        bool host = false;                         ///< whoever joins is the host
        std::function<void(Joined &)> amendJoined; ///< null: it is sent as it is
    };

    /// @p subprotocol empty: a WebSocket server that does not speak parlor.v1.
    explicit FakeServer(const QString &subprotocol = QStringLiteral("parlor.v1"));
    ~FakeServer() override;

    QUrl url() const;
    /// Cuts everybody and stops listening; the logs stay.
    void stop();
    /// Listens again on the same port.
    bool restart();

    Script script;
    std::deque<Refusal> helloRefusals;   ///< answers to the next hellos, first to last
    std::deque<Refusal> postRefusals;    ///< answers to the next posts, edits, deletions and reactions
    std::deque<Refusal> requestRefusals; ///< answers to the next who ask to pin, configure, invite or search
    std::deque<Refusal> historyRefusals; ///< answers to the next who ask for history

    // The chat
    void addRoom(const QString &id, const QString &title);
    void removeRoom(const QString &id) { m_rooms.remove(id); }
    /// Somebody says something: written down and sent.
    Event say(const QString &room, const QString &name, const QString &text);
    /// Written down, and then it does not reach anybody.
    Event sayUnheard(const QString &room, const QString &name, const QString &text);
    /// A message is changed, or deleted if there is no @p text: written down and sent.
    Event amend(const QString &room, const Person &author, Seq target, const QString &text);
    /// A reaction, a pin, a topic or the like, with what is given in @p mark: written down and sent.
    Event mark(const QString &room, const Person &author, Event mark);
    RoomInfo info(const QString &room) const;
    /// Everybody is told.
    void setInfo(const RoomInfo &info);
    /// The log of the room is lost; another begins.
    void lose(const QString &room);
    /// Only the newest @p count events can still be read.
    void retain(const QString &room, int count);
    QVector<Event> log(const QString &room) const;
    /// Everybody's tokens are forgotten.
    void forgetPeople();

    // The wire
    void send(const ServerMessage &message);
    void sendRaw(const QString &frame);
    void cut();
    void close(CloseCode code);
    /// Says bye to everybody and closes.
    void bye(const QString &code, std::optional<qint64> retryAfter, CloseCode closeCode);

    // What was heard
    int connections() const { return int(m_peers.size()); }
    /// Messages of one kind, of all connections, in order.
    template <typename Message>
    QVector<Message> heard() const
    {
        QVector<Message> result;
        for (const ClientMessage &message : m_heard) {
            if (const auto *one = std::get_if<Message>(&message))
                result.append(*one);
        }
        return result;
    }

private:
    struct Room
    {
        RoomInfo info;
        Events events;
        QVector<Seq> pins;
        QHash<QString, Seq> read; ///< by person
    };
    struct Peer
    {
        Person person;
        QSet<QString> rooms;
    };

    void onConnection();
    void onText(QWebSocket *socket, const QString &text);
    void answer(QWebSocket *socket, const Hello &hello);
    void answer(QWebSocket *socket, const Post &post);
    void answer(QWebSocket *socket, const Edit &edit);
    void answer(QWebSocket *socket, const Delete &deletion);
    void answer(QWebSocket *socket, const React &react);
    void answer(QWebSocket *socket, const Pin &pin);
    void answer(QWebSocket *socket, const Configure &ask);
    void answer(QWebSocket *socket, const Invite &ask);
    void answer(QWebSocket *socket, const Expel &ask);
    void answer(QWebSocket *socket, const MarkRead &read);
    void answer(QWebSocket *socket, const GetHistory &ask);
    void answer(QWebSocket *socket, const Search &search);
    void answer(QWebSocket *socket, const SetName &ask);
    void answer(QWebSocket *socket, const CreateRoom &ask);
    void answer(QWebSocket *socket, const JoinRoom &ask);
    void answer(QWebSocket *socket, const LeaveRoom &ask);
    void answer(QWebSocket *socket, const Ping &ping);
    void enter(QWebSocket *socket, const QString &roomId, const ReadTo &readTo);
    bool refuseName(QWebSocket *socket, const QString &name, const QString &re);
    bool refuseLine(QWebSocket *socket, const QString &re, const QString &id);
    bool refuseRequest(QWebSocket *socket, const QString &re, const QString &id, const QString &room);
    void answerRequest(QWebSocket *socket, const QString &re, const QString &id, const QString &room);
    static void fill(Page &page, const GetHistory &ask, const Room &room);
    const Event *written(QWebSocket *socket, const QString &room, const QString &id) const;
    void change(QWebSocket *socket, const QString &room, const QString &id, Seq target, const QString &text);
    Event appendChange(const QString &roomId, const Person &author, const QString &id, Seq target,
                       const QString &text);
    Event append(const QString &roomId, const Person &author, const QString &id, const QString &text,
                 Seq reply = 0);
    Event appendMark(const QString &roomId, const Person &author, const QString &id, const Event &mark);
    void deliver(const Event &event);
    void tell(QWebSocket *socket, const ServerMessage &message);

    QWebSocketServer *m_listener;
    quint16 m_port = 0;
    QHash<QString, Room> m_rooms;
    QHash<QString, Person> m_people; ///< by token
    QHash<QWebSocket *, Peer> m_peers;
    QVector<ClientMessage> m_heard;
    int m_made = 0; ///< people, rooms and epochs: makes names for the next
};

} // namespace Parlor
