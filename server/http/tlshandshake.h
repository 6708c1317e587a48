// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/http/deadline.h"

#include <QObject>
#include <optional>

class QSslSocket;

namespace Parlor {

/// A connection that began with a TLS record, until it is encrypted (RFC 8446). What a client can make it
/// hold is bounded. Lives in the thread of its listener; deletes itself, and its socket unless that was
/// taken, when the handshake fails, the other end gives up or the deadline passes.
class TlsHandshake final : public QObject, public Deadline
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TlsHandshake)

public:
    /// Begins at once. @p socket: connected, with its configuration, and nothing read from it. @p due: when
    /// the head of the first request must be complete, for which the handshake gives no more time; nothing:
    /// whenever.
    TlsHandshake(QSslSocket *socket, DeadlineList &deadlines, std::optional<std::chrono::milliseconds> due,
                 QObject *parent);
    /// Cuts the connection, unless the socket was taken.
    ~TlsHandshake() override;

    std::optional<std::chrono::milliseconds> due() const { return m_due; }
    /// Gives the socket away, free of every connection to this, and ends. Only in succeeded().
    QSslSocket *takeSocket();

    void onDeadline() override;

Q_SIGNALS:
    /// Emitted once, never from within the constructor. The receiver takes the socket.
    void succeeded();

private:
    void end();

    QSslSocket *m_socket; ///< null: taken, or gone
    const std::optional<std::chrono::milliseconds> m_due;
};

} // namespace Parlor
