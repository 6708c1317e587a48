// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/fakeserver.h"

#include "server/protocol/messagecodec.h"
#include "server/protocol/protocolinfo.h"

#include <QWebSocket>
#include <QWebSocketServer>
#include <algorithm>

namespace Parlor {

FakeServer::FakeServer(const QString &subprotocol)
    : m_listener(new QWebSocketServer(QStringLiteral("fake"), QWebSocketServer::NonSecureMode, this))
{
    if (!subprotocol.isEmpty())
        m_listener->setSupportedSubprotocols({subprotocol});
    connect(m_listener, &QWebSocketServer::newConnection, this, &FakeServer::onConnection);
    restart();
    addRoom(QLatin1String(LobbyId), QStringLiteral("Lobby"));
}

FakeServer::~FakeServer()
{
    stop();
}

QUrl FakeServer::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("ws"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_port);
    url.setPath(QLatin1String(WebSocketPath));
    return url;
}

void FakeServer::stop()
{
    m_listener->close();
    cut();
}

bool FakeServer::restart()
{
    const bool listens = m_listener->listen(QHostAddress::LocalHost, m_port);
    m_port = m_listener->serverPort();
    return listens;
}

void FakeServer::addRoom(const QString &id, const QString &title)
{
    Room room;
    room.info.id = id;
    room.info.title = title;
    room.info.epoch = QStringLiteral("epoch%1").arg(++m_made);
    m_rooms.insert(id, room);
}

Event FakeServer::say(const QString &room, const QString &name, const QString &text)
{
    const Event event = sayUnheard(room, name, text);
    deliver(event);
    return event;
}

Event FakeServer::sayUnheard(const QString &room, const QString &name, const QString &text)
{
    return append(room, {QStringLiteral("id-") + name, name}, {}, text);
}

void FakeServer::lose(const QString &room)
{
    Room &lost = m_rooms[room];
    lost.events.clear();
    lost.info.first = lost.info.last = 0;
    lost.info.epoch = QStringLiteral("epoch%1").arg(++m_made);
}

void FakeServer::retain(const QString &room, int count)
{
    Room &kept = m_rooms[room];
    kept.events = kept.events.mid(std::max<qsizetype>(kept.events.size() - count, 0));
    kept.info.first = kept.events.isEmpty() ? 0 : kept.events.constFirst().seq;
}

QVector<Event> FakeServer::log(const QString &room) const
{
    return m_rooms.value(room).events;
}

void FakeServer::forgetPeople()
{
    m_people.clear();
}

void FakeServer::send(const ServerMessage &message)
{
    sendRaw(QString::fromUtf8(encode(message)));
}

void FakeServer::sendRaw(const QString &frame)
{
    for (auto peer = m_peers.cbegin(); peer != m_peers.cend(); ++peer)
        peer.key()->sendTextMessage(frame);
}

void FakeServer::cut()
{
    const QList<QWebSocket *> sockets = m_peers.keys();
    for (QWebSocket *socket : sockets)
        socket->abort();
}

void FakeServer::close(CloseCode code)
{
    const QList<QWebSocket *> sockets = m_peers.keys();
    for (QWebSocket *socket : sockets)
        socket->close(QWebSocketProtocol::CloseCode(code), closeWord(code));
}

void FakeServer::bye(const QString &code, std::optional<qint64> retryAfter, CloseCode closeCode)
{
    send(Bye{code, retryAfter});
    close(closeCode);
}

void FakeServer::onConnection()
{
    while (QWebSocket *socket = m_listener->nextPendingConnection()) {
        socket->setParent(this);
        m_peers.insert(socket, {});
        connect(socket, &QWebSocket::textMessageReceived, this,
                [this, socket](const QString &text) { onText(socket, text); });
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            m_peers.remove(socket);
            socket->deleteLater();
        });
    }
}

void FakeServer::onText(QWebSocket *socket, const QString &text)
{
    const auto decoded = decodeClient(text.toUtf8());
    const auto *message = std::get_if<ClientMessage>(&decoded);
    if (!message)
        qFatal("a client sent what is no message: %s", qPrintable(text));
    m_heard.append(*message);
    std::visit(
        [this, socket](const auto &one) {
            if constexpr (requires { answer(socket, one); })
                answer(socket, one);
        },
        *message);
}

bool FakeServer::refuseName(QWebSocket *socket, const QString &name, const QString &re)
{
    if (!script.takenNames.contains(name))
        return false;
    Refusal refusal;
    refusal.code = RefusalCode::NameTaken;
    refusal.re = re;
    refusal.suggestion = name + QStringLiteral(" 2");
    tell(socket, refusal);
    return true;
}

