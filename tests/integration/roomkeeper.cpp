// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/roomkeeper.h"

#include "server/protocol/messagecodec.h"
#include "server/protocol/protocolinfo.h"

#include <QNetworkRequest>
#include <QWebSocketHandshakeOptions>
#include <utility>

namespace Parlor {

namespace {

constexpr Seq Excess = 2'000;   // what it is to lose; the server does that in steps of 500
constexpr Seq PinEvery = 35;    // none of those that TirelessPoster deletes
constexpr qsizetype Pinned = 2; // at a time

} // namespace

RoomKeeper::RoomKeeper(const QString &name, const QString &title)
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
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &RoomKeeper::onText);
}

void RoomKeeper::join(const QUrl &url, bool isTrimming)
{
    m_socket.abort();
    m_isTrimming = isTrimming;
    m_trimming = Trimming::Not;
    m_room.clear();
    m_changing = {}; // nobody knows what became of it
    m_rule.clear();
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QLatin1String(Subprotocol)});
    m_socket.open(QNetworkRequest(url), options);
}

void RoomKeeper::onText(const QString &text)
{
    const std::variant<ServerMessage, DecodeError> decoded = decodeServer(text.toUtf8());
    const auto *const message = std::get_if<ServerMessage>(&decoded);
    if (!message)
        m_trouble = QStringLiteral("not a message: ") + text;
    else if (const auto *const welcome = std::get_if<Welcome>(message))
        onWelcome(*welcome);
    else if (const auto *const joined = std::get_if<Joined>(message))
        onRoom(joined->room);
    else if (const auto *const changed = std::get_if<RoomChanged>(message))
        m_first = changed->room.id == m_room ? changed->room.first : m_first;
    else if (const auto *const ack = std::get_if<Ack>(message))
        onAck(*ack);
    else if (const auto *const event = std::get_if<EventMessage>(message))
        onEvent(event->event);
    else if (const auto *const page = std::get_if<Page>(message))
        onPage(*page);
    else if (const auto *const refusal = std::get_if<Refusal>(message))
        onRefusal(*refusal);
}

void RoomKeeper::onWelcome(const Welcome &welcome)
{
    m_token = welcome.token;
    for (const RoomInfo &room : welcome.rooms) {
        if (room.title == m_title) {
            send(JoinRoom{room.id});
            return;
        }
    }
    send(CreateRoom{m_title});
}

void RoomKeeper::onRoom(const RoomInfo &room)
{
    if (room.title != m_title)
        return;
    m_room = room.id;
    m_first = room.first;
    if (m_isTrimming)
        gather();
}

/// First there has to be something to lose.
void RoomKeeper::gather()
{
    m_trimming = Trimming::Gathering;
    configure(0);
}

void RoomKeeper::onEvent(const Event &event)
{
    if (event.room != m_room)
        return;
    if (m_trimming == Trimming::Gathering && m_rule.isEmpty() && event.seq >= m_first + Excess) {
        m_trimming = Trimming::Due;
        m_before = m_first;
        configure(Kept);
    }
    if (event.kind == EventKind::Message && event.seq % PinEvery == 0 && m_changing.id.isEmpty())
        pin(event.seq, true);
}

void RoomKeeper::onAck(const Ack &ack)
{
    if (ack.id == m_rule) {
        m_rule.clear();
        if (m_trimming == Trimming::Due) {
            m_trimming = Trimming::Watching;
            send(GetHistory{m_room, 0, 1});
        }
        return;
    }
    if (ack.id != m_changing.id) {
        m_trouble = QStringLiteral("acknowledged, but not asked for: ") + ack.id;
        return;
    }
    const Pin done = std::exchange(m_changing, {});
    (done.on ? m_pinned : m_unpinned).append(done.target);
    if (m_pinned.size() > Pinned)
        pin(m_pinned.takeFirst(), false);
}

void RoomKeeper::onRefusal(const Refusal &refusal)
{
    // Meanwhile the room may have lost it.
    if (refusal.code == RefusalCode::NoSuchMessage && refusal.id == m_changing.id)
        m_changing = {};
    else
        m_trouble = QStringLiteral("refused: %1 %2").arg(refusalWord(refusal.code), refusal.id);
}

void RoomKeeper::onPage(const Page &page)
{
    if (m_trimming != Trimming::Watching)
        return;
    if (m_first > m_before) { // it was too quick
        gather();
    } else if (page.first > m_before) {
        m_trimming = Trimming::Not;
        Q_EMIT isHalfTrimmed();
    } else {
        send(GetHistory{m_room, 0, 1});
    }
}

void RoomKeeper::pin(Seq seq, bool on)
{
    m_unpinned.removeAll(seq);
    m_changing = Pin{QStringLiteral("pin-%1").arg(++m_asked), m_room, seq, on};
    send(m_changing);
}

void RoomKeeper::configure(int keepMessages)
{
    Configure change;
    change.id = m_rule = QStringLiteral("rule-%1").arg(++m_asked);
    change.room = m_room;
    change.keepMessages = keepMessages;
    send(change);
}

void RoomKeeper::send(const ClientMessage &message)
{
    m_socket.sendTextMessage(QString::fromUtf8(encode(message)));
}

} // namespace Parlor
