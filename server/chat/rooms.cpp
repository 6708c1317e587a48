// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/rooms.h"

#include "server/chat/randomid.h"
#include "server/protocol/name.h"
#include "server/protocol/protocolinfo.h"
#include "server/store/directory.h"
#include "server/store/eventlog.h"

namespace Parlor {

namespace {

QString titleKey(const QString &title)
{
    return title.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

} // namespace

Rooms::Rooms(EventLog &log, Directory &directory, qint64 most, qint64 peopleListed)
    : m_log(log)
    , m_directory(directory)
    , m_most(most)
    , m_peopleListed(peopleListed)
{
    // clients say "lobby" in their user's language; the title is for those that cannot
    open(QString::fromLatin1(LobbyId), QStringLiteral("Lobby"));
    for (const KnownRoom &known : directory.known().rooms) {
        if (!find(known.id))
            open(known.id, known.title);
    }
}

Rooms::~Rooms() = default;

Room *Rooms::find(const QString &id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second;
}

Rooms::Creation Rooms::create(const QString &title)
{
    const NameCheck check = checkRoomTitle(title);
    if (check.refusal)
        return {nullptr, check.refusal};
    if (const auto taken = m_byTitle.find(titleKey(check.name)); taken != m_byTitle.end())
        return {taken->second, RefusalCode::RoomTaken};
    if (m_most > 0 && qint64(m_rooms.size()) >= m_most)
        return {nullptr, RefusalCode::TooManyRooms};
    constexpr int idBytes = 9;
    Room &room = open(randomId(idBytes), check.name);
    m_directory.saveRoom({room.id(), room.title()});
    return {&room, std::nullopt};
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
    info.topic = room.state().topic;
    return info;
}

QVector<Seq> Rooms::pins(const Room &room) const
{
    QVector<Seq> pins = room.state().pins;
    pins.removeIf([first = m_log.state(room.id()).first](Seq pin) { return pin < first; });
    return pins;
}

Room &Rooms::open(const QString &id, const QString &title)
{
    Room &room = *m_rooms.emplace_back(std::make_unique<Room>(
        id, title, ++m_lastAudience, m_log.state(id).last, m_log.roomState(id), m_peopleListed));
    m_byId.emplace(id, &room);
    m_byTitle.emplace(titleKey(title), &room);
    return room;
}

} // namespace Parlor
