// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/entrance.h"

#include "server/chat/historydesk.h"
#include "server/chat/makerefusal.h"
#include "server/chat/randomid.h"
#include "server/chat/textcheck.h"
#include "server/chat/venue.h"
#include "server/protocol/protocolinfo.h"

namespace Parlor {

namespace {

ClientLimits clientLimits(const Limits &limits)
{
    return {mostCharacters(limits),
            toInt(limits[Limit::MessagesPerSecond]),
            toInt(limits[Limit::NameCharacters]),
            toInt(limits[Limit::FrameBytes]),
            toInt(limits[Limit::EditSeconds]),
            toInt(limits[Limit::ReactionsPerMessage])};
}

} // namespace

Entrance::Entrance(Venue &venue, HistoryDesk &history, std::function<void(const Notice &)> toHost)
    : m_venue(venue)
    , m_history(history)
    , m_toHost(std::move(toHost))
{ }

void Entrance::hello(Session &session, const Hello &hello)
{
    const QString re = QStringLiteral("hello");
    if (refuseVersion(session, hello))
        return;
    People &people = m_venue.people();
    PersonRecord *record = people.withToken(hello.token);
    if (const auto now = m_venue.clock().steady(); record && record->heldUntil > now) {
        Refusal held = makeRefusal(RefusalCode::RateLimited, re);
        held.retryAfter = (record->heldUntil - now).count();
        m_venue.refuse(session, held);
        return;
    }
    const NameDecision decision = people.names().decide(hello.name, record ? record->person.id : QString());
    if (decision.refusal) {
        m_venue.refuse(session, refusal(decision, re));
        return;
    }
    QString token = hello.token;
    if (!record) {
        constexpr int tokenBytes = 16;
        if (!isHost(session, hello))
            token = randomId(tokenBytes);
        record = &people.add(decision.name, token);
    } else if (record->person.name != decision.name || !people.names().hasName(record->person.id)) {
        people.rename(*record, decision.name);
        m_venue.announce(*record);
    }
    admit(session, *record, hello, token);
}

// The token alone will not do: it may have been read over somebody's shoulder.
bool Entrance::isHost(const Session &session, const Hello &hello) const
{
    return session.peer.local && !hello.token.isEmpty() && hello.token == m_venue.config().hostToken;
}

bool Entrance::refuseVersion(Session &session, const Hello &hello)
{
    if (hello.version == ProtocolVersion)
        return false;
    Refusal refusal = makeRefusal(RefusalCode::Version, QStringLiteral("hello"));
    refusal.update = hello.version < ProtocolVersion ? QStringLiteral("client") : QStringLiteral("server");
    m_venue.refuse(session, refusal);
    m_venue.dismiss(session, CloseCode::VersionMismatch);
    return true;
}

void Entrance::admit(Session &session, PersonRecord &record, const Hello &hello, const QString &token)
{
    if (record.sessions.size() >= MostConnections) {
        if (Session *const oldest = m_venue.session(record.sessions.front()))
            m_venue.dismiss(*oldest, CloseCode::Replaced);
    }
    m_venue.welcome(session, record, isHost(session, hello));
    Welcome welcome;
    welcome.version = ProtocolVersion;
    welcome.title = m_venue.config().title;
    welcome.server = m_venue.config().server;
    welcome.software = m_venue.config().software;
    welcome.you = record.person;
    welcome.token = token;
    for (const auto &room : m_venue.rooms().all()) {
        if (room->isVisibleTo(record.person.id))
            welcome.rooms.append(m_venue.info(*room));
    }
    welcome.limits = clientLimits(m_venue.config().limits);
    welcome.time = m_venue.clock().wall();
    m_venue.send(session, welcome);
    enterRooms(session, hello);
}

void Entrance::enterRooms(Session &session, const Hello &hello)
{
    const auto readTo = [&hello](const QString &room) {
        const auto found = hello.rooms.constFind(room);
        return found == hello.rooms.constEnd() ? std::nullopt : std::optional(*found);
    };
    Room &lobby = m_venue.rooms().lobby();
    m_history.enter(session, lobby, readTo(lobby.id()));
    for (auto wish = hello.rooms.constBegin(); wish != hello.rooms.constEnd(); ++wish) {
        if (wish.key() == lobby.id())
            continue;
        if (Room *const room = m_venue.roomFor(session, wish.key()))
            m_history.enter(session, *room, wish.value());
        else
            m_venue.send(session, RoomGone{wish.key()});
    }
}

void Entrance::setName(Session &session, const SetName &request)
{
    PersonRecord &record = *session.person;
    const NameDecision decision = m_venue.people().names().decide(request.name, record.person.id);
    if (decision.refusal) {
        m_venue.refuse(session, refusal(decision, QStringLiteral("name")));
        return;
    }
    m_venue.people().rename(record, decision.name);
    m_venue.announce(record);
    // the person's own windows hear it in any case, even from a room that is too large to list them
    const Room &lobby = m_venue.rooms().lobby();
    const Presence presence{lobby.id(), lobby.roster().count(), {record.person}, {}};
    for (const SessionId each : record.sessions)
        m_venue.delivery().send(each, presence, Importance::Must);
}

void Entrance::openPlain(Session &session)
{
    PersonRecord &record = m_venue.people().addPlain();
    m_venue.welcome(session, record, false);
    Room &lobby = m_venue.rooms().lobby();
    m_venue.beginVisit(session, lobby);
    m_venue.goLive(session, lobby);
    if (session.peer.localPage && m_toHost)
        m_toHost(Notice{QStringLiteral("local-page"), record.person.name});
}

Refusal Entrance::refusal(const NameDecision &decision, const QString &re) const
{
    Refusal refusal = makeRefusal(*decision.refusal, re);
    refusal.suggestion = decision.suggestion;
    if (decision.refusal == RefusalCode::NameTooLong)
        refusal.limit = toInt(m_venue.limit(Limit::NameCharacters));
    return refusal;
}

} // namespace Parlor
