// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "transportfixture.h"

#include <QTcpSocket>

namespace Parlor {

void RecordingHandler::opened(quint64 id)
{
    open += id;
    if (onOpened)
        onOpened(id);
}

void RecordingHandler::textReceived(quint64 id, const QString &text)
{
    texts += text;
    if (onText)
        onText(id, text);
}

void RecordingHandler::binaryReceived(quint64, const QByteArray &data)
{
    binaries += data;
}

void RecordingHandler::closed(quint64 id, quint16 code, Ending ending)
{
    open.removeOne(id);
    ended.append({id, code, ending});
}

TransportFixture::TransportFixture(const Limits &limits)
    : transport(limits, clock, handler)
{
    m_listener.setMaxPendingConnections(1000);
    m_listener.setListenBacklogSize(1000);
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_listener.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadyRead(socket); });
            onReadyRead(socket);
        }
    });
    m_listener.listen(QHostAddress::LocalHost);
}

void TransportFixture::onReadyRead(QTcpSocket *socket)
{
    if (!socket->peek(8192).contains("\r\n\r\n"))
        return;
    if (sendBufferBytes > 0)
        socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, sendBufferBytes);
    transport.accept(socket, rich);
}

void TransportFixture::pass(std::chrono::milliseconds time)
{
    clock.advance(time);
    transport.sweep();
}

} // namespace Parlor
