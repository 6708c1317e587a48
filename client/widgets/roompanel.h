// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/chatsession.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace Parlor {

class AvatarLabel;
class RoomList;

/// The left side: what the chat is called, its rooms, and oneself with the state of the connection. GUI
/// thread.
class RoomPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomPanel)

public:
    explicit RoomPanel(QWidget *parent = nullptr);

    void setModel(RoomModel *rooms);
    void setTitle(const QString &title);
    void setYou(const Person &you);
    void setState(SessionState state);
    void setCurrentRoom(const QString &room);

Q_SIGNALS:
    void roomChosen(const QString &room);
    void leaveRoomRequested(const QString &room);
    void newRoomRequested();
    void changeNameRequested();
    void profileRequested();
    void leaveRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    QLabel *m_title;
    QLabel *m_heading;
    QToolButton *m_add;
    RoomList *m_rooms;
    AvatarLabel *m_picture;
    QLabel *m_name;
    QLabel *m_stateLine;
    QToolButton *m_menu;
    QString m_fullTitle, m_fullName;
    SessionState m_state = SessionState::Idle;
};

} // namespace Parlor
