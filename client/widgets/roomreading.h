// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QObject>
#include <QPointer>
#include <QString>

class QTimer;

namespace Parlor {

class ChatSession;
class TimelineView;

/// What of a room has been read: tells the session what the person has seen of the room that is shown, and
/// the messages who has seen one's own. GUI thread; a child of the view that has the messages.
class RoomReading final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomReading)

public:
    RoomReading(TimelineView *timeline, QObject *parent);

    void setSession(ChatSession *session);
    /// Gives the messages of this room to the view; with no session, or in no room, none.
    void show(const QString &room);

private:
    void onSeen(Seq upTo, bool end);
    void showReceipts();

    TimelineView *m_timeline;
    QPointer<ChatSession> m_session;
    QTimer *m_receipts; ///< several reasons to look, one look
    QString m_room;
};

} // namespace Parlor
