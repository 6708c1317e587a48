// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/delivery.h"
#include "server/chat/roster.h"
#include "server/protocol/event.h"

#include <chrono>
#include <set>

namespace Parlor {

/// One room: who is in it, and how far its log was told to them. Owned by Rooms; server thread.
class Room final
{
    Q_DISABLE_COPY_MOVE(Room)

public:
    /// @p told: the newest seq of its log when the room was opened.
    /// @p audience: all connections in it.
    Room(QString id, QString title, AudienceId audience, Seq told, qint64 peopleListed);

    const QString &id() const { return m_id; }
    const QString &title() const { return m_title; }
    bool isLobby() const;
    AudienceId audience() const { return m_audience; }

    /// The newest event that was sent to the members. What is newer in the log is on its way: it is neither
    /// replayed nor paged, so that everybody gets it once, live.
    Seq told() const { return m_told; }
    /// It was sent to the members.
    void setTold(const Event &event);

    /// The log is being read for somebody: what is told from now on is kept for when it has been read.
    /// @return what endReading() takes, once for each.
    Seq beginReading();
    void endReading(Seq begun);
    const Events &toldMeanwhile() const { return m_toldMeanwhile; }

    Roster &roster() { return m_roster; }
    const Roster &roster() const { return m_roster; }

    /// When its members were last told who is there (Clock::steady()).
    std::chrono::milliseconds presenceAt{0};

private:
    QString m_id;
    QString m_title;
    AudienceId m_audience = 0;
    Seq m_told = 0;
    std::multiset<Seq> m_reading; ///< what was told when each began
    Events m_toldMeanwhile;
    Roster m_roster;
};

} // namespace Parlor
