// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/rooms.h"

#include "server/chat/randomid.h"
#include "server/protocol/limits.h"
#include "server/protocol/name.h"
#include "server/protocol/protocolinfo.h"
#include "server/store/directory.h"
#include "server/store/eventlog.h"

#include <algorithm>

namespace Parlor {

Rooms::Rooms(ChatLog &log, Directory &directory, const Limits &limits)
    : m_log(log)
    , m_directory(directory)
    , m_limits(limits)
{
    // clients say "lobby" in their user's language; the title is for those that cannot
    const KnownRoom untouched{QString::fromLatin1(LobbyId), QStringLiteral("Lobby")};
    const QVector<KnownRoom> known = directory.known().rooms;
    const auto lobby = std::find_if(known.begin(), known.end(),
                                    [&](const KnownRoom &each) { return each.id == untouched.id; });
    open(lobby == known.end() ? untouched : *lobby);
    for (const KnownRoom &each : known) {
        if (each.temporary) {
            m_log.forget(each.id);
            m_directory.forgetRoom(each.id);
        } else if (!any(each.id)) {
            open(each);
        }
    }
}

Rooms::~Rooms() = default;

QString Rooms::titleKey(const QString &title)
{
    return title.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

Room *Rooms::any(const QString &id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second;
}

Rooms::Creation Rooms::create(KnownRoom facts)
{
    const NameCheck check = checkRoomTitle(facts.title);
    if (check.refusal)
        return {nullptr, check.refusal};
    const auto taken = facts.isPrivate ? m_byTitle.end() : m_byTitle.find(titleKey(check.name));
    if (taken != m_byTitle.end())
        return {taken->second, RefusalCode::RoomTaken};
    if (!hasPlaceFor(facts))
        return {nullptr, RefusalCode::TooManyRooms};
    constexpr int idBytes = 9;
    facts.id = randomId(idBytes);
    facts.title = check.name;
    Room &room = open(facts);
    save(facts);
    return {&room, std::nullopt};
}

// Those that not everybody sees take no place from the others, nor does it show how many there are.
bool Rooms::hasPlaceFor(const KnownRoom &facts) const
{
    qint64 alike = 0, ofOwner = 0;
    for (const auto &room : m_rooms) {
        const bool isAlike = room->facts().isPrivate == facts.isPrivate;
        alike += isAlike ? 1 : 0;
        ofOwner += isAlike && room->facts().owner == facts.owner ? 1 : 0;
    }
    const auto isBelow = [this](qint64 count, Limit limit) {
        return m_limits[limit] == 0 || count < m_limits[limit];
    };
    if (!facts.isPrivate)
        return isBelow(alike, Limit::Rooms);
    return isBelow(alike, Limit::PrivateRooms) && isBelow(ofOwner, Limit::PrivateRoomsPerPerson)
        && std::all_of(facts.members.begin(), facts.members.end(),
                       [this](const QString &member) { return mayJoinPrivate(member); });
}

bool Rooms::mayJoinPrivate(const QString &person) const
{
    const qint64 most = m_limits[Limit::PrivateRoomsJoined];
    return most == 0
        || std::count_if(m_rooms.begin(), m_rooms.end(),
                         [&person](const auto &room) { return room->hasMember(person); })
        < most;
}

Room *Rooms::directOf(const QString &one, const QString &other) const
{
    for (const auto &room : m_rooms) {
        if (room->facts().direct && room->hasMember(one) && room->hasMember(other))
            return room.get();
    }
    return nullptr;
}

bool Rooms::needs(const QString &person) const
{
    return std::any_of(m_rooms.begin(), m_rooms.end(), [&person](const auto &room) {
        return room->facts().owner == person || room->hasMember(person) || room->invited == person;
    });
}

// Those of private rooms are not told apart, or giving a title would be asking whether there is one.
std::optional<RefusalCode> Rooms::claimTitle(Room &room, const QString &title)
{
    if (room.facts().isPrivate)
        return std::nullopt;
    const auto [there, isNew] = m_byTitle.emplace(titleKey(title), &room);
    return isNew || there->second == &room ? std::nullopt : std::optional(RefusalCode::RoomTaken);
}

void Rooms::releaseTitle(Room &room, const QString &title)
{
    const auto claim = m_byTitle.find(titleKey(title));
    if (claim != m_byTitle.end() && claim->second == &room && titleKey(room.title()) != claim->first)
        m_byTitle.erase(claim);
}

void Rooms::save(const KnownRoom &facts)
{
    KnownRoom kept = facts;
    if (kept.offRecord)
        kept.welcome.clear();
    m_directory.saveRoom(kept);
}

void Rooms::remove(Room &room)
{
    const QString id = room.id();
    m_log.forget(id);
    m_directory.forgetRoom(id);
    std::erase_if(m_byTitle, [&room](const auto &claim) { return claim.second == &room; });
    m_byId.erase(id);
    std::erase_if(m_rooms, [&room](const auto &each) { return each.get() == &room; });
}

RoomInfo Rooms::info(const Room &room) const
{
    const LogState state = m_log.state(room.id());
    RoomInfo info;
    info.id = room.id();
    info.title = room.title();
    info.epoch = state.epoch;
    info.first = room.told() > 0 ? state.first : 0;
    info.last = room.told();
    info.people = room.roster().count();
    info.topic = room.topic();
    const KnownRoom &facts = room.facts();
    info.archived = facts.archived;
    info.isPrivate = facts.isPrivate;
    info.temporary = facts.temporary;
    info.offRecord = facts.offRecord;
    info.direct = facts.direct;
    info.owner = facts.owner;
    info.newcomers = facts.newcomers;
    info.newcomersLast = facts.newcomersLast;
    info.keepDays = facts.keepDays;
    info.keepMessages = facts.keepMessages;
    return info;
}

QVector<Seq> Rooms::pins(const Room &room) const
{
    QVector<Seq> pins = room.state().pins;
    pins.removeIf([first = m_log.state(room.id()).first](Seq pin) { return pin < first; });
    return pins;
}

Room &Rooms::open(const KnownRoom &facts)
{
    if (facts.offRecord)
        m_log.setOffRecord(facts.id);
    Room &room = *m_rooms.emplace_back(
        std::make_unique<Room>(facts, ++m_lastAudience, m_log.state(facts.id).last, m_log.roomState(facts.id),
                               m_limits[Limit::PeopleListed]));
    m_byId.emplace(facts.id, &room);
    if (!facts.isPrivate)
        m_byTitle.emplace(titleKey(facts.title), &room);
    return room;
}

} // namespace Parlor
