// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/tirelessposter.h"

#include "server/protocol/messagecodec.h"
#include "server/protocol/protocolinfo.h"

#include <QNetworkRequest>
#include <QWebSocketHandshakeOptions>

namespace Parlor {

static constexpr qsizetype Ahead = 8;

TirelessPoster::TirelessPoster(const QString &name)
    : m_name(name)
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
    else if (const auto *const ack = std::get_if<Ack>(message))
        onAck(*ack);
    else if (std::holds_alternative<Refusal>(*message))
        m_trouble = QStringLiteral("refused: ") + text;
}

void TirelessPoster::onWelcome(const Welcome &welcome)
{
    if (!m_person.isEmpty() && m_person != welcome.you.id)
        m_trouble = QStringLiteral("%1 is somebody else than before").arg(m_name);
    m_person = welcome.you.id;
    m_token = welcome.token;
    for (const Line &line : std::as_const(m_underWay))
        send(line.message);
    postOn();
}

void TirelessPoster::onAck(const Ack &ack)
{
    const qsizetype known = m_underWay.size();
    m_underWay.removeIf([&ack](const Line &line) { return line.id == ack.id; });
    if (m_underWay.size() == known)
        m_trouble = QStringLiteral("acknowledged twice: ") + ack.id;
    m_acknowledged.insert(ack.id, ack.seq);
    if (const auto made = m_changing.constFind(ack.id); made != m_changing.constEnd())
        m_changed.insert(made->first, made->second);
    else
        change(ack.id, ack.seq);
    postOn();
    Q_EMIT acknowledgedOne();
}

// Some posts are edited and some deleted, each once.
void TirelessPoster::change(const QString &post, Seq seq)
{
    constexpr Seq editEvery = 5, deleteEvery = 7;
    const QString id = QStringLiteral("change-") + post, lobby = QString::fromLatin1(LobbyId);
    if (seq % editEvery == 0) {
        const QString text = QStringLiteral("What %1 says instead").arg(post);
        m_changing.insert(id, {post, text});
        say(id, Edit{id, lobby, seq, text});
    } else if (seq % deleteEvery == 0) {
        m_changing.insert(id, {post, QString()});
        say(id, Delete{id, lobby, seq});
    }
}

void TirelessPoster::postOn()
{
    while (m_underWay.size() < Ahead) {
        const QString id = QStringLiteral("%1-%2").arg(m_name).arg(++m_typed);
        say(id, Post{id, QString::fromLatin1(LobbyId), QStringLiteral("What %1 says").arg(id)});
    }
}

void TirelessPoster::say(const QString &id, const ClientMessage &message)
{
    m_underWay.append({id, message});
    send(message);
}

void TirelessPoster::send(const ClientMessage &message)
{
    m_socket.sendTextMessage(QString::fromUtf8(encode(message)));
}

} // namespace Parlor
