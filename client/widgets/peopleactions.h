// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

class QMenu;
class QPoint;
class QWidget;

namespace Parlor {

class ChatSession;
class PeopleList;
struct Person;

/// What one can do with the people of a room, and what one says of oneself: the menu of a person, direct
/// messages, ignoring, the profile. GUI thread; a child of the window that it asks in.
class PeopleActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleActions)

public:
    PeopleActions(PeopleList *list, QWidget *window);

    void setSession(ChatSession *session);
    void setRoom(const QString &room);
    /// The menu of a person in the room; deletes itself when it closes. Null: nobody of that id.
    QMenu *menuFor(const QString &person);
    /// Opens the room of oneself and @p person, which is shown when it is there.
    void message(const QString &person);
    /// The room with this person is to be shown: at once, or when it is there, since it was asked for.
    /// @return whether it is there.
    bool expectDirect(const QString &person);
    void askProfile();

Q_SIGNALS:
    void roomWanted(const QString &room);
    void changeNameRequested();

private:
    void onRoomJoined(const QString &room);
    void forgetWish(const QString &re);
    void showMarks();
    void popUpMenu(const QString &person, QPoint place);
    Person personOf(const QString &id) const;

    PeopleList *m_list;
    QWidget *m_window;
    QPointer<ChatSession> m_session;
    QString m_room;
    QString m_wanted; ///< with whom a direct room was asked for
};

} // namespace Parlor
