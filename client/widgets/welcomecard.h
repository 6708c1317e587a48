// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QHash>
#include <QPointer>

class QLabel;

namespace Parlor {

class ChatSession;

/// What a room says to who is new in it, until it was read. GUI thread; does not own the session.
class WelcomeCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WelcomeCard)

public:
    explicit WelcomeCard(QWidget *parent = nullptr);

    void setSession(ChatSession *session);
    void setRoom(const QString &room);

private:
    void render();

    QPointer<ChatSession> m_session;
    QString m_room;
    QHash<QString, QString> m_texts; ///< not read yet, by room
    QLabel *m_text;
};

} // namespace Parlor
