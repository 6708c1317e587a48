// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/transport/framebatch.h"

#include <QByteArray>
#include <chrono>
#include <optional>
#include <vector>

class QTcpSocket;

namespace Parlor {

/// The bytes that are on their way to one client. While the kernel takes everything nothing is kept here;
/// what it does not take waits in buffers that all slow clients share. Server thread; lives as long as its
/// socket.
class SendQueue final
{
public:
    explicit SendQueue(QTcpSocket &socket);
    Q_DISABLE_COPY_MOVE(SendQueue)

    /// Sends, or keeps what cannot be sent now. A connection that turns out to be broken shuts the queue and
    /// nothing more: what the client sent before may still be there to be read, and the end of it tells.
    void write(const QByteArray &bytes, std::chrono::milliseconds now);
    /// Goes on sending; to be called when the socket has written something.
    void resume();
    /// Tells the client that nothing more will come; only when empty. It may go on sending.
    void finish();
    /// Forgets everything and takes nothing any more.
    void shut();

    /// Bytes that wait here and in the socket.
    qint64 waiting() const { return m_isShut ? 0 : m_waiting + inSocket(); }
    bool isEmpty() const { return waiting() == 0; }
    /// How long ago the oldest byte that waits was written.
    std::chrono::milliseconds age(std::chrono::milliseconds now) const;
    bool isShut() const { return m_isShut; }
    /// How often bytes were given away, for tests and figures.
    qint64 writes() const { return m_writes; }

private:
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
    qintptr m_descriptor = -1; ///< to send on directly; -1: everything goes through the socket
    std::vector<Piece> m_pieces;
    size_t m_first = 0;     ///< the piece that is being sent
    qsizetype m_offset = 0; ///< in it
    qint64 m_waiting = 0;   ///< bytes in m_pieces
    qint64 m_writes = 0;
    std::chrono::milliseconds m_since{0}; ///< of what is in the socket
    bool m_isSocketBusy = false;          ///< the socket may have bytes to write
    bool m_isShut = false;

    // Kept here for FanOut.
    FrameBatch::Node m_node = FrameBatch::Nothing; ///< what this pass has for the client
    bool m_isDirty = false;                        ///< FanOut will come back to it
};

} // namespace Parlor
