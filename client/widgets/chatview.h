// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/chatsession.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

class QLabel;
class QTimer;
class QUrl;

namespace Parlor {

class ChatTools;
class Composer;
class ConnectionBanner;
class CopyActions;
class MessageActions;
class MessageChanges;
class PeoplePanel;
class RoomHeader;
class RoomPanel;
class RoomReading;
class SessionPrompts;
class SidePages;
class TimelineView;
class WelcomeCard;

/// A chat as one sees it: rooms on the left, messages and the field to write in the middle, people on the
/// right. Joins the panels to a ChatSession; each knows only its own part. GUI thread; does not own the
/// session.
class ChatView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatView)

public:
    explicit ChatView(QWidget *parent = nullptr);

    void setSession(ChatSession *session);
    /// No addresses: one does not host.
    void setHosting(const QStringList &addresses, int people);
    /// What tells that copies of the chat are wanted.
    CopyActions *copies() const;
    QString room() const { return m_room; }
    void showRoom(const QString &room);
    /// One line above the field to write in; goes by itself. Empty: goes now.
    void showNotice(const QString &text);

Q_SIGNALS:
    void leaveRequested();
    void stopRequested();
    void linkActivated(const QUrl &url);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectPanels();
    void onStateChanged(SessionState state);
    void onRoomJoined(const QString &room);
    void onRoomLeft(const QString &room);
    void forgetWish(const QString &re);
    void onRefused(const Refusal &refusal);
    void onSubmitted(const QString &text);
    void onTakeBack(const QString &id);
    void onTypedReturned(const QString &room, const QString &text);
    void chooseRoom(const QString &room);
    void showTitles();
    void arrange();

    QPointer<ChatSession> m_session;
    SessionPrompts *m_prompts;
    RoomPanel *m_rooms;
    RoomHeader *m_header;
    ConnectionBanner *m_banner;
    TimelineView *m_timeline;
    QLabel *m_notice;
    QTimer *m_noticeEnd;
    Composer *m_composer;
    MessageChanges *m_changes;
    MessageActions *m_actions;
    RoomReading *m_reading;
    SidePages *m_side;
    PeoplePanel *m_people;
    WelcomeCard *m_welcome;
    ChatTools *m_tools;
    QString m_room;        ///< the one shown
    QString m_wantedRoom;  ///< asked to be let in; shown when we are
    QString m_wantedTitle; ///< the same, of a room whose id is not known yet
    QHash<QString, QString> m_drafts;
    bool m_narrow = false;
};

} // namespace Parlor
