// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QObject>
#include <QPointer>
#include <QString>

class QWidget;

namespace Parlor {

class ChatSession;
class Composer;
class PromptDialog;
class TimelineView;

/// What is said to a message, and where one goes from there: replies, reactions, pins, jumps, and the way
/// back to the newest. Stands between the messages, the field to write in, and the session. GUI thread; a
/// child of the window that has both.
class MessageActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageActions)

public:
    MessageActions(TimelineView *timeline, Composer *composer, QWidget *window);

    void setSession(ChatSession *session);
    /// Another room is shown: what was to be answered in the one before is forgotten.
    void setRoom(const QString &room);
    /// What the next post answers; 0: nothing.
    Seq answered() const { return m_answered; }
    /// Something was posted.
    void forgetReply();

private:
    void connectTimeline();
    void reply(const QString &key);
    void react(const QString &key, const QString &emoji, bool on);
    void askEmoji(const QString &key);
    void pin(const QString &key, bool on);
    void showPins();
    void onJumped(const QString &room, Seq seq);
    void onRoomsChanged();
    bool mayAnswer(const Event &message) const;
    bool mayPin(const Event &message) const;
    QString nameOf(const QString &person) const;
    Seq seqOf(const QString &key) const;

    TimelineView *m_timeline;
    Composer *m_composer;
    QWidget *m_window;
    QPointer<ChatSession> m_session;
    QPointer<PromptDialog> m_prompt;
    QString m_room;
    Seq m_answered = 0;
    QString m_answeredEpoch;
};

} // namespace Parlor
