// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/roomdesk.h"

#include "server/chat/historydesk.h"
#include "server/chat/makerefusal.h"
#include "server/chat/venue.h"
#include "server/protocol/name.h"

namespace Parlor {

namespace {

// In rooms larger than people-listed nobody reads along who comes and goes.
constexpr std::chrono::milliseconds LargeRoomPause{1000};
// Each goes to everybody in the chat.
constexpr int CountsPerTick = 8;

} // namespace

RoomDesk::RoomDesk(Venue &venue, HistoryDesk &history)
    : m_venue(venue)
    , m_history(history)
{ }

void RoomDesk::create(Session &session, const CreateRoom &request)
{
    KnownRoom facts;
    facts.title = request.title;
    facts.owner = session.person->person.id;
    facts.isPrivate = request.isPrivate;
    facts.temporary = request.temporary;
    facts.offRecord = request.offRecord;
    if (facts.isPrivate)
        facts.members.append(facts.owner);
    const Rooms::Creation creation = m_venue.rooms().create(std::move(facts));
    if (creation.refusal) {
        Refusal refusal = makeRefusal(*creation.refusal, QStringLiteral("create"),
                                      creation.room ? creation.room->id() : QString());
        if (creation.refusal == RefusalCode::NameTooLong)
            refusal.limit = MaxTitleCharacters;
        m_venue.refuse(session, refusal);
        return;
    }
    m_venue.publishAbout(*creation.room, RoomChanged{m_venue.info(*creation.room)}, Importance::Must);
    m_history.enter(session, *creation.room, std::nullopt);
}

void RoomDesk::join(Session &session, const JoinRoom &request)
{
    if (Room *const room = m_venue.roomFor(session, request.room))
        m_history.enter(session, *room, std::nullopt);
    else
        m_venue.refuse(session, makeRefusal(RefusalCode::NoSuchRoom, QStringLiteral("join"), request.room));
}

void RoomDesk::leave(Session &session, const LeaveRoom &request)
{
    const QString re = QStringLiteral("leave");
    Room *const room = m_venue.roomFor(session, request.room);
    if (!room) {
        m_venue.refuse(session, makeRefusal(RefusalCode::NoSuchRoom, re, request.room));
    } else if (room->isLobby()) {
        m_venue.refuse(session, makeRefusal(RefusalCode::CannotLeave, re, request.room));
    } else if (!session.visit(*room)) {
        m_venue.refuse(session, makeRefusal(RefusalCode::NotInRoom, re, request.room));
    } else {
        m_venue.leave(session, *room);
        m_venue.send(session, Left{room->id()});
    }
}

void RoomDesk::tick()
{
    for (const auto &room : m_venue.rooms().all())
        tellPresence(*room);
    tellCounts();
    removeEmpty();
}

// Not at once: a reload of the page is no leaving.
void RoomDesk::removeEmpty()
{
    const auto now = m_venue.clock().steady();
    std::vector<Room *> over;
    for (const auto &room : m_venue.rooms().all()) {
        if (room->facts().temporary && room->visits == 0 && now - room->emptySince >= TemporaryStays)
            over.push_back(room.get());
    }
    for (Room *const room : over)
        m_venue.remove(*room);
}

void RoomDesk::tellPresence(Room &room)
{
    const auto now = m_venue.clock().steady();
    const qint64 listed = m_venue.limit(Limit::PeopleListed);
    if (listed > 0 && room.roster().count() > listed && now - room.presenceAt < LargeRoomPause)
        return;
    const RosterChanges changes = room.roster().takeChanges();
    if (changes.isEmpty())
        return;
    room.presenceAt = now;
    // everybody is in the lobby and hears it from its presence
    if (changes.counted && !room.isLobby())
        m_recounted.insert(room.id());
    Presence presence{room.id(), room.roster().count(), {}, changes.gone};
    for (const QString &id : changes.people) {
        if (const PersonRecord *const record = m_venue.people().find(id))
            presence.people.append(record->person);
    }
    m_venue.delivery().publish(room.audience(), presence, Importance::Perishable);
}

void RoomDesk::tellCounts()
{
    for (int told = 0; told < CountsPerTick && !m_recounted.isEmpty(); ++told) {
        const QString id = *m_recounted.begin();
        m_recounted.remove(id);
        if (const Room *const room = m_venue.rooms().any(id))
            m_venue.publishAbout(*room, RoomChanged{m_venue.info(*room)}, Importance::Perishable);
    }
}

} // namespace Parlor
