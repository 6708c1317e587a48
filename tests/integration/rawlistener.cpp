// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/rawlistener.h"

#include <QHostAddress>
#include <QtEndian>

namespace Parlor {

static constexpr int patience = 60'000;

bool RawListener::connectTo(quint16 port)
{
    m_socket.abort();
    m_unread.clear();
    m_socket.connectToHost(QHostAddress::LocalHost, port);
    if (!m_socket.waitForConnected(patience))
        return false;
    m_socket.write("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Protocol: parlor.v1\r\n\r\n");
    qsizetype end = -1;
    while ((end = m_unread.indexOf("\r\n\r\n")) < 0) {
        if (!readMore())
            return false;
    }
    const bool isUpgraded = m_unread.startsWith("HTTP/1.1 101");
    m_unread.remove(0, end + 4);
    return isUpgraded;
}

void RawListener::send(const QByteArray &json)
{
    QByteArray head("\x81", 1);
    if (json.size() < 126) {
        head.append(char(0x80 | json.size()));
    } else {
        head.append(char(0x80 | 126));
        head.append(char(json.size() >> 8));
        head.append(char(json.size()));
    }
    m_socket.write(head + QByteArray(4, '\0') + json); // a mask of zeros changes nothing
    m_socket.flush();
}

QByteArrayList RawListener::readUntil(const QByteArray &end)
{
    QByteArrayList frames;
    do {
        QByteArray frame = takeFrame();
        while (frame.isNull() && readMore())
            frame = takeFrame();
        if (frame.isNull())
            return frames;
        frames.append(frame);
    } while (!frames.constLast().contains(end));
    return frames;
}

bool RawListener::readMore()
{
    if (!m_socket.waitForReadyRead(patience))
        return false;
    const QByteArray more = m_socket.readAll();
    m_bytes += more;
    m_unread += more;
    return true;
}

// Null: not all of it is there.
QByteArray RawListener::takeFrame()
{
    if (m_unread.size() < 2)
        return {};
    qsizetype head = 2;
    quint64 size = quint8(m_unread.at(1)) & 0x7f;
    if (size == 126 || size == 127) {
        head = size == 126 ? 4 : 10;
        if (m_unread.size() < head)
            return {};
        size = head == 4 ? qFromBigEndian<quint16>(m_unread.constData() + 2)
                         : qFromBigEndian<quint64>(m_unread.constData() + 2);
    }
    if (quint64(m_unread.size() - head) < size)
        return {};
    const QByteArray frame = m_unread.mid(head, qsizetype(size));
    m_unread.remove(0, head + qsizetype(size));
    return frame.isNull() ? QByteArray("") : frame;
}

} // namespace Parlor
