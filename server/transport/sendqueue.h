// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/transport/channel.h"
#include "server/transport/framebatch.h"

#include <QByteArray>
#include <chrono>
#include <optional>
#include <vector>

class QSslSocket;
class QTcpSocket;

namespace Parlor {

/// The bytes that are on their way to one client. While the kernel takes everything nothing is kept here;
/// what it does not take waits in buffers that all slow clients share. A QSslSocket makes what is sent out of
/// a copy of these bytes, so it gets few at a time. Server thread; lives as long as its socket.
class SendQueue final
{
public:
    enum class Way {
        Straight, ///< past the socket, where the platform and the wire allow it
        ThroughSocket
    };
    /// @p owner: the connection that is to be cut when the queue grows too long.
    SendQueue(QTcpSocket &socket, quint64 owner, Way way = Way::Straight);
    Q_DISABLE_COPY_MOVE(SendQueue)

    /// Sends, or keeps what cannot be sent now. A connection that turns out to be broken shuts the queue and
    /// nothing more: what the client sent before may still be there to be read, and the end of it tells.
    void write(const QByteArray &bytes, std::chrono::milliseconds now);
    /// Goes on sending; to be called when the socket has written something: a QSslSocket, something
    /// encrypted, since before that it does not know how much waits.
    void resume();
    /// Sends now what the socket, if all goes through it, would send at the end of the pass. It may find that
    /// there is something to read, or that the connection is broken, and says so from in here: isPushing().
    void push();
    bool isPushing() const { return m_isPushing; }
    /// Tells the client that nothing more will come; only when empty. It may go on sending.
    void finish();
    /// Takes no more frames; those that are there still go out.
    void seal() { m_isSealed = true; }
    /// Forgets everything and takes nothing any more.
    void shut();

    /// Bytes that wait here and in the socket, what TLS has to say for itself included.
    qint64 waiting() const { return m_isShut ? 0 : m_waiting + inSocket(); }
    bool isEmpty() const { return waiting() == 0; }
    /// More waits in a QSslSocket than can come from here: answers to a client that has TLS itself answer
    /// (key updates, RFC 8446 section 4.6.3) and does not read.
    bool isFlooded() const;
    /// How long ago the oldest byte that waits was written here.
    std::chrono::milliseconds age(std::chrono::milliseconds now) const;
    bool takesFrames() const { return !m_isSealed && !m_isShut; }
    /// Of any channel.
    bool isMember() const { return !m_memberships.empty(); }
    quint64 owner() const { return m_owner; }
    /// How often bytes were given away, for tests and figures.
    qint64 writes() const { return m_writes; }

private:
    friend class Channel;
    friend class FanOut;
    struct Piece
    {
        QByteArray bytes;
        std::chrono::milliseconds since;
    };
    qint64 inSocket() const;
    /// @return bytes taken, 0 when it is full, -1 when it is broken.
    qint64 give(const char *data, qint64 size);

    QTcpSocket &m_socket;
    const quint64 m_owner;
    QSslSocket *m_encrypted = nullptr; ///< the same one, or null
    qintptr m_descriptor = -1;         ///< to send on directly; -1: everything goes through the socket
    std::vector<Piece> m_pieces;
    size_t m_first = 0;     ///< the piece that is being sent
    qsizetype m_offset = 0; ///< in it
    qint64 m_waiting = 0;   ///< bytes in m_pieces
    qint64 m_writes = 0;
    std::chrono::milliseconds m_since{0}; ///< of what is in the socket
    bool m_isSocketBusy = false;          ///< the socket may have bytes to write that came from here
    bool m_isSealed = false;
    bool m_isShut = false;
    bool m_isPushing = false;

    // Kept here for FanOut.
    bool m_isDirty = false;                        ///< FanOut will come back to it
    FrameBatch::Node m_node = FrameBatch::Nothing; ///< what this pass has for the client
    quint32 m_roundNumber = 0;                     ///< the round that m_seen is about
    size_t m_seen = 0;                             ///< how much of the round is in m_node
    std::vector<Membership> m_memberships;
};

} // namespace Parlor
