// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/http/deadline.h"
#include "server/http/httprequest.h"
#include "server/http/upgraderequest.h"
#include "server/protocol/limits.h"

#include <QHostAddress>
#include <QObject>
#include <optional>

class QSslSocket;
class QTcpSocket;

namespace Parlor {

class Clock;
class RequestRouter;
struct HttpResponse;

/// What every connection of a listener shares; outlives them.
struct HttpContext
{
    const RequestRouter &router;
    DeadlineList &deadlines;
    const Clock &clock;
    const Limits &limits;
};

/// One connection, encrypted or not, from its first request until it becomes a WebSocket or ends. One request
/// at a time: what a client sends ahead stays unread, so it waits in the client. Heads are peeked at, so that
/// an upgrade can be handed over with nothing consumed. Lives in the thread of its listener; deletes itself,
/// and its socket unless that was taken.
class HttpConnection final : public QObject, public Deadline
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpConnection)

public:
    /// @p socket: connected, and encrypted if it is a QSslSocket. @p headDue: when the first head must be
    /// complete; nothing: whenever.
    HttpConnection(QTcpSocket *socket, const HttpContext &context,
                   std::optional<std::chrono::milliseconds> headDue, QObject *parent);
    /// Cuts the connection, unless the socket was taken.
    ~HttpConnection() override;

    /// Gives the socket away, free of every connection to this, and ends. Only in upgradeChecked().
    QTcpSocket *takeSocket();
    /// Writes @p response, takes in a bounded rest of what still comes, so that the reset which unread bytes
    /// cause does not overtake the answer, and closes.
    void refuse(const HttpResponse &response);

    void onDeadline() override;

Q_SIGNALS:
    /// Emitted when a request to become a WebSocket has passed all checks. Whoever receives it takes the
    /// socket or refuses.
    void upgradeChecked(const Parlor::UpgradeRequest &request);

private:
    enum class State {
        Reading,   ///< waiting for a whole head
        Answering, ///< until the answer is written; nothing is read meanwhile
        Leaving,   ///< as Answering, but what comes is dropped, and then the connection ends
        Ended
    };

    void onReadyRead();
    void onBytesWritten();
    void onDisconnected();
    void onTlsError();
    void readHead();
    void serve(const HttpParse &parse);
    void answer(const HttpResponse &response);
    void dropInput();
    void sayGoodbye();
    void keepBareConnection();
    void cut();
    void end();
    void setDeadlineAfter(Limit seconds);

    QTcpSocket *m_socket;
    QSslSocket *const m_encrypted; ///< the same one, or null
    QTcpSocket *m_bare = nullptr;  ///< what is under TLS, once that has been ended; a child of m_socket
    const HttpContext m_context;
    const QHostAddress m_peer;
    State m_state = State::Reading;
    bool m_headBegun = true; ///< the deadline is that of a head, not that between two requests
    int m_requests = 0;
    qint64 m_dropped = 0;
};

} // namespace Parlor
