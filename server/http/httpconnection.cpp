// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/httpconnection.h"

#include "server/http/addressgroup.h"
#include "server/http/httpresponse.h"
#include "server/http/requestrouter.h"
#include "server/http/socketdescriptor.h"
#include "server/protocol/clock.h"

#include <QSslSocket>
#include <QTcpSocket>

namespace Parlor {

using namespace std::chrono_literals;

namespace {

constexpr qint64 ReadBuffer = 2 * MaxHeadBytes; ///< so that a head never waits for room
constexpr qint64 MaxDropped = 256 * 1024;       ///< of a refused client's input; a browser sends less
constexpr auto AnswerTime = 60s; ///< for the whole of one answer; the page takes a second on a bad line
constexpr auto LeaveTime = 2s;   ///< for the other end to close after our last byte

HttpResponse parseRefusal(int status)
{
    return refusal(status,
                   status == 431 ? "The request's head is too large." : "This is not an HTTP request.");
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, const HttpContext &context,
                               std::optional<std::chrono::milliseconds> headDue, QObject *parent)
    : QObject(parent)
    , Deadline(context.deadlines)
    , m_socket(socket)
    , m_encrypted(qobject_cast<QSslSocket *>(socket))
    , m_context(context)
    , m_peer(plainAddress(socket->peerAddress()))
{
    m_socket->setReadBufferSize(ReadBuffer);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption,
                              1); // head and body are written one after the other
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::onDisconnected);
    if (m_encrypted) {
        // Its bytesWritten() only says that something was encrypted.
        connect(m_encrypted, &QSslSocket::encryptedBytesWritten, this, &HttpConnection::onBytesWritten);
        connect(m_encrypted, &QSslSocket::errorOccurred, this, &HttpConnection::onTlsError,
                Qt::QueuedConnection);
    } else {
        connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::onBytesWritten);
    }
    if (headDue)
        setDeadline(*headDue);
}

HttpConnection::~HttpConnection()
{
    if (m_state == State::Ended)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
}

QTcpSocket *HttpConnection::takeSocket()
{
    m_state = State::Ended;
    clearDeadline();
    m_socket->disconnect(this);
    deleteLater();
    return m_socket;
}

void HttpConnection::refuse(const HttpResponse &response)
{
    HttpResponse last = response;
    last.close = true;
    answer(last);
}

void HttpConnection::onDeadline()
{
    cut();
}

void HttpConnection::onReadyRead()
{
    if (m_state == State::Reading)
        readHead();
    else if (m_state == State::Leaving)
        dropInput();
}

void HttpConnection::readHead()
{
    HttpParse parse = parseHttpRequest(m_socket->peek(MaxHeadBytes));
    parse.request.encrypted = m_encrypted;
    switch (parse.state) {
    case HttpParse::State::Incomplete:
        if (!m_headBegun) {
            m_headBegun = true;
            setDeadlineAfter(Limit::HeaderSeconds);
        }
        break;
    case HttpParse::State::Bad:
        refuse(parseRefusal(parse.status));
        break;
    case HttpParse::State::Complete:
        serve(parse);
        break;
    }
}

void HttpConnection::serve(const HttpParse &parse)
{
    ++m_requests;
    const Route route = m_context.router.route(parse.request, m_peer);
    if (const auto *upgrade = std::get_if<UpgradeRequest>(&route)) {
        // QWebSocketServer would lose a frame that came with the handshake. Nobody may send one before the
        // answer.
        if (m_socket->bytesAvailable() > parse.headBytes)
            refuse(refusal(400, "Nothing may follow the request before it is answered."));
        else
            Q_EMIT upgradeChecked(*upgrade);
        return;
    }
    HttpResponse response = std::get<HttpResponse>(route);
    const qint64 most = m_context.limits[Limit::RequestsPerConnection];
    response.close = response.close || (most > 0 && m_requests >= most);
    m_socket->skip(parse.headBytes);
    answer(response);
}

