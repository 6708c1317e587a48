// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/tirelessposter.h"

#include "server/protocol/messagecodec.h"
#include "server/protocol/protocolinfo.h"

#include <QNetworkRequest>
#include <QWebSocketHandshakeOptions>
#include <algorithm>

namespace Parlor {

static constexpr qsizetype Ahead = 8;

TirelessPoster::TirelessPoster(const QString &name, const QString &title)
    : m_name(name)
    , m_title(title)
{
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        Hello hello;
        hello.version = ProtocolVersion;
        hello.name = m_name;
        hello.token = m_token;
        send(hello);
    });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &TirelessPoster::onText);
}

void TirelessPoster::join(const QUrl &url)
{
    m_socket.abort();
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QLatin1String(Subprotocol)});
    m_socket.open(QNetworkRequest(url), options);
}

void TirelessPoster::onText(const QString &text)
{
    const std::variant<ServerMessage, DecodeError> decoded = decodeServer(text.toUtf8());
    const auto *const message = std::get_if<ServerMessage>(&decoded);
    if (!message)
        m_trouble = QStringLiteral("not a message: ") + text;
    else if (const auto *const welcome = std::get_if<Welcome>(message))
        onWelcome(*welcome);
    else if (const auto *const made = std::get_if<RoomChanged>(message))
        enter(made->room);
    else if (const auto *const joined = std::get_if<Joined>(message); joined && joined->room.id == m_room)
        goOn();
    else if (const auto *const ack = std::get_if<Ack>(message))
        onAck(*ack);
    else if (const auto *const refusal = std::get_if<Refusal>(message))
        onRefusal(*refusal);
}

void TirelessPoster::onWelcome(const Welcome &welcome)
{
    if (!m_person.isEmpty() && m_person != welcome.you.id)
        m_trouble = QStringLiteral("%1 is somebody else than before").arg(m_name);
    m_person = welcome.you.id;
    m_token = welcome.token;
    m_room = m_title.isEmpty() ? QString::fromLatin1(LobbyId) : QString();
    for (const RoomInfo &room : welcome.rooms)
        enter(room);
}

void TirelessPoster::enter(const RoomInfo &room)
{
    if (!m_room.isEmpty() || room.title != m_title)
        return;
    m_room = room.id;
    send(JoinRoom{m_room});
}

void TirelessPoster::goOn()
{
    for (const Line &line : std::as_const(m_underWay))
        send(line.message);
    postOn();
}

void TirelessPoster::onAck(const Ack &ack)
{
    const auto line = std::find_if(m_underWay.cbegin(), m_underWay.cend(),
                                   [&ack](const Line &one) { return one.id == ack.id; });
    if (line == m_underWay.cend()) {
        m_trouble = QStringLiteral("acknowledged twice: ") + ack.id;
        return;
    }
    const Line done = *line;
    m_underWay.erase(line);
    m_acknowledged.insert(ack.id, ack.seq);
    settle(done, ack.seq);
    postOn();
    Q_EMIT acknowledgedOne();
}

void TirelessPoster::settle(const Line &line, Seq seq)
{
    constexpr Seq takeBackEvery = 2;
    if (line.about.isEmpty()) {
        change(line.id, seq);
    } else if (const auto *const edit = std::get_if<Edit>(&line.message)) {
        m_changed.insert(line.about, edit->text);
    } else if (std::holds_alternative<Delete>(line.message)) {
        m_changed.insert(line.about, QString());
    } else if (const auto *const reaction = std::get_if<React>(&line.message)) {
        if (reaction->on && reaction->target % takeBackEvery == 0)
            react(line.about, reaction->target, false);
        else
            m_reacted.insert(line.about, reaction->on);
    }
}

// What is to be changed may be among the oldest that the room has lost meanwhile.
void TirelessPoster::onRefusal(const Refusal &refusal)
{
    const qsizetype known = m_underWay.size();
    if (!m_title.isEmpty() && refusal.code == RefusalCode::NoSuchMessage)
        m_underWay.removeIf([&](const Line &line) { return line.id == refusal.id && !line.about.isEmpty(); });
    if (m_underWay.size() == known)
        m_trouble = QStringLiteral("refused: %1 %2").arg(refusalWord(refusal.code), refusal.id);
    postOn();
}

// Some posts are edited and some deleted, each once, and some of those that are not deleted get a reaction.
void TirelessPoster::change(const QString &post, Seq seq)
{
    constexpr Seq reactEvery = 3, editEvery = 5, deleteEvery = 7;
    const QString id = QStringLiteral("change-") + post;
    if (seq % editEvery == 0)
        say(id, Edit{id, m_room, seq, QStringLiteral("What %1 says instead").arg(post)}, post);
    else if (seq % deleteEvery == 0)
        say(id, Delete{id, m_room, seq}, post);
    if (seq % reactEvery == 0 && (seq % editEvery == 0 || seq % deleteEvery != 0))
        react(post, seq, true);
}

void TirelessPoster::react(const QString &post, Seq seq, bool on)
{
    const QString id = (on ? QStringLiteral("react-") : QStringLiteral("unreact-")) + post;
    say(id, React{id, m_room, seq, emoji(), on}, post);
}

void TirelessPoster::postOn()
{
    while (m_underWay.size() < Ahead) {
        const QString id = QStringLiteral("%1-%2").arg(m_name).arg(++m_typed);
        say(id, Post{id, m_room, QStringLiteral("What %1 says").arg(id)});
    }
}

void TirelessPoster::say(const QString &id, const ClientMessage &message, const QString &about)
{
    m_underWay.append({id, message, about});
    send(message);
}

void TirelessPoster::send(const ClientMessage &message)
{
    m_socket.sendTextMessage(QString::fromUtf8(encode(message)));
}

} // namespace Parlor
