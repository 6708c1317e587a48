// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"

#include <QDialog>
#include <QObject>
#include <QPointer>

class QWidget;

namespace Parlor {

class ChatSession;

/// The questions of a chat: one's name, a new room's name. They ask again, with the reason, when the server
/// refuses what was answered. GUI thread; a child of the window that it asks in.
class SessionPrompts final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionPrompts)

public:
    explicit SessionPrompts(QWidget *window);

    void setSession(ChatSession *session);
    void askName(const QString &suggestion = {}, const QString &error = {});
    void askRoom(const CreateRoom &room = {}, const QString &error = {});
    /// Whether a refusal is answered by one of the questions, which are asked then.
    bool handle(const Refusal &refusal);

Q_SIGNALS:
    /// A room of this title was asked for; it is entered when the server has made it.
    void roomRequested(const QString &title);

private:
    QWidget *m_window;
    QPointer<ChatSession> m_session;
    QPointer<QDialog> m_open;
    CreateRoom m_askedRoom; ///< no title: none
};

} // namespace Parlor
