// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/connection.h"

#include "server/protocol/clock.h"
#include "server/protocol/limits.h"
#include "server/transport/baresocket.h"

#include <QHostAddress>
#include <QWebSocket>
#ifndef QT_NO_SSL
#include <QSslSocket>
#endif
#include <algorithm>

namespace Parlor {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

// Read in one go, and held by a socket that is not read; the kernel makes the client wait for the rest.
static constexpr qint64 ReadBytes = 65536;
// RFC 6455 section 7.1.5: closed without a close frame. Never on the wire.
static constexpr quint16 ClosedWithoutFrame = 1006;

static FrameGuard::Rules guardRules(const Limits &limits)
{
    return {.frameBytes = limits[Limit::FrameBytes], .refuseFloods = limits[Limit::BytesPerSecond] > 0};
}

static QSslSocket *asEncrypted(QTcpSocket *socket)
{
#ifndef QT_NO_SSL
    return qobject_cast<QSslSocket *>(socket);
#else
    Q_UNUSED(socket);
    return nullptr;
#endif
}

Connection::Connection(quint64 id, QTcpSocket *socket, const ConnectionContext &context)
    : m_id(id)
    , m_context(context)
    , m_socket(socket)
    , m_encrypted(asEncrypted(socket))
    , m_inner(new InnerSocket(*this, this))
    , m_guard(guardRules(context.limits))
    , m_queue(*socket, id)
    , m_bytesIn(context.limits[Limit::BytesPerSecond], context.limits[Limit::BytesBurst])
    , m_stateSince(context.clock.steady())
    , m_pingSent(m_stateSince)
{
    m_socket->disconnect(); // whoever had it before
    m_socket->setParent(this);
    m_socket->setReadBufferSize(ReadBytes);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); // one write is a whole pass already
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &Connection::onDisconnected);
#ifndef QT_NO_SSL
    if (m_encrypted) {
        // Not bytesWritten(): between what is encrypted and the socket's buffer there is a place where
        // nothing is counted, and the queue would take the socket for empty.
        connect(m_encrypted, &QSslSocket::encryptedBytesWritten, this, &Connection::onBytesWritten);
        connect(m_encrypted, &QSslSocket::errorOccurred, this, &Connection::onTlsError, Qt::QueuedConnection);
    }
#endif
    if (!m_encrypted)
        connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::onBytesWritten);
}

Connection::~Connection()
{
    end(ClosedWithoutFrame, Ending::ByServer);
    m_context.fanOut.remove(m_queue);
    if (m_webSocket) {
        // Never deleted at once: it may be on the stack, and a live one would keep its socket from being
        // deleted.
        m_webSocket->disconnect(this);
        m_webSocket->abort();
        m_webSocket->deleteLater();
    }
}

/// QWebSocket passes on much that an InnerSocket never says or nobody asks for; a connection of signals takes
/// more than 100 bytes.
static void forgetIdleSignals(InnerSocket *from, QWebSocket *to)
{
    QObject::disconnect(from, &QTcpSocket::aboutToClose, to, nullptr);
    QObject::disconnect(from, &QTcpSocket::bytesWritten, to, nullptr);
    QObject::disconnect(from, &QTcpSocket::connected, to, nullptr);
    QObject::disconnect(from, &QTcpSocket::disconnected, to, nullptr);
    QObject::disconnect(from, &QTcpSocket::errorOccurred, to, nullptr);
    QObject::disconnect(from, &QTcpSocket::hostFound, to, nullptr);
    QObject::disconnect(from, &QTcpSocket::proxyAuthenticationRequired, to, nullptr);
    QObject::disconnect(from, &QTcpSocket::readChannelFinished, to, nullptr);
}

void Connection::open(QWebSocket *webSocket)
{
    Q_ASSERT(m_state == State::Handshaking && !m_webSocket);
    m_webSocket = webSocket;
    m_inner->squeeze();
    forgetIdleSignals(m_inner, m_webSocket);
    if (const qint64 frameBytes = m_context.limits[Limit::FrameBytes]) {
        m_webSocket->setMaxAllowedIncomingFrameSize(quint64(frameBytes));
        m_webSocket->setMaxAllowedIncomingMessageSize(quint64(frameBytes));
    }
    connect(m_webSocket, &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { m_context.handler.textReceived(m_id, text); });
    connect(m_webSocket, &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray &data) { m_context.handler.binaryReceived(m_id, data); });
    connect(m_webSocket, &QWebSocket::pong, this, &Connection::onPong);
    m_state = State::Open;
    m_wasOpened = true;
    m_stateSince = m_pingSent = m_context.clock.steady();
    m_context.handler.opened(m_id);
    read();
}

