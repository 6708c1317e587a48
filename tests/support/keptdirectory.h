// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/directory.h"

#include <algorithm>
#include <utility>

namespace Parlor {

/// A Directory in memory: what it was given is known to the next chat that starts with it.
class KeptDirectory final : public Directory
{
public:
    const Known &known() const override { return m_known; }
    void set(const Known &known) { m_known = known; }
    void saveServer(const QString &id) override { m_known.server = id; }
    void savePerson(const KnownPerson &person) override
    {
        m_known.people.removeIf([&](const KnownPerson &each) { return each.id == person.id; });
        m_known.people.append(person);
        std::stable_sort(m_known.people.begin(), m_known.people.end(),
                         [](const KnownPerson &a, const KnownPerson &b) {
                             return std::pair(a.seen == 0, a.seen) < std::pair(b.seen == 0, b.seen);
                         });
    }
    void forgetPerson(const QString &id) override
    {
        m_known.people.removeIf([&](const KnownPerson &each) { return each.id == id; });
        m_known.visits.removeIf([&](const KnownVisit &each) { return each.person == id; });
    }
    void saveVisit(const KnownVisit &visit) override
    {
        ++visitsSaved;
        m_known.visits.removeIf(
            [&](const KnownVisit &each) { return each.person == visit.person && each.room == visit.room; });
        m_known.visits.append(visit);
    }
    void forgetVisit(const QString &person, const QString &room) override
    {
        m_known.visits.removeIf(
            [&](const KnownVisit &each) { return each.person == person && each.room == room; });
    }
    int visitsSaved = 0;
    void saveRoom(const KnownRoom &room) override
    {
        for (KnownRoom &each : m_known.rooms) {
            if (each.id == room.id) {
                each = room;
                return;
            }
        }
        m_known.rooms.append(room);
    }
    void forgetRoom(const QString &id) override
    {
        m_known.rooms.removeIf([&](const KnownRoom &each) { return each.id == id; });
        m_known.visits.removeIf([&](const KnownVisit &each) { return each.room == id; });
    }
    void confirm(std::function<void(bool isWritten)> done) override
    {
        if (holds)
            held = std::move(done);
        else
            done(true);
    }
    bool holds = false; ///< it is for the test to answer
    std::function<void(bool)> held;

private:
    Known m_known;
};

} // namespace Parlor
