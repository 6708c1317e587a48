// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/logreader.h"

#include "server/protocol/messagecodec.h"
#include "server/protocol/protocolinfo.h"

#include <QNetworkRequest>
#include <QWebSocketHandshakeOptions>

namespace Parlor {

LogReader::LogReader()
{
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        Hello hello;
        hello.version = ProtocolVersion;
        hello.name = QStringLiteral("Reader");
        send(hello);
    });
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
    if (std::holds_alternative<Joined>(*message))
        ask(0);
    else if (const auto *const page = std::get_if<Page>(message))
        onPage(*page);
}

void LogReader::onPage(const Page &page)
{
    m_events = page.events + m_events;
    if (page.more && !page.events.isEmpty()) {
        ask(page.events.constFirst().seq);
        return;
    }
    m_isDone = true;
    m_socket.abort();
}

void LogReader::ask(Seq before)
{
    send(GetHistory{QStringLiteral("lobby"), before, MaxPageEvents});
}

void LogReader::send(const ClientMessage &message)
{
    m_socket.sendTextMessage(QString::fromUtf8(encode(message)));
}

} // namespace Parlor