void Connection::send(const QByteArray &frame, Drop drop)
{
    if (m_state == State::Open && m_context.fanOut.add(m_queue, frame, drop) == FanOut::Result::TooSlow)
        abort(quint16(CloseCode::TooSlow), Ending::TooSlow);
}

void Connection::close(CloseCode code, Ending ending)
{
    if (m_state == State::Handshaking)
        return end(quint16(code), ending);
    if (m_state != State::Open)
        return;
    m_code = quint16(code);
    m_ending = ending;
    m_webSocket->close(QWebSocketProtocol::CloseCode(code), closeWord(code)); // goes on in onInnerClosed()
}

void Connection::abort(quint16 code, Ending ending)
{
    end(m_code ? m_code : code, m_code ? m_ending : ending);
}

void Connection::pause(milliseconds time)
{
    if (m_state == State::Open && time > 0ms)
        m_pausedUntil = std::max(m_pausedUntil, m_context.clock.steady() + time);
}

QHostAddress Connection::peerAddress() const
{
    return m_socket->peerAddress();
}

void Connection::onReadyRead()
{
    if (m_queue.isPushing()) // in the middle of a fan-out, which a message may not interrupt
        QMetaObject::invokeMethod(this, &Connection::read, Qt::QueuedConnection);
    else
        read();
}

void Connection::read()
{
    if (m_state == State::Closing)
        return discard();
    passOn(); // what a pause has left
    while (m_state == State::Open && !isPaused()) {
        const milliseconds now = m_context.clock.steady();
        const qint64 size = std::min({m_socket->bytesAvailable(), ReadBytes, m_bytesIn.available(now)});
        if (size <= 0)
            break; // sweep() comes back for what the rate does not allow yet
        const QByteArray bytes = m_socket->read(size);
        m_bytesIn.take(bytes.size());
        m_guard.add(bytes, now);
        passOn();
    }
    if (m_state == State::Open && m_isGone && !isPaused() && m_socket->bytesAvailable() == 0)
        end(ClosedWithoutFrame, Ending::Lost);
}

/// After our close frame nothing that comes counts; it is read all the same, or the client's end would never
/// be seen.
void Connection::discard()
{
    for (QTcpSocket *socket : {m_socket, m_bare}) {
        if (socket)
            socket->skip(socket->bytesAvailable());
    }
}

/// Hands QWebSocket one whole frame after the other. It reports messages from inside feed(), so anything may
/// have happened afterwards.
void Connection::passOn()
{
    while (m_state == State::Open && !isPaused()) {
        switch (m_guard.next(m_context.clock.steady())) {
        case FrameGuard::Step::NeedMore:
            return;
        case FrameGuard::Step::Refused:
            return refuse();
        case FrameGuard::Step::Frame:
            m_inner->feed(m_guard.frame());
            if (m_isTooSlow)
                abort(quint16(CloseCode::TooSlow), Ending::TooSlow);
            break;
        }
    }
}

void Connection::refuse()
{
    if (m_guard.refusal() == FrameGuard::Refusal::Flood)
        abort(quint16(m_guard.closeCode()), Ending::Flood);
    else
        close(m_guard.closeCode(), Ending::Violation);
}

void Connection::onInnerWrote(const QByteArray &bytes)
{
    if (m_state == State::Closing || m_state == State::Ended)
        return;
    // A copy, since the bytes are only lent. QWebSocket is in the middle of something: cut later.
    const QByteArray frame(bytes.constData(), bytes.size());
    m_isTooSlow |= m_context.fanOut.add(m_queue, frame, Drop::Never) == FanOut::Result::TooSlow;
}

void Connection::onInnerClosed()
{
    m_inner->deleteLater(); // once QWebSocket, which may be using it, has returned
    m_inner = nullptr;
    if (m_state == State::Ended)
        return;
    if (m_code == 0 && m_webSocket) {
        m_code = quint16(m_webSocket->closeCode());
        m_ending = m_guard.sawClose() ? Ending::ByClient : Ending::Violation;
    }
    m_state = State::Closing;
    m_stateSince = m_context.clock.steady();
    m_context.fanOut.flush(m_queue);
    m_queue.seal(); // nothing follows a close frame
    finishWriting();
    discard();
}

