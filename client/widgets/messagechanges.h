// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

class QMessageBox;
class QWidget;

namespace Parlor {

class ChatSession;
class Composer;
class TimelineView;
struct Event;

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

private:
    void edit(const QString &key);
    void onEditSubmitted(const QString &text);
    void askDelete(const QString &key);
    const Event *message(const QString &key) const;

    TimelineView *m_timeline;
    Composer *m_composer;
    QWidget *m_window;
    QPointer<ChatSession> m_session;
    QPointer<QMessageBox> m_question;
    QString m_room;
    QString m_edited; ///< the key of the message in the composer
};

} // namespace Parlor