void FakeServer::answer(QWebSocket *socket, const Hello &hello)
{
    if (!helloRefusals.empty()) {
        tell(socket, helloRefusals.front());
        helloRefusals.pop_front();
        return;
    }
    if (!script.welcomes || refuseName(socket, hello.name, QStringLiteral("hello")))
        return;
    const bool known = m_people.contains(hello.token);
    const QString token = known ? hello.token : QStringLiteral("token%1").arg(++m_made);
    Person &person = m_people[token];
    if (!known)
        person.id = QStringLiteral("person%1").arg(m_made);
    person.name = hello.name;
    person.host = script.host;
    m_peers[socket].person = person;

    Welcome welcome;
    welcome.version = ProtocolVersion;
    welcome.title = QStringLiteral("Fake");
    welcome.server = QStringLiteral("server1");
    welcome.you = person;
    welcome.token = token;
    welcome.limits = script.limits;
    welcome.time = script.time;
    for (const Room &room : std::as_const(m_rooms))
        welcome.rooms.append(room.info);
    tell(socket, welcome);
    QStringList rooms = hello.rooms.keys();
    if (!rooms.contains(QLatin1String(LobbyId)))
        rooms.prepend(QLatin1String(LobbyId));
    for (const QString &room : std::as_const(rooms)) {
        if (m_rooms.contains(room))
            enter(socket, room, hello.rooms.value(room));
    }
}

void FakeServer::enter(QWebSocket *socket, const QString &roomId, const ReadTo &readTo)
{
    const Room &room = m_rooms[roomId];
    m_peers[socket].rooms.insert(roomId);
    Joined joined;
    joined.room = room.info;
    for (const Peer &peer : std::as_const(m_peers)) {
        if (peer.rooms.contains(roomId))
            joined.people.append(peer.person);
    }
    joined.room.people = int(joined.people.size());
    for (const Event &event : room.events) {
        if (event.seq > readTo.seq)
            joined.events.append(event);
    }
    joined.reset = readTo.epoch != room.info.epoch || joined.events.size() > script.pageSize;
    if (joined.reset)
        joined.events = room.events.mid(std::max<qsizetype>(room.events.size() - script.pageSize, 0));
    tell(socket, joined);
}

bool FakeServer::refuseLine(QWebSocket *socket, const QString &re, const QString &id)
{
    if (postRefusals.empty())
        return false;
    Refusal refusal = postRefusals.front();
    postRefusals.pop_front();
    refusal.re = re;
    refusal.id = id;
    tell(socket, refusal);
    return true;
}

// Null: nobody wrote a line of that id.
const Event *FakeServer::written(QWebSocket *socket, const QString &room, const QString &id) const
{
    const auto found = m_rooms.constFind(room);
    if (found == m_rooms.constEnd())
        return nullptr;
    const QString author = m_peers.value(socket).person.id;
    const auto event = std::find_if(found->events.cbegin(), found->events.cend(), [&](const Event &one) {
        return one.id == id && one.author.id == author;
    });
    return event == found->events.cend() ? nullptr : &*event;
}

void FakeServer::answer(QWebSocket *socket, const Post &post)
{
    if (refuseLine(socket, QStringLiteral("post"), post.id))
        return;
    const Event *before = written(socket, post.room, post.id);
    const bool again = before != nullptr;
    const Event event = again ? *before : append(post.room, m_peers[socket].person, post.id, post.text);
    if (script.acknowledges)
        tell(socket, Ack{post.id, post.room, event.seq, event.time});
    if (!again)
        deliver(event);
}

void FakeServer::answer(QWebSocket *socket, const Edit &edit)
{
    if (!refuseLine(socket, QStringLiteral("edit"), edit.id))
        change(socket, edit.room, edit.id, edit.target, edit.text);
}

void FakeServer::answer(QWebSocket *socket, const Delete &deletion)
{
    if (!refuseLine(socket, QStringLiteral("delete"), deletion.id))
        change(socket, deletion.room, deletion.id, deletion.target, {});
}

void FakeServer::change(QWebSocket *socket, const QString &room, const QString &id, Seq target,
                        const QString &text)
{
    const Event *before = written(socket, room, id);
    const bool again = before != nullptr;
    const Event event = again ? *before : appendChange(room, m_peers[socket].person, id, target, text);
    if (script.acknowledges)
        tell(socket, Ack{id, room, event.seq, event.time});
    if (!again)
        deliver(event);
}