void Connection::finishWriting()
{
    if (m_state != State::Closing || m_hasFinishedWriting || !m_queue.isEmpty())
        return;
    m_hasFinishedWriting = true;
    if (m_encrypted)
        keepBareSocket();
    m_queue.finish();
}

void Connection::keepBareSocket()
{
    m_bare = makeBareSocket(*m_socket, this);
    if (!m_bare)
        return;
    m_bare->setReadBufferSize(ReadBytes);
    connect(m_bare, &QTcpSocket::readyRead, this, &Connection::discard);
    connect(m_bare, &QTcpSocket::disconnected, this, [this] { end(m_code, m_ending); });
}

void Connection::onBytesWritten()
{
    m_queue.resume();
    finishWriting();
}

void Connection::onDisconnected()
{
    m_queue.shut();
    m_isGone = true;
    if (m_queue.isPushing())
        QMetaObject::invokeMethod(this, &Connection::onGone, Qt::QueuedConnection);
    else
        onGone();
}

void Connection::onTlsError()
{
    if (m_state == State::Ended || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    // The client has sent its close_notify; for QTcpSocket too whoever has finished sending has left.
    if (m_socket->error() == QAbstractSocket::RemoteHostClosedError)
        m_socket->disconnectFromHost();
    else
        abort(ClosedWithoutFrame, Ending::Lost);
}

void Connection::onGone()
{
    if (m_bare && m_bare->state() == QAbstractSocket::ConnectedState)
        endSending(*m_bare); // the close_notify is out
    else if (m_state == State::Open)
        read();
    else
        end(m_code, m_ending);
}

void Connection::onPong(quint64, const QByteArray &payload)
{
    if (!m_awaitsPong || payload != QByteArray::number(m_pingNumber))
        return;
    m_awaitsPong = false;
    m_roundTrip = m_context.clock.steady() - m_pingSent;
}

void Connection::sweep(milliseconds now)
{
    if (m_state != State::Ended && m_queue.isFlooded())
        return abort(quint16(CloseCode::Policy), Ending::Flood);
    const auto isOver = [&](milliseconds since, Limit limit) {
        const std::chrono::seconds seconds(m_context.limits[limit]);
        return seconds.count() > 0 && now - since >= seconds;
    };
    switch (m_state) {
    case State::Handshaking:
        if (isOver(m_stateSince, Limit::HeaderSeconds))
            end(ClosedWithoutFrame, Ending::TooLong);
        break;
    case State::Closing:
        if (isOver(m_stateSince, Limit::CloseSeconds))
            end(m_code, m_ending);
        break;
    case State::Ended:
        break;
    case State::Open:
        if (isPaused() || m_socket->bytesAvailable() > 0 || m_isGone) {
            excuse(now);
            if (now < m_pausedUntil)
                break;
            m_pausedUntil = 0ms;
            read();
        }
        if (m_state != State::Open)
            break;
        if (m_isTooSlow || isOver(now - m_queue.age(now), Limit::QueueSeconds))
            abort(quint16(CloseCode::TooSlow), Ending::TooSlow);
        else if (m_guard.waitingSince() && isOver(*m_guard.waitingSince(), Limit::FrameSeconds))
            close(CloseCode::Policy, Ending::TooLong);
        else if (m_awaitsPong && isOver(m_pingSent, Limit::PongSeconds))
            abort(quint16(CloseCode::NoPong), Ending::NoPong);
        else if (isOver(m_pingSent, Limit::PingSeconds)
                 && !(m_awaitsPong && m_context.limits[Limit::PongSeconds] > 0))
            ping(now);
        break;
    }
}

void Connection::ping(milliseconds now)
{
    m_pingSent = now;
    m_awaitsPong = true;
    m_webSocket->ping(QByteArray::number(++m_pingNumber));
}

/// What we do not read the client cannot be late with.
void Connection::excuse(milliseconds now)
{
    m_guard.restartWaiting(now);
    if (m_awaitsPong)
        m_pingSent = now;
}

void Connection::end(quint16 code, Ending ending)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_code = code;
    m_ending = ending;
    m_queue.shut();
    if (m_inner)
        m_inner->close();
    // Whoever went in peace is not connected any more.
    resetWhenClosed(*m_socket);
    if (m_bare) {
        resetWhenClosed(*m_bare);
        m_bare->abort();
    }
    m_socket->abort();
    m_context.ended(m_id);
}

} // namespace Parlor
