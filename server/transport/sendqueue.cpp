// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/sendqueue.h"

#include <QTcpSocket>
#include <algorithm>
#ifndef QT_NO_SSL
#include <QSslSocket>
#endif
#ifdef Q_OS_UNIX
#include <cerrno>
#include <sys/socket.h>
#endif

namespace Parlor {

// What goes into the socket's own buffer when the kernel is full: little, since it is a copy for this client
// alone. Its only task is to make the socket tell when there is room again.
static constexpr qsizetype NudgeBytes = 4096;
// What goes in at once where bytes cannot be sent directly: it is encrypted there, or the platform wants it
// so.
static constexpr qsizetype SocketBytes = 65536;

SendQueue::SendQueue(QTcpSocket &socket, quint64 owner, Way way)
    : m_socket(socket)
    , m_owner(owner)
{
#ifndef QT_NO_SSL
    m_encrypted = qobject_cast<QSslSocket *>(&socket);
#endif
#if defined(Q_OS_UNIX) && defined(MSG_NOSIGNAL)
    if (!m_encrypted && way == Way::Straight)
        m_descriptor = socket.socketDescriptor();
#else
    Q_UNUSED(way);
#endif
}

void SendQueue::write(const QByteArray &bytes, std::chrono::milliseconds now)
{
    if (m_isShut || bytes.isEmpty())
        return;
    qint64 taken = 0;
    if (isEmpty()) {
        m_since = now;
        taken = give(bytes.constData(), bytes.size());
        if (taken < 0)
            return shut();
        if (taken == bytes.size())
            return;
        m_offset = qsizetype(taken);
    }
    m_pieces.push_back({bytes, now});
    m_waiting += bytes.size() - taken;
    if (m_pieces.size() == 1)
        resume();
}

void SendQueue::resume()
{
    m_isSocketBusy = m_isSocketBusy && inSocket() > 0;
    while (!m_isShut && m_waiting > 0 && !m_isSocketBusy) {
        const Piece &piece = m_pieces[m_first];
        m_since = piece.since;
        const qint64 taken = give(piece.bytes.constData() + m_offset, piece.bytes.size() - m_offset);
        if (taken < 0)
            return shut();
        m_offset += qsizetype(taken);
        m_waiting -= taken;
        if (m_offset < piece.bytes.size() && m_descriptor >= 0) {
            const QByteArray nudge = piece.bytes.mid(m_offset, NudgeBytes);
            if (m_socket.write(nudge) != nudge.size())
                return shut();
            m_isSocketBusy = true;
            m_offset += nudge.size();
            m_waiting -= nudge.size();
        }
        if (m_offset == piece.bytes.size()) {
            m_offset = 0;
            m_pieces[m_first++].bytes = {};
        }
    }
    if (m_first == m_pieces.size() || m_isShut) {
        std::vector<Piece>().swap(m_pieces); // an idle client holds no memory
        m_first = 0;
    } else if (m_first > 64 && m_first > m_pieces.size() / 2) {
        m_pieces.erase(m_pieces.begin(), m_pieces.begin() + qsizetype(m_first));
        m_first = 0;
    }
}

void SendQueue::push()
{
    if (m_descriptor >= 0 || m_isPushing)
        return;
    m_isPushing = true;
    for (qint64 before = 0; !isEmpty() && before != waiting();) {
        before = waiting();
        m_socket.flush();
        resume();
    }
    m_isPushing = false;
}

qint64 SendQueue::give(const char *data, qint64 size)
{
    ++m_writes;
#if defined(Q_OS_UNIX) && defined(MSG_NOSIGNAL)
    if (m_descriptor >= 0) {
        ssize_t sent = -1;
        do
            sent = ::send(int(m_descriptor), data, size_t(size), MSG_NOSIGNAL | MSG_DONTWAIT);
        while (sent < 0 && errno == EINTR);
        if (sent < 0)
            return errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS ? 0 : -1;
        return sent;
    }
#endif
    m_isSocketBusy = true;
    return m_socket.write(data, std::min<qint64>(size, SocketBytes));
}

qint64 SendQueue::inSocket() const
{
#ifndef QT_NO_SSL
    if (m_encrypted)
        return m_encrypted->bytesToWrite() + m_encrypted->encryptedBytesToWrite();
#endif
    return m_isSocketBusy ? m_socket.bytesToWrite() : 0; // asked for every frame and client
}

bool SendQueue::isFlooded() const
{
#ifndef QT_NO_SSL
    return m_encrypted && m_encrypted->encryptedBytesToWrite() > 2 * SocketBytes;
#else
    return false;
#endif
}

std::chrono::milliseconds SendQueue::age(std::chrono::milliseconds now) const
{
    const bool isOwn = m_waiting > 0 || m_isSocketBusy;
    return isOwn && !isEmpty() ? now - m_since : std::chrono::milliseconds(0);
}

void SendQueue::finish()
{
#if defined(Q_OS_UNIX) && defined(MSG_NOSIGNAL)
    // Half closed: closing while the client still sends would make the kernel reset the connection, and the
    // reset may overtake our close frame.
    if (m_descriptor >= 0) {
        if (m_socket.state() == QAbstractSocket::ConnectedState)
            ::shutdown(int(m_descriptor), SHUT_WR);
        return;
    }
#endif
    m_socket.disconnectFromHost();
}

void SendQueue::shut()
{
    m_isShut = true;
    std::vector<Piece>().swap(m_pieces);
    m_first = 0;
    m_offset = 0;
    m_waiting = 0;
}

} // namespace Parlor
