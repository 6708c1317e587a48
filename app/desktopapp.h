// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline.h"
#include "app/hostarchive.h"
#include "app/settings.h"
#include "client/core/chatsession.h"
#include "server/protocol/clock.h"
#include "server/serverthread.h"

#include <QObject>
#include <memory>

namespace Parlor {

class MainWindow;

/// `parlor`: a window, a session in a chat, and a server when this machine hosts; the three know nothing of
/// each other. Main thread. Ends the event loop when the window is closed and everybody has been told.
class DesktopApp final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopApp)

public:
    explicit DesktopApp(const DesktopOptions &options, QObject *parent = nullptr);
    ~DesktopApp() override;

    /// Shows the window: the start view, or the chat that the command line asked for.
    void start();
    /// Leaves, stops the server politely and ends the event loop; asks nobody.
    void quit();

    MainWindow &window() { return *m_window; }
    ChatSession &session() { return m_session; }

private:
    void connectWindow();
    void connectServer();
    void connectArchive();
    void showRecents();
    void host(const ServerConfig &config);
    void enter(const QUrl &url, const QString &token);
    void leave();
    void onHostRequested(const QString &name, const QString &title);
    void onJoinRequested(const QString &name, const QString &address);
    void onStarted(const ServerStatus &status);
    void onFailed(const ServerFailure &failure);
    void onSessionStateChanged(SessionState state);
    QString failureText(const ServerFailure &failure) const;
    QString storageText(const StoreProblem &problem) const;
    QString hostToken();
    QStringList addresses(const ServerStatus &status) const;

    const DesktopOptions m_options;
    Settings m_settings;
    const SystemClock m_clock;
    ChatSession m_session;
    ServerThread m_server;
    HostArchive m_archive;
    ServerConfig m_hosting;              ///< of the server that runs
    QString m_name;                      ///< as which this person joins
    QString m_address;                   ///< typed by the person; empty while hosting
    QUrl m_url;                          ///< where the session goes
    bool m_isAskedByCommandLine = false; ///< to host; so the command line gets the answer
    bool m_isQuitting = false;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace Parlor