void HttpConnection::answer(const HttpResponse &response)
{
    m_state = response.close ? State::Leaving : State::Answering;
    setDeadline(m_context.clock.steady() + AnswerTime);
    m_socket->write(headBytes(response, m_context.clock.wall()));
    if (!response.bodyOmitted)
        m_socket->write(response.body);
    // At once, because QTcpSocket throws away what it has not written when the other end has finished
    // sending.
    m_socket->flush();
    if (m_state == State::Leaving)
        dropInput();
}

void HttpConnection::onBytesWritten()
{
    if (m_socket->bytesToWrite() > 0 || (m_encrypted && m_encrypted->encryptedBytesToWrite() > 0))
        return;
    if (m_state == State::Leaving) {
        sayGoodbye();
    } else if (m_state == State::Answering) {
        m_state = State::Reading;
        m_headBegun = false;
        setDeadlineAfter(Limit::IdleSeconds);
        // Not from in here: an answer that is written while bytesWritten() is being emitted has no
        // bytesWritten() of its own. And one request for each pass of the event loop is fair.
        if (m_socket->bytesAvailable() > 0)
            QMetaObject::invokeMethod(this, &HttpConnection::onReadyRead, Qt::QueuedConnection);
    }
}

/// Tells the other end that nothing more comes, and takes in what it still sends.
void HttpConnection::sayGoodbye()
{
    setDeadline(m_context.clock.steady() + LeaveTime);
    if (!m_encrypted) {
        endSending(m_socket->socketDescriptor());
    } else if (m_socket->state() == QAbstractSocket::ConnectedState) {
        keepBareConnection();
        m_socket->disconnectFromHost(); // sends close_notify, then closes: goes on in onDisconnected()
    }
}

/// A QSslSocket that has said goodbye closes at once, and bytes that then still come make the kernel reset
/// the connection, so that the answer may be lost. A second socket keeps it open.
void HttpConnection::keepBareConnection()
{
    const qintptr copy = copyDescriptor(m_socket->socketDescriptor());
    if (copy == -1)
        return;
    auto *bare = new QTcpSocket(m_socket);
    if (!bare->setSocketDescriptor(copy)) {
        closeDescriptor(copy);
        delete bare;
        return;
    }
    bare->setReadBufferSize(ReadBuffer);
    connect(bare, &QTcpSocket::readyRead, this, &HttpConnection::dropInput);
    connect(bare, &QTcpSocket::disconnected, this, &HttpConnection::end);
    m_bare = bare;
}

void HttpConnection::dropInput()
{
    for (QTcpSocket *socket : {m_socket, m_bare}) {
        if (socket)
            m_dropped += qMax(socket->skip(socket->bytesAvailable()), qint64(0));
    }
    if (m_dropped > MaxDropped)
        cut();
}

void HttpConnection::onDisconnected()
{
    if (m_bare && m_bare->state() == QAbstractSocket::ConnectedState)
        endSending(m_bare->socketDescriptor());
    else
        end();
}

void HttpConnection::onTlsError()
{
    if (m_state == State::Ended || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    // The other end has sent its close_notify; for QTcpSocket too whoever has finished sending has left.
    if (m_socket->error() == QAbstractSocket::RemoteHostClosedError)
        m_socket->disconnectFromHost();
    else
        cut();
}

void HttpConnection::cut()
{
    m_socket->abort();
    end();
}

void HttpConnection::end()
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    clearDeadline();
    m_socket->disconnect(this);
    if (m_bare)
        m_bare->disconnect(this);
    m_socket->deleteLater();
    deleteLater();
}

void HttpConnection::setDeadlineAfter(Limit seconds)
{
    const qint64 value = m_context.limits[seconds];
    if (value > 0)
        setDeadline(m_context.clock.steady() + std::chrono::seconds(value));
    else
        clearDeadline();
}

} // namespace Parlor
