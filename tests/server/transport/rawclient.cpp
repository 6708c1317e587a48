// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "rawclient.h"

#include "maskedframe.h"

#include <QHostAddress>
#include <QtEndian>

namespace Parlor {

RawClient::RawClient(quint16 port, const QByteArray &afterHead, QObject *parent)
    : QObject(parent)
{
    connect(&m_socket, &QTcpSocket::readyRead, this, &RawClient::onReadyRead);
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    m_socket.write("GET /ws HTTP/1.1\r\n"
                   "Host: localhost\r\n"
                   "Upgrade: websocket\r\n"
                   "Connection: Upgrade\r\n"
                   "sec-websocket-key:  dGhlIHNhbXBsZSBub25jZQ== \r\n"
                   "Sec-WebSocket-Version: 13\r\n"
                   "\r\n"
                   + afterHead);
}

void RawClient::sendText(const QByteArray &text)
{
    send(maskedText(text));
}

void RawClient::stopReading()
{
    m_isReading = false;
    m_socket.setReadBufferSize(1);
}

void RawClient::readAgain()
{
    m_isReading = true;
    m_socket.setReadBufferSize(0);
    onReadyRead();
}

void RawClient::onReadyRead()
{
    if (!m_isReading)
        return;
    m_buffer += m_socket.readAll();
    if (m_head.isEmpty()) {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        m_head = m_buffer.left(end + 4);
        m_buffer.remove(0, end + 4);
    }
    for (;;) {
        FrameHeader header;
        const HeaderState state = readHeader(m_buffer, header);
        m_isClean &= state != HeaderState::Invalid && !header.masked;
        if (state != HeaderState::Complete || m_buffer.size() < header.size + header.payload)
            return;
        take(header, m_buffer.mid(header.size, header.payload));
        m_buffer.remove(0, header.size + header.payload);
    }
}

void RawClient::take(const FrameHeader &header, const QByteArray &payload)
{
    m_isClean &= m_closeCode == 0; // nothing comes after a close frame
    m_order += QByteArray::number(int(header.opcode), 16);
    if (header.opcode != Opcode::Close)
        m_payloads += payload;
    if (header.opcode == Opcode::Text)
        m_texts += payload;
    else if (header.opcode == Opcode::Ping)
        m_pings += payload;
    else if (header.opcode == Opcode::Pong)
        m_pongs += payload;
    else if (header.opcode == Opcode::Close && payload.size() >= 2)
        m_closeCode = qFromBigEndian<quint16>(payload.constData());
}

} // namespace Parlor