Event FakeServer::amend(const QString &room, const Person &author, Seq target, const QString &text)
{
    const Event event = appendChange(room, author, {}, target, text);
    deliver(event);
    return event;
}

void FakeServer::answer(QWebSocket *socket, const GetHistory &ask)
{
    if (!script.answersHistory)
        return;
    if (!historyRefusals.empty()) {
        Refusal refusal = historyRefusals.front();
        historyRefusals.pop_front();
        refusal.re = QStringLiteral("history");
        refusal.room = ask.room;
        tell(socket, refusal);
        return;
    }
    const Room &room = m_rooms[ask.room];
    Page page;
    page.room = ask.room;
    page.epoch = room.info.epoch;
    page.first = room.info.first;
    page.before = ask.before;
    for (const Event &event : room.events) {
        if (ask.before == 0 || event.seq < ask.before)
            page.events.append(event);
    }
    page.more = page.events.size() > ask.limit;
    page.events = page.events.mid(std::max<qsizetype>(page.events.size() - ask.limit, 0));
    tell(socket, page);
}

void FakeServer::answer(QWebSocket *socket, const SetName &ask)
{
    if (refuseName(socket, ask.name, QStringLiteral("name")))
        return;
    Peer &peer = m_peers[socket];
    peer.person.name = ask.name;
    for (Person &person : m_people) {
        if (person.id == peer.person.id)
            person.name = ask.name;
    }
    send(Presence{QLatin1String(LobbyId), int(m_peers.size()), {peer.person}, {}});
}

void FakeServer::answer(QWebSocket *socket, const CreateRoom &ask)
{
    const QString id = QStringLiteral("room%1").arg(m_made + 1);
    addRoom(id, ask.title);
    send(RoomChanged{m_rooms.value(id).info});
    enter(socket, id, {});
}

void FakeServer::answer(QWebSocket *socket, const JoinRoom &ask)
{
    if (m_rooms.contains(ask.room))
        enter(socket, ask.room, {});
}

void FakeServer::answer(QWebSocket *socket, const LeaveRoom &ask)
{
    m_peers[socket].rooms.remove(ask.room);
    tell(socket, Left{ask.room});
}

void FakeServer::answer(QWebSocket *socket, const Ping &ping)
{
    if (!script.pongs)
        return;
    Pong pong;
    pong.nonce = ping.nonce;
    for (auto room = ping.seen.cbegin(); room != ping.seen.cend(); ++room)
        pong.last.insert(room.key(), m_rooms.value(room.key()).info.last);
    tell(socket, pong);
}

Event FakeServer::append(const QString &roomId, const Person &author, const QString &id, const QString &text)
{
    Room &room = m_rooms[roomId];
    Event event;
    event.room = roomId;
    event.epoch = room.info.epoch;
    event.prev = room.info.last;
    event.seq = room.info.last + 1;
    event.id = id;
    event.author = author;
    event.time = 1'767'225'600'000 + event.seq;
    event.text = text;
    room.events.append(event);
    room.info.last = event.seq;
    if (room.info.first == 0)
        room.info.first = event.seq;
    return event;
}

/// What is kept of a message, and what is told of its edits, is as it is by now.
Event FakeServer::appendChange(const QString &roomId, const Person &author, const QString &id, Seq target,
                               const QString &text)
{
    const Seq seq = append(roomId, author, id, text).seq;
    Event made;
    for (Event &event : m_rooms[roomId].events) {
        if (event.seq == seq) {
            event.kind = text.isEmpty() ? EventKind::Delete : EventKind::Edit;
            event.target = target;
            made = event;
        } else if (event.seq == target || event.target == target) {
            event.text = event.kind == EventKind::Delete ? QString() : text;
        }
        if (event.seq == target) {
            event.edited = text.isEmpty() ? 0 : seq;
            event.deleted = text.isEmpty();
        }
    }
    return made;
}

void FakeServer::deliver(const Event &event)
{
    if (!script.delivers)
        return;
    for (auto peer = m_peers.cbegin(); peer != m_peers.cend(); ++peer) {
        if (peer->rooms.contains(event.room))
            tell(peer.key(), EventMessage{event});
    }
}

void FakeServer::tell(QWebSocket *socket, const ServerMessage &message)
{
    socket->sendTextMessage(QString::fromUtf8(encode(message)));
}

} // namespace Parlor
