// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/http/upgraderequest.h"
#include "server/serverconfig.h"
#include "server/transport/transporthandler.h"

#include <QHash>
#include <QObject>
#include <chrono>
#include <memory>
#include <optional>

class QTcpSocket;

namespace Parlor {

class ChatLog;
class Clock;
class Directory;
class Hub;
class PortListener;
class Transport;
class WireDelivery;

/// Joins the parts of a server: what comes in at the port becomes a connection, what connections say goes to
/// the chat, and what the chat decides goes back out. Decides nothing itself. Made anywhere, started, used
/// and destroyed in the server thread; started once.
class ChatServer final : public QObject, private TransportHandler
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatServer)

public:
    ChatServer();
    ~ChatServer() override;

    /// Answered by started() or failed().
    void start(const ServerConfig &config);
    /// Tells everybody; stopped() comes when all are gone, at most `close-seconds` later.
    /// @p comeBackAfter: when clients may try again; none: the chat is over.
    void stop(std::optional<std::chrono::milliseconds> comeBackAfter);

Q_SIGNALS:
    void started(const Parlor::ServerStatus &status);
    void failed(const Parlor::ServerFailure &failure);
    void statusChanged(const Parlor::ServerStatus &status);
    /// What the host should know: "local-page", "refused-connections", "log-failed", "log-recovered"; see
    /// ServerThread::noticed().
    void noticed(const QString &code, const QString &subject);
    void stopped();

private:
    StoreProblem openStore(const StorageConfig &config);
    bool listen();
    void onUpgradeRequested(QTcpSocket *socket, const UpgradeRequest &request);
    void onTick();
    ServerStatus status() const;

    void opened(quint64 connection) override;
    void textReceived(quint64 connection, const QString &text) override;
    void binaryReceived(quint64 connection, const QByteArray &data) override;
    void closed(quint64 connection, quint16 code, Ending ending) override;

    ServerConfig m_config;
    std::unique_ptr<Clock> m_clock;
    std::unique_ptr<ChatLog> m_log;
    std::unique_ptr<Directory> m_noDirectory; ///< where the log is none
    Directory *m_directory = nullptr;
    std::unique_ptr<PortListener> m_listener;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<WireDelivery> m_delivery;
    std::unique_ptr<Hub> m_hub;
    struct Upgrading
    {
        UpgradeRequest request;
        bool isOwn = false; ///< comes from this machine
    };
    QHash<quint64, Upgrading> m_upgrading; ///< handed to the transport, not open yet
    ServerStatus m_lastStatus;
    bool m_isStopping = false;
};

} // namespace Parlor
