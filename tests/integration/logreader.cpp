// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/logreader.h"

#include "server/protocol/messagecodec.h"
#include "server/protocol/protocolinfo.h"

#include <QNetworkRequest>
#include <QWebSocketHandshakeOptions>
#include <algorithm>

namespace Parlor {

LogReader::LogReader(const QString &title)
    : m_title(title)
{
    connect(&m_socket, &QWebSocket::connected, this, [this] { sayHello(QStringLiteral("Reader")); });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &LogReader::onText);
}

void LogReader::read(const QUrl &url)
{
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QLatin1String(Subprotocol)});
    m_socket.open(QNetworkRequest(url), options);
}

void LogReader::onText(const QString &text)
{
    const std::variant<ServerMessage, DecodeError> decoded = decodeServer(text.toUtf8());
    const auto *const message = std::get_if<ServerMessage>(&decoded);
    if (!message)
        return;
    if (const auto *const welcome = std::get_if<Welcome>(message))
        onWelcome(*welcome);
    else if (const auto *const joined = std::get_if<Joined>(message))
        onJoined(*joined);
    else if (const auto *const page = std::get_if<Page>(message))
        onPage(*page);
    else if (const auto *const refusal = std::get_if<Refusal>(message);
             refusal && !refusal->suggestion.isEmpty())
        sayHello(refusal->suggestion); // the one before has not quite left
}

void LogReader::sayHello(const QString &name)
{
    Hello hello;
    hello.version = ProtocolVersion;
    hello.name = name;
    send(hello);
}

void LogReader::onWelcome(const Welcome &welcome)
{
    if (m_title.isEmpty()) {
        m_id = QString::fromLatin1(LobbyId); // everybody is in it
        return;
    }
    for (const RoomInfo &room : welcome.rooms) {
        if (room.title == m_title)
            m_id = room.id;
    }
    if (m_id.isEmpty())
        end();
    else
        send(JoinRoom{m_id});
}

void LogReader::onJoined(const Joined &joined)
{
    if (joined.room.id != m_id)
        return;
    m_room = joined.room;
    m_pins = joined.pins;
    ask(0);
}

void LogReader::onPage(const Page &page)
{
    m_pages.append(page.events);
    m_first = page.first;
    if (page.more && !page.events.isEmpty())
        ask(page.events.constFirst().seq);
    else
        end();
}

void LogReader::ask(Seq before)
{
    send(GetHistory{m_id, before, MaxPageEvents});
}

void LogReader::end()
{
    std::for_each(m_pages.crbegin(), m_pages.crend(), [this](const Events &page) { m_events += page; });
    m_isDone = true;
    m_socket.abort();
    Q_EMIT done();
}

void LogReader::send(const ClientMessage &message)
{
    m_socket.sendTextMessage(QString::fromUtf8(encode(message)));
}

} // namespace Parlor
