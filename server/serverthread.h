// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/serverconfig.h"

#include <QObject>
#include <QThread>
#include <chrono>
#include <optional>

namespace Parlor {

class ChatServer;

/// Runs a chat server in a thread of its own. The facade that the rest of a program sees: lives in the
/// caller's thread, never blocks it but in its destructor, and lets only values cross. Start and stop as
/// often as wanted, one at a time.
class ServerThread final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerThread)

public:
    enum class State { Stopped, Starting, Running, Stopping };

    explicit ServerThread(QObject *parent = nullptr);
    /// Cuts everybody off if the server still runs; stop() and stopped() before it are the polite way.
    ~ServerThread() override;

    /// Answered by started() or failed(). Does nothing unless stopped.
    void start(const ServerConfig &config);
    /// Tells everybody, waits for them at most `close-seconds`, then emits stopped(). Does nothing unless it
    /// runs or starts. @p comeBackAfter: when clients may try again; none: the chat is over.
    void stop(std::optional<std::chrono::milliseconds> comeBackAfter = {});

    State state() const { return m_state; }

Q_SIGNALS:
    /// Emitted when the server can be joined.
    void started(const Parlor::ServerStatus &status);
    /// Emitted when it could not be started; it is stopped then.
    void failed(const Parlor::ServerFailure &failure);
    /// Emitted when people come and go, at most a few times a second.
    void statusChanged(const Parlor::ServerStatus &status);
    /// Emitted for what the host should know, as a code and what it is about: "local-page",
    /// "refused-connections", "log-failed", "log-recovered".
    void noticed(const QString &code, const QString &subject);
    /// Emitted when everybody is gone and the port is free again.
    void stopped();

private:
    void onFailed(const ServerFailure &failure);
    void onStopped();
    void end();

    QThread m_thread;
    ChatServer *m_server = nullptr; // lives and dies in m_thread
    State m_state = State::Stopped;
};

} // namespace Parlor
