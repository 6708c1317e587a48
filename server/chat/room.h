// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/recipients.h"
#include "server/chat/roster.h"
#include "server/protocol/event.h"

#include <chrono>

namespace Parlor {

/// One room: who is in it, and how far its log was told to them. Owned by Rooms; server thread.
class Room final
{
    Q_DISABLE_COPY_MOVE(Room)

public:
    /// @p told: the newest seq of its log when the room was opened.
    Room(QString id, QString title, Seq told, qint64 peopleListed);

    const QString &id() const { return m_id; }
    const QString &title() const { return m_title; }
    bool isLobby() const;

    /// The newest event that was sent to the members. What is newer in the log is on its way: it is neither
    /// replayed nor paged, so that everybody gets it once, live.
    Seq told() const { return m_told; }
    void setTold(Seq seq) { m_told = seq; }

    void enter(SessionId session, const QString &person);
    /// @return true if it was the person's last connection here.
    bool leave(SessionId session, const QString &person);

    const Recipients &recipients() const { return m_recipients; }
    Roster &roster() { return m_roster; }
    const Roster &roster() const { return m_roster; }

    /// When its members were last told who is there (Clock::steady()).
    std::chrono::milliseconds presenceAt{0};

private:
    QString m_id;
    QString m_title;
    Seq m_told = 0;
    Recipients m_recipients;
    Roster m_roster;
};

} // namespace Parlor
