// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/httpconnection.h"

#include "server/http/addressgroup.h"
#include "server/http/httpresponse.h"
#include "server/http/requestrouter.h"
#include "server/http/socketdescriptor.h"
#include "server/protocol/clock.h"

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
    , m_context(context)
    , m_peer(plainAddress(socket->peerAddress()))
{
    m_socket->setReadBufferSize(ReadBuffer);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption,
                              1); // head and body are written one after the other
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::onBytesWritten);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::onDisconnected);
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
    m_socket->abort();
    onDisconnected();
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
    const HttpParse parse = parseHttpRequest(m_socket->peek(MaxHeadBytes));
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
    if (m_socket->bytesToWrite() > 0)
        return;
    if (m_state == State::Leaving) {
        endSending(m_socket->socketDescriptor());
        setDeadline(m_context.clock.steady() + LeaveTime);
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

void HttpConnection::dropInput()
{
    m_dropped += m_socket->skip(m_socket->bytesAvailable());
    if (m_dropped > MaxDropped)
        m_socket->abort();
}

void HttpConnection::onDisconnected()
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    clearDeadline();
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
