// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/joinedroomstate.h"
#include "client/core/roomlog.h"
#include "client/core/roomwindow.h"
#include "client/core/typingtracker.h"
#include "client/core/unreadcount.h"

#include <QHash>

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

    /// What a page was for, and where it leads.
    struct PageUse
    {
        RoomWindow::Aim aim = RoomWindow::Aim::None;
        Seq at = 0; ///< Jump: the message that was asked for, or the next one; 0: there is none
    };

    void join(const Joined &joined, const QString &ownId);
    void add(const Event &event, const QString &ownId);
    PageUse addPage(Page page, const QString &ownId);
    /// What lies before @p first was removed. @return whether there was anything to forget.
    bool setFirst(Seq first);

    /// What to ask because of a hole; nothing if there is none, or it was asked.
    std::optional<GetHistory> askForHole();
    /// Older or newer lines are wanted, once.
    void wantOlder();
    void wantNewer() { m_window.wantNewer(); }
    /// What to ask because older lines are wanted; nothing if they are not, or there are none, or it was
    /// asked.
    std::optional<GetHistory> askForOlder();
    /// What to ask for a place that is wanted.
    std::optional<GetHistory> askForPlace() { return m_window.ask(); }
    /// What was asked is to be asked again.
    void askFailed();
    /// What was asked will not be answered, ever: it is wanted no longer. A hole stays until join().
    void askRefused();
    /// The server speaks of another log: whether to ask for it now. Asked once until join().
    bool askForReload();
    /// The server's newest seq is @p last.
    void noteLast(Seq last) { m_log.noteLast(last); }
    /// Whether there may be more unread lines than are counted.
    bool mayHaveMoreUnread() const;
    void setReceipt(const ReadPosition &receipt);

    TimelineModel *timeline() const { return m_timeline; }
    RosterModel *people() const { return m_people; }
    const RoomLog &log() const { return m_log; }
    TypingTracker &typing() { return m_typing; }
    RoomWindow &window() { return m_window; }
    UnreadCount &unread() { return m_unread; }
    const UnreadCount &unread() const { return m_unread; }
    JoinedRoomState &state() { return m_state; }
    const JoinedRoomState &state() const { return m_state; }
    const QHash<QString, Seq> &receipts() const { return m_receipts; }

private:
    void addEvents(const Events &events, const QString &ownId);
    void addToEnd(const Events &events, const QString &ownId);
    PageUse showPlace(const Page &page, RoomWindow::Aim aim);
    void showEndOf(const Page &page);
    void addForHole(const Page &page, const QString &ownId);

    QString m_id;
    bool m_reloading = false;
    bool m_wantsOlder = false;
    Seq m_first = 0; ///< the oldest that can be read
    RoomLog m_log;
    RoomWindow m_window;
    JoinedRoomState m_state;
    UnreadCount m_unread;
    QHash<QString, Seq> m_receipts;
    TypingTracker m_typing;
    TimelineModel *m_timeline;
    RosterModel *m_people;
};

} // namespace Parlor
