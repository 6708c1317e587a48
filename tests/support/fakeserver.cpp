// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/fakeserver.h"

#include "server/protocol/messagecodec.h"
#include "server/protocol/protocolinfo.h"

#include <QRegularExpression>
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
    QString id = name;
    id.replace(QRegularExpression(QStringLiteral("[^A-Za-z0-9_-]")), QStringLiteral("_"));
    return append(room, {QStringLiteral("id-") + id, name}, {}, text);
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

RoomInfo FakeServer::info(const QString &room) const
{
    return m_rooms.value(room).info;
}

void FakeServer::setInfo(const RoomInfo &info)
{
    m_rooms[info.id].info = info;
    send(RoomChanged{info});
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
    joined.pins = room.pins;
    joined.read = room.read.value(m_peers.value(socket).person.id);
    if (script.amendJoined)
        script.amendJoined(joined);
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

bool FakeServer::refuseRequest(QWebSocket *socket, const QString &re, const QString &id, const QString &room)
{
    if (requestRefusals.empty())
        return false;
    Refusal refusal = requestRefusals.front();
    requestRefusals.pop_front();
    refusal.re = re;
    refusal.id = id;
    refusal.room = room;
    tell(socket, refusal);
    return true;
}

void FakeServer::answerRequest(QWebSocket *socket, const QString &re, const QString &id, const QString &room)
{
    if (script.acknowledges && !refuseRequest(socket, re, id, room))
        tell(socket, Ack{id, room, 0, 0});
}

void FakeServer::answer(QWebSocket *socket, const Configure &ask)
{
    answerRequest(socket, QStringLiteral("configure"), ask.id, ask.room);
}

void FakeServer::answer(QWebSocket *socket, const Invite &ask)
{
    answerRequest(socket, QStringLiteral("invite"), ask.id, ask.room);
}

void FakeServer::answer(QWebSocket *socket, const Expel &ask)
{
    answerRequest(socket, QStringLiteral("expel"), ask.id, ask.room);
}

void FakeServer::answer(QWebSocket *socket, const MarkRead &read)
{
    Seq &known = m_rooms[read.room].read[m_peers.value(socket).person.id];
    known = std::max(known, read.seq);
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
    if (script.answersJoins && m_rooms.contains(ask.room))
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
