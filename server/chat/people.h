// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/delivery.h"
#include "server/chat/nameregister.h"
#include "server/chat/strikecounter.h"
#include "server/chat/tokenbucket.h"
#include "server/protocol/event.h"
#include "server/protocol/person.h"

#include <QByteArray>
#include <chrono>
#include <functional>
#include <list>
#include <unordered_map>
#include <vector>

namespace Parlor {

class Clock;
class Directory;
class Limits;
struct KnownPerson;

/// What somebody has of a room that he was in.
struct PastVisit
{
    Seq since = 0; ///< what is older is not for this person
    Seq read = 0;  ///< how far it was read
};

/// What the server knows of somebody. Owned by People, stays where it is in memory until forgotten.
struct PersonRecord
{
    Person person;
    QByteArray tokenHash;              ///< empty for a plain client, which cannot come back
    std::vector<SessionId> sessions;   ///< in the order of their arrival; empty: away, may come back
    int hostSessions = 0;              ///< how many of them are the host's
    bool receipts = false;             ///< others may see how far the person has read
    QHash<QString, PastVisit> visited; ///< by room
    TokenBucket posts;
    TokenBucket searches;
    StrikeCounter hasty;                    ///< posts refused because they came too fast
    std::chrono::milliseconds heldUntil{0}; ///< not let in before
    std::chrono::milliseconds leftAt{0};    ///< when the last connection went (Clock::steady())
    std::list<QString>::iterator away;      ///< place among those who may be forgotten; else the end
};

/// Identities: who has which id, token and name. People who left are remembered for a day, so that their name
/// is still theirs when they come back; after a restart they are known by their token where the directory
/// remembers, and their name is free until they come. The oldest are forgotten first when there are too many.
/// Server thread.
class People final
{
    Q_DISABLE_COPY_MOVE(People)

public:
    static constexpr std::chrono::hours Remembered{24};
    static constexpr size_t MostAway = 20'000; ///< 10 MB of records, whoever joins in a loop

    /// Those whom @p directory knows are away and may come back. All three outlive this.
    People(const Limits &limits, const Clock &clock, Directory &directory, size_t mostAway = MostAway);
    ~People();

    const NameRegister &names() const { return m_names; }
    PersonRecord *find(const QString &id);
    /// Who has @p token; null: nobody.
    PersonRecord *withToken(const QString &token);
    /// Somebody new. The name must be free (NameRegister::decide()).
    PersonRecord &add(const QString &name, const QString &token);
    /// Somebody in plain mode, named "Guest N".
    PersonRecord &addPlain();

    /// After a change of the profile.
    void keep(const PersonRecord &record) const { save(record); }
    void rename(PersonRecord &record, const QString &name);
    /// @return true if the person looks different now: is the host, or is it no more.
    bool arrive(PersonRecord &record, SessionId session, bool host);
    /// The record of a plain client is gone afterwards. @return as arrive().
    bool depart(PersonRecord &record, SessionId session, bool host);
    /// Forgets who was away too long. Whom @p isNeeded names (by id) stays known by the token, but without a
    /// claim to the name.
    void forgetAway(const std::function<bool(const QString &)> &isNeeded = {});

    /// The room is no more: nobody was ever there.
    void forgetRoom(const QString &room);

    /// How many are connected.
    int present() const { return m_present; }

private:
    PersonRecord &insert(const QString &id, const QString &name, bool plain);
    void restore(const KnownPerson &known);
    void save(const PersonRecord &record) const;
    void erase(const PersonRecord &record);
    bool updateHost(PersonRecord &record);

    const Limits &m_limits;
    const Clock &m_clock;
    Directory &m_directory;
    size_t m_mostAway = MostAway;
    NameRegister m_names;
    std::unordered_map<QString, PersonRecord> m_records; ///< by id
    QHash<QByteArray, QString> m_byToken;                ///< id by hash of the token
    std::list<QString> m_away;                           ///< ids, in the order of leaving
    int m_present = 0;
    int m_lastGuest = 0;
};

} // namespace Parlor
