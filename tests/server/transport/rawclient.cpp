// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "rawclient.h"

#include "maskedframe.h"
#include "tests/support/testcertificates.h"

#include <QHostAddress>
#include <QSslSocket>
#include <QtEndian>

namespace Parlor {

static std::unique_ptr<QTcpSocket> makeSocket(Wire wire)
{
    if (wire == Wire::Plain)
        return std::make_unique<QTcpSocket>();
    auto socket = std::make_unique<QSslSocket>();
    socket->setSslConfiguration(trustingConfiguration());
    return socket;
}

RawClient::RawClient(quint16 port, const QByteArray &afterHead, Wire wire)
    : m_socket(makeSocket(wire))
{
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &RawClient::onReadyRead);
    if (auto *encrypted = qobject_cast<QSslSocket *>(m_socket.get())) {
        connect(encrypted, &QSslSocket::alertReceived, this, [this](QSsl::AlertLevel, QSsl::AlertType type) {
            m_sawCloseNotify |= type == QSsl::AlertType::CloseNotify;
        });
        encrypted->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    } else {
        m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }
    m_socket->write("GET /ws HTTP/1.1\r\n"
                    "Host: localhost\r\n"
                    "Upgrade: websocket\r\n"
                    "Connection: Upgrade\r\n"
                    "sec-websocket-key:  dGhlIHNhbXBsZSBub25jZQ== \r\n"
                    "Sec-WebSocket-Version: 13\r\n"
                    "\r\n"
                    + afterHead);
}

RawClient::~RawClient()
{
    m_socket->disconnect(this);
}

qint64 RawClient::unsent() const
{
    const auto *encrypted = qobject_cast<const QSslSocket *>(m_socket.get());
    return m_socket->bytesToWrite() + (encrypted ? encrypted->encryptedBytesToWrite() : 0);
}

void RawClient::sendText(const QByteArray &text)
{
    send(maskedText(text));
}

void RawClient::stopReading()
{
    m_isReading = false;
    m_socket->setReadBufferSize(1);
}

void RawClient::readAgain()
{
    m_isReading = true;
    m_socket->setReadBufferSize(0);
    onReadyRead();
}

void RawClient::onReadyRead()
{
    if (!m_isReading)
        return;
    m_buffer += m_socket->readAll();
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
