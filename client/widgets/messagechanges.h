// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QObject>
#include <QPointer>
#include <QString>

class QMessageBox;
class QWidget;

namespace Parlor {

class ChatSession;
class Composer;
class TimelineView;

/// Editing and deleting in a chat: what the menu of a message and the field to write in have to do with each
/// other, and the question before a deletion. GUI thread; a child of the window that it asks in, which also
/// has the timeline and the composer.
class MessageChanges final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageChanges)

public:
    MessageChanges(TimelineView *timeline, Composer *composer, QWidget *window);

    void setSession(ChatSession *session);
    /// Another room is about to be shown: an edit that is not saved is given up, and the composer has again
    /// what was typed before it.
    void setRoom(const QString &room);
    /// @return false if one's newest message may not be edited, or there is none.
    bool editLast();

Q_SIGNALS:
    /// Something to be said to the person.
    void noticed(const QString &text);

private:
    void edit(const QString &key);
    void onEditSubmitted(const QString &text);
    void askDelete(const QString &key);
    void openQuestion(const Event &message);
    const Event *message(const QString &key) const;

    TimelineView *m_timeline;
    Composer *m_composer;
    QWidget *m_window;
    QPointer<ChatSession> m_session;
    QPointer<QMessageBox> m_question;
    QString m_room;
    Event m_edited; ///< the message in the composer, as it was then; seq 0: none
};

} // namespace Parlor
