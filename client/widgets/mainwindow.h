// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/chatsession.h"
#include "client/widgets/copyactions.h"
#include "client/widgets/startview.h"

#include <QMainWindow>
#include <QPointer>

class QStackedWidget;
class QUrl;

namespace Parlor {

class ChatView;

/// The window: the start view, or a chat. Asks before closing ends a chat for others. Knows no protocol and
/// no server: the app is told what was asked for by signals, and gives it a session. GUI thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    explicit MainWindow(QWidget *parent = nullptr);

    /// The session to show from now on; not owned. Going online shows the chat; a first contact that fails
    /// shows the start view with the reason.
    void setSession(ChatSession *session);
    void showStart();
    void showChat();
    bool chatIsShown() const;

    /// One hosts: @p addresses to share, the best first, and how many are in, the host included. No
    /// addresses: one does not host.
    void setHosting(const QStringList &addresses, int people);
    bool isHosting() const { return m_hosting; }
    /// Hosting was asked for and could not begin; on the start view, below the button.
    void showHostError(const QString &error);
    /// One line in the chat, for what the app has to say ("port 8080 was taken, so 8081").
    void showNotice(const QString &text);

    StartView *startView() const { return m_start; }
    ChatView *chatView() const { return m_chat; }

Q_SIGNALS:
    void hostRequested(const QString &name, const QString &title);
    void joinRequested(const QString &name, const QString &address);
    void recentRemoved(const QString &address);
    /// Joining or starting to host is to be given up.
    void cancelRequested();
    void leaveRequested();
    /// A room, by id, or the whole chat is to be written to a file, which may be there already.
    void exportRequested(const QString &room, Parlor::CopyFormat format, const QString &file);
    void backupRequested(const QString &file);
    /// Hosting is to end; asked and confirmed where others are in.
    void stopRequested();
    /// The window was closed; asked and confirmed where others would be cut off.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Ending { Close, Stop, Leave };

    void onStateChanged(SessionState state);
    /// Does it at once, or after the question.
    void end(Ending how);
    void restyle();
    void openLink(const QUrl &url);

    QStackedWidget *m_pages;
    StartView *m_start;
    ChatView *m_chat;
    QPointer<ChatSession> m_session;
    bool m_hosting = false;
    bool m_closeConfirmed = false;
    int m_others = 0; ///< people who would be cut off
    bool m_restyling = false;
};

} // namespace Parlor
