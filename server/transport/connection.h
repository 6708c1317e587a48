// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/closecode.h"
#include "server/transport/allowance.h"
#include "server/transport/fanout.h"
#include "server/transport/frameguard.h"
#include "server/transport/innersocket.h"
#include "server/transport/sendqueue.h"
#include "server/transport/transporthandler.h"

#include <QObject>
#include <chrono>
#include <functional>

class QHostAddress;
class QSslSocket;
class QTcpSocket;
class QWebSocket;

namespace Parlor {

class Clock;
class Limits;

/// What all connections of one Transport share.
struct ConnectionContext
{
    const Limits &limits;
    const Clock &clock;
    FanOut &fanOut;
    TransportHandler &handler;
    /// Called once for each, on entering Ended; possibly from inside any call to it.
    std::function<void(quint64 id)> ended;
};

/// One client: its socket, the QWebSocket that speaks the protocol, and what stands between them. Server
/// thread.
///
/// Handshaking, then Open, then Closing (our close frame is on its way; what still comes is not read), then
/// Ended; from Handshaking also straight to Ended. It has no timers: sweep() holds all deadlines.
class Connection final : public QObject, private InnerSocketOwner
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Connection)

public:
    /// Takes over @p socket, which is encrypted if it is a QSslSocket, and from which everything up to the
    /// end of the request head has been read.
    Connection(quint64 id, QTcpSocket *socket, const ConnectionContext &context);
    ~Connection() override;

    /// What a QWebSocketServer is to be given; it answers the handshake there.
    InnerSocket *innerSocket() const { return m_inner; }
    /// The handshake is done. The connection takes @p webSocket over, is Open and begins to read.
    void open(QWebSocket *webSocket);

    /// Sends one frame; nothing happens unless Open. Cuts a client that is too slow.
    void send(const QByteArray &frame, Drop drop);
    /// Sends what is waiting, then a close frame, then waits for the client to go; after `close-seconds` cuts
    /// it.
    void close(CloseCode code, Ending ending = Ending::ByServer);
    /// Cuts at once.
    void abort(quint16 code, Ending ending);
    /// Does not read until @p time has passed; what the client sends meanwhile waits in the kernel and at the
    /// client.
    void pause(std::chrono::milliseconds time);
    /// Holds the deadlines; to be called a few times a second.
    void sweep(std::chrono::milliseconds now);

    quint64 id() const { return m_id; }
    bool wasOpened() const { return m_wasOpened; }
    bool hasEnded() const { return m_state == State::Ended; }
    quint16 code() const { return m_code; }
    Ending ending() const { return m_ending; }
    QHostAddress peerAddress() const;
    const SendQueue &queue() const { return m_queue; }
    SendQueue &queue() { return m_queue; }
    /// Of the last ping that was answered; negative before.
    std::chrono::milliseconds roundTrip() const { return m_roundTrip; }

private:
    enum class State : quint8 { Handshaking, Open, Closing, Ended };

    void onReadyRead();
    void onBytesWritten();
    void onDisconnected();
    void onGone();
    void onTlsError();
    void onInnerWrote(const QByteArray &bytes) override;
    void onInnerClosed() override;
    void onPong(quint64 elapsed, const QByteArray &payload);

    bool isPaused() const { return m_pausedUntil.count() > 0; }
    void read();
    void passOn();
    void discard();
    void refuse();
    void finishWriting();
    void keepBareSocket();
    void excuse(std::chrono::milliseconds now);
    void ping(std::chrono::milliseconds now);
    void end(quint16 code, Ending ending);

    const quint64 m_id;
    const ConnectionContext &m_context;
    QTcpSocket *const m_socket;
    QSslSocket *const m_encrypted; ///< the same one, or null
    QTcpSocket *m_bare = nullptr;  ///< what is under TLS once that has been ended
    InnerSocket *m_inner;          ///< a child; null once it is closed
    QWebSocket *m_webSocket = nullptr;
    FrameGuard m_guard;
    SendQueue m_queue;
    Allowance m_bytesIn;

    std::chrono::milliseconds m_stateSince;
    std::chrono::milliseconds m_pausedUntil{0}; ///< 0: not paused
    std::chrono::milliseconds m_pingSent;       ///< or when pinging began
    std::chrono::milliseconds m_roundTrip{-1};
    quint32 m_pingNumber = 0;
    quint16 m_code = 0;
    Ending m_ending = Ending::Lost;
    State m_state = State::Handshaking;
    bool m_wasOpened = false;
    bool m_awaitsPong = false;
    bool m_isTooSlow = false;
    bool m_isGone = false; ///< the client has closed the connection; what it sent before is still being read
    bool m_hasFinishedWriting = false;
};

} // namespace Parlor
