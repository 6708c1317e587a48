// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatconnection.h"

#include "server/protocol/closecode.h"
#include "server/protocol/messagecodec.h"
#include "server/protocol/protocolinfo.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QPointer>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

namespace Parlor {

using namespace std::chrono_literals;

ChatConnection::ChatConnection(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_deadline(clock, this)
{
    connect(&m_deadline, &Alarm::due, this, &ChatConnection::onDeadline);
}

ChatConnection::~ChatConnection()
{
    // ~QWebSocket on a live one leaves the TCP connection behind; an aborted one is not live any more.
    const auto sockets = findChildren<QWebSocket *>(QString(), Qt::FindDirectChildrenOnly);
    for (QWebSocket *socket : sockets) {
        socket->disconnect(this);
        socket->abort();
    }
}

void ChatConnection::open(const QUrl &url)
{
    abort();
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingFrameSize(MaxFrameBytes);
    m_socket->setMaxAllowedIncomingMessageSize(MaxFrameBytes);
    // Asking the system for its proxies blocks until they are found, which is what the interface must never
    // do.
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket, &QWebSocket::connected, this, &ChatConnection::onConnected);
    connect(m_socket, &QWebSocket::disconnected, this, &ChatConnection::onDisconnected);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &ChatConnection::onText);
    connect(m_socket, &QWebSocket::bytesWritten, this, [this] { m_reached = true; });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket, &QWebSocket::errorOccurred, this, &ChatConnection::onError);
#else
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            &ChatConnection::onError);
#endif
    m_deadline.set(ConnectDeadline);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QLatin1String(Subprotocol)});
    m_socket->open(QNetworkRequest(url), options);
}

void ChatConnection::send(const ClientMessage &message)
{
    if (m_open)
        m_socket->sendTextMessage(QString::fromUtf8(encode(message)));
}

void ChatConnection::close()
{
    if (!m_open) {
        abort();
        return;
    }
    send(Bye());
    QWebSocket *socket = std::exchange(m_socket, nullptr);
    m_open = false;
    socket->disconnect(this);
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(2s, socket, &QWebSocket::abort); // for a server that does not read any more
    socket->close(QWebSocketProtocol::CloseCodeNormal);
}

void ChatConnection::abort()
{
    m_deadline.clear();
    m_open = m_reached = m_cut = false;
    if (QWebSocket *socket = std::exchange(m_socket, nullptr)) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater(); // we may be inside one of its signals
    }
}

void ChatConnection::onConnected()
{
    if (m_socket->subprotocol() != QLatin1String(Subprotocol)) {
        finish({ConnectionFailure::NotParlor, 1006});
        return;
    }
    m_deadline.clear();
    m_open = true;
    Q_EMIT opened();
}

void ChatConnection::onText(const QString &text)
{
    if (!m_open)
        return;
    // What cannot be read is for a newer client, or from a hostile server: ignored, the connection goes on.
    const std::variant<ServerMessage, DecodeError> decoded = decodeServer(text.toUtf8());
    if (const auto *message = std::get_if<ServerMessage>(&decoded))
        Q_EMIT received(*message);
}

void ChatConnection::onError(QAbstractSocket::SocketError error)
{
    if (m_open)
        m_cut = true; // disconnected() follows
    else
        finish({failureOf(error), 1006});
}

void ChatConnection::onDisconnected()
{
    if (!m_open) {
        // The error that says why comes after this signal, if there is one.
        QTimer::singleShot(0ms, this, [this, socket = QPointer<QWebSocket>(m_socket)] {
            if (socket && socket == m_socket)
                onError(QAbstractSocket::RemoteHostClosedError);
        });
        return;
    }
    // QWebSocket says 1000, "closed as agreed", of a connection that broke; and it takes the codes 1012 and
    // 1013, which came after RFC 6455, for a protocol error of the server's. In the server's own 1002 stands
    // our word.
    const quint16 code = m_socket->closeCode();
    const bool ownVerdict = code == quint16(CloseCode::ProtocolError)
        && m_socket->closeReason() != closeWord(CloseCode::ProtocolError);
    finish({ConnectionFailure::Cut, m_cut || ownVerdict ? quint16(1006) : code});
}

void ChatConnection::onDeadline()
{
    finish({m_reached ? ConnectionFailure::NotParlor : ConnectionFailure::TimedOut, 1006});
}

ConnectionFailure ChatConnection::failureOf(QAbstractSocket::SocketError error) const
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return ConnectionFailure::HostNotFound;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return ConnectionFailure::Untrusted;
    case QAbstractSocket::SocketTimeoutError:
        return ConnectionFailure::TimedOut;
    case QAbstractSocket::ConnectionRefusedError: // QWebSocket says so of every failed handshake, too
    case QAbstractSocket::RemoteHostClosedError:
        return m_reached ? ConnectionFailure::NotParlor : ConnectionFailure::NothingListens;
    default:
        return m_reached ? ConnectionFailure::NotParlor : ConnectionFailure::NoRoute;
    }
}

void ChatConnection::finish(const ConnectionEnd &end)
{
    abort();
    Q_EMIT ended(end);
}

} // namespace Parlor
