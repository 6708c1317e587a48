// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/innersocket.h"

#include <algorithm>

namespace Parlor {

InnerSocket::InnerSocket(InnerSocketOwner &owner, QObject *parent)
    : QTcpSocket(parent)
    , m_owner(owner)
{
    QIODevice::open(ReadWrite | Unbuffered);
    setSocketState(ConnectedState);
}

void InnerSocket::feed(const QByteArray &bytes)
{
    if (!isOpen() || bytes.isEmpty())
        return;
    if (m_position == m_bytes.size())
        m_bytes = bytes;
    else
        m_bytes = m_bytes.mid(m_position) + bytes;
    m_position = 0;
    Q_EMIT readyRead();
    if (m_position == m_bytes.size()) {
        m_bytes.clear();
        m_position = 0;
    } else {
        m_bytes.detach(); // the caller's bytes may be his only during the call
    }
}

void InnerSocket::squeeze()
{
    if (!isOpen() || QIODevice::bytesAvailable() > 0)
        return;
    // Qt peeks at the head, and QIODevice keeps the 16 KB that it took for that as long as it is open. For Qt
    // nothing happens here.
    const QSignalBlocker silent(this);
    const OpenMode mode = openMode();
    QIODevice::close();
    QIODevice::open(mode);
}

qint64 InnerSocket::bytesAvailable() const
{
    return isOpen() ? QIODevice::bytesAvailable() + m_bytes.size() - m_position : 0;
}

qint64 InnerSocket::readData(char *data, qint64 size)
{
    const qint64 count = std::min<qint64>(size, m_bytes.size() - m_position);
    std::copy_n(m_bytes.constData() + m_position, count, data);
    m_position += count;
    return count;
}

qint64 InnerSocket::readLineData(char *data, qint64 size)
{
    return QIODevice::readLineData(data, size);
}

qint64 InnerSocket::skipData(qint64 size)
{
    const qint64 count = std::min<qint64>(size, m_bytes.size() - m_position);
    m_position += count;
    return count;
}

qint64 InnerSocket::writeData(const char *data, qint64 size)
{
    m_owner.onInnerWrote(QByteArray::fromRawData(data, size));
    return size;
}

void InnerSocket::close()
{
    if (!isOpen())
        return;
    QIODevice::close();
    m_bytes.clear();
    m_position = 0;
    setSocketState(UnconnectedState);
    Q_EMIT stateChanged(UnconnectedState);
    Q_EMIT disconnected();
    m_owner.onInnerClosed();
}

} // namespace Parlor
