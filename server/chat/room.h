// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/delivery.h"
#include "server/chat/listedpeople.h"
#include "server/chat/roster.h"
#include "server/protocol/event.h"
#include "server/protocol/roomstate.h"
#include "server/store/directory.h"

#include <chrono>
#include <set>

namespace Parlor {

/// One room: who is in it, how far its log was told to them, and what it says by then. Owned by Rooms; server
/// thread.
class Room final
{
    Q_DISABLE_COPY_MOVE(Room)

public:
    /// @p told: the newest seq of its log when the room was opened, @p state: what held then.
    /// @p audience: all connections in it.
    Room(KnownRoom facts, AudienceId audience, Seq told, RoomState state, qint64 peopleListed);

    const QString &id() const { return m_facts.id; }
    const QString &title() const { return m_facts.title; }
    const QString &topic() const { return m_state.topic; }
    bool isLobby() const;
    /// What is given of it; the id stays.
    const KnownRoom &facts() const { return m_facts; }
    void setFacts(const KnownRoom &facts) { m_facts = facts; }
    bool hasMember(const QString &person) const { return m_facts.members.contains(person); }
    /// Whether @p person may know that it exists. What a client asks goes through Venue::roomFor().
    bool isVisibleTo(const QString &person) const { return !m_facts.isPrivate || hasMember(person); }
    AudienceId audience() const { return m_audience; }

    /// The newest event that was sent to the members. What is newer in the log is on its way: it is neither
    /// replayed nor paged, so that everybody gets it once, live.
    Seq told() const { return m_told; }
    /// What the events up to told() made of it; may name pins that cannot be read any more.
    const RoomState &state() const { return m_state; }
    /// It was sent to the members.
    void setTold(const Event &event);

    /// The log is being read for somebody: what is told from now on is kept for when it has been read.
    /// @return what endReading() takes, once for each.
    Seq beginReading();
    void endReading(Seq begun);
    const Events &toldMeanwhile() const { return m_toldMeanwhile; }

    Roster &roster() { return m_roster; }
    const Roster &roster() const { return m_roster; }

    /// Whether it is small enough that its members are told how far each has read.
    bool tellsReceipts() const { return m_roster.isListed(); }

    ListedPeople listed;                     ///< as of when somebody last came in
    int visits = 0;                          ///< connections that are in it or on their way
    std::chrono::milliseconds emptySince{0}; ///< while there are none (Clock::steady())
    int retainedDays = 0;                    ///< KnownRoom::keepDays when it last lost its oldest
    int retainedMessages = 0;                ///< KnownRoom::keepMessages then
    std::chrono::milliseconds retainedAt{0}; ///< Clock::steady()
    bool isRetaining = false;                ///< just now
    Seq mostSince = 0;                       ///< nobody's view of it begins later (visibleSince())
    QString invited;                         ///< who becomes a member as soon as that is written
    /// When its members were last told who is there (Clock::steady()).
    std::chrono::milliseconds presenceAt{0};

private:
    KnownRoom m_facts;
    AudienceId m_audience = 0;
    Seq m_told = 0;
    RoomState m_state;
    std::multiset<Seq> m_reading; ///< what was told when each began
    Events m_toldMeanwhile;
    Roster m_roster;
};

} // namespace Parlor
