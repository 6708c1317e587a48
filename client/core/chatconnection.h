// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/alarm.h"
#include "client/core/connectionfailure.h"
#include "server/protocol/message.h"

#include <QAbstractSocket>
#include <QObject>
#include <QUrl>

class QWebSocket;

namespace Parlor {

/// How a connection ended.
struct ConnectionEnd
{
    ConnectionFailure failure = ConnectionFailure::None;
    quint16 closeCode = 1006; ///< as sent by the server; 1006: it was cut without one
};

/// One WebSocket to a server and what both say over it, as messages. Opens, sends, receives, ends; may be
/// opened again and again. Knows nothing of hello or rooms. GUI thread; never blocks; owned by the
/// ChatSession.
class ChatConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatConnection)

public:
    static constexpr std::chrono::seconds ConnectDeadline{10}; ///< from open() to the end of the handshake
    static constexpr quint64 MaxFrameBytes =
        4 * 1024 * 1024; ///< of what a server sends: a joined with everything

    ChatConnection(const Clock &clock, QObject *parent);
    ~ChatConnection() override;

    /// Ends in opened() or ended(). An earlier connection is cut first, silently.
    void open(const QUrl &url);
    bool isOpen() const { return m_open; }
    /// Dropped when it is not open.
    void send(const ClientMessage &message);
    /// Says bye and closes; no signal follows.
    void close();
    /// Cuts it; no signal follows.
    void abort();

Q_SIGNALS:
    void opened();
    void received(const Parlor::ServerMessage &message);
    /// Emitted once for each open() that was not closed or aborted by ourselves.
    void ended(const Parlor::ConnectionEnd &end);

private:
    void onConnected();
    void onText(const QString &text);
    void onError(QAbstractSocket::SocketError error);
    void onDisconnected();
    void onDeadline();
    ConnectionFailure failureOf(QAbstractSocket::SocketError error) const;
    void finish(const ConnectionEnd &end);

    Alarm m_deadline;
    QWebSocket *m_socket = nullptr;
    bool m_open = false;    ///< the handshake is done
    bool m_reached = false; ///< TCP is connected: whatever fails now, somebody is there
    bool m_cut = false;     ///< the connection broke, it was not closed
};

} // namespace Parlor
