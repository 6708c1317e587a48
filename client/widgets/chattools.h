// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/chatsession.h"
#include "client/widgets/copyactions.h"

#include <QObject>
#include <QPointer>

namespace Parlor {

class PeopleActions;
class RoomActions;
class RoomHeader;
class RoomPanel;
class SidePages;
class WelcomeCard;
struct SlashResult;

/// What a chat offers beside its messages: rooms and people to do something with, search, pinned messages,
/// copies. Joins the panels for it to the session. GUI thread; a child of the chat's view, which has the
/// panels.
class ChatTools final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatTools)

public:
    ChatTools(RoomPanel *rooms, RoomHeader *header, SidePages *side, WelcomeCard *welcome, QWidget *window);

    void setSession(ChatSession *session);
    void setRoom(const QString &room);
    /// What is still to be done after a typed line was read.
    void follow(const SlashResult &result);
    CopyActions *copies() const { return m_copies; }

Q_SIGNALS:
    void roomWanted(const QString &room);
    void noticed(const QString &text);
    void changeNameRequested();
    /// A page at the side was closed by keyboard or button.
    void closed();

private:
    void connectPanels(RoomPanel *rooms);
    void openSearch();
    void jump(const QString &room, Seq seq);
    void closeSide();
    void showHelp();
    void showTitle();
    void onRefusedOffline(const QString &re, const QString &id);
    void onRoomJoined(const QString &room);

    RoomHeader *m_header;
    SidePages *m_side;
    WelcomeCard *m_welcome;
    QWidget *m_window;
    RoomActions *m_roomActions;
    PeopleActions *m_peopleActions;
    CopyActions *m_copies;
    QPointer<ChatSession> m_session;
    QString m_room;
    QString m_entering; ///< a room with a message in it that is to be shown when one is in
    Seq m_place = 0;    ///< that message
};

} // namespace Parlor
