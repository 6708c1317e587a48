// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/roomlog.h"
#include "client/core/typingtracker.h"

#include <QtGlobal>

class QObject;

namespace Parlor {

class RosterModel;
class TimelineModel;

/// One room that the person is in: what of it is here, and the models that show it. GUI thread. Owned by the
/// ChatSession; the models are deleted later than the room, when no signal that is under way needs them any
/// more.
class JoinedRoom final
{
    Q_DISABLE_COPY_MOVE(JoinedRoom)

public:
    JoinedRoom(const QString &id, QObject *parent);
    ~JoinedRoom();

    // Each returns how many lines came that are new and somebody else's.
    int join(const Joined &joined, const QString &ownId);
    int add(const Event &event, const QString &ownId);
    int addPage(const Page &page, const QString &ownId);

    /// What to ask because of a hole; nothing if there is none, or it was asked.
    std::optional<GetHistory> askForHole();
    /// Older lines are wanted, once.
    void wantOlder();
    /// What to ask because older lines are wanted; nothing if they are not, or there are none, or it was
    /// asked.
    std::optional<GetHistory> askForOlder();
    /// What was asked is to be asked again.
    void askFailed();
    /// The server speaks of another log: whether to ask for it now. Asked once until join().
    bool askForReload();
    /// The server's newest seq is @p last.
    void noteLast(Seq last) { m_log.noteLast(last); }

    TimelineModel *timeline() const { return m_timeline; }
    RosterModel *people() const { return m_people; }
    const RoomLog &log() const { return m_log; }
    TypingTracker &typing() { return m_typing; }

private:
    int addEvents(const Events &events, const QString &ownId);

    QString m_id;
    bool m_reloading = false;
    bool m_wantsOlder = false;
    RoomLog m_log;
    TypingTracker m_typing;
    TimelineModel *m_timeline;
    RosterModel *m_people;
};

} // namespace Parlor
