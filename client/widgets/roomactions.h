// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/chatsession.h"

#include <QObject>
#include <QPointer>
#include <QSet>

class QMenu;
class QWidget;

namespace Parlor {

class MembersDialog;

/// What one can do with a room: its menu, its settings, its members, going to a date, leaving it. Says, too,
/// when one is taken out of a room or let into one. GUI thread; a child of the window that it asks in.
class RoomActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomActions)

public:
    explicit RoomActions(QWidget *window);

    void setSession(ChatSession *session);
    void setRoom(const QString &room) { m_room = room; }
    /// Puts what can be done with the room into @p menu.
    void fill(QMenu *menu);
    void leave(const QString &room);

Q_SIGNALS:
    void noticed(const QString &text);

private:
    void askDate();
    void askSettings(const Configure &wish = {}, const QString &error = {});
    void onRefused(const Refusal &refusal);
    void showMembers();
    void showPeople();
    void askToGiveUp();
    QVector<Person> invitable() const;
    void onRoomLeft(const QString &room);
    void onRoomsInserted(int first, int last);
    QString titleOf(const QString &room) const;

    QWidget *m_window;
    QPointer<ChatSession> m_session;
    QPointer<MembersDialog> m_members;
    QString m_membersOf; ///< the room whose members are shown
    QString m_room;
    QSet<QString> m_leaving; ///< rooms that one asked to leave
    Configure m_wish;        ///< that was sent last
};

} // namespace Parlor
