// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/tlshandshake.h"

#include <QSslSocket>

namespace Parlor {

// What waits to be decrypted; a ClientHello has 2 KB at most. The library has bounds of its own for a
// message.
static constexpr qint64 ReadBuffer = 16 * 1024;

TlsHandshake::TlsHandshake(QSslSocket *socket, DeadlineList &deadlines,
                           std::optional<std::chrono::milliseconds> due, QObject *parent)
    : QObject(parent)
    , Deadline(deadlines)
    , m_socket(socket)
    , m_due(due)
{
    m_socket->setReadBufferSize(ReadBuffer);
    connect(m_socket, &QSslSocket::encrypted, this, &TlsHandshake::succeeded);
    connect(m_socket, &QSslSocket::disconnected, this, &TlsHandshake::end);
    // Later: first Qt tells the other end what it did not like.
    connect(m_socket, &QSslSocket::errorOccurred, this, &TlsHandshake::end, Qt::QueuedConnection);
    if (due)
        setDeadline(*due);
    m_socket->startServerEncryption();
}

TlsHandshake::~TlsHandshake()
{
    end();
}

QSslSocket *TlsHandshake::takeSocket()
{
    clearDeadline();
    m_socket->disconnect(this);
    deleteLater();
    return std::exchange(m_socket, nullptr);
}

void TlsHandshake::onDeadline()
{
    end();
}

void TlsHandshake::end()
{
    QSslSocket *socket = std::exchange(m_socket, nullptr);
    if (!socket)
        return;
    clearDeadline();
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
    deleteLater();
}

} // namespace Parlor
