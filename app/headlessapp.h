// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline.h"
#include "server/serverthread.h"

#include <QObject>

namespace Parlor {

/// `parlor-server`: one server until it is told to end. Main thread.
class HeadlessApp final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeadlessApp)

public:
    explicit HeadlessApp(const ServerOptions &options, QObject *parent = nullptr);

    /// Starts the server; the line with the address goes to standard output when it can be joined. Once it
    /// runs, or could not, the event loop is the caller's and ends with the status of the program.
    void start();
    void stop();

private:
    void onStarted(const ServerStatus &status);
    void onFailed(const ServerFailure &failure);

    ServerOptions m_options;
    ServerThread m_server;
};

/// `Parlor is ready: http://ADDRESS:PORT/`, or https, to standard output at once, for people and scripts that
/// wait for it.
void printReady(const ServerConfig &config, const ServerStatus &status);

/// One line of English that says what to do about it.
QString describe(const ServerFailure &failure, const ServerConfig &config);

/// The same about the chat in @p folder, or about a backup of that name.
QString describe(const StoreProblem &problem, const QString &folder);

/// Makes the folder if need be. @return what is wrong with it, or nothing.
QString prepareDataFolder(const QString &folder);

} // namespace Parlor
