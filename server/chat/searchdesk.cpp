// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/searchdesk.h"

#include "server/chat/eventstretch.h"
#include "server/chat/makerefusal.h"
#include "server/chat/pastvisits.h"
#include "server/chat/searchquery.h"
#include "server/chat/venue.h"
#include "server/protocol/limits.h"
#include "server/protocol/protocolinfo.h"
#include "server/store/eventlog.h"

#include <algorithm>
#include <utility>

namespace Parlor {

namespace {

constexpr std::chrono::milliseconds BusyRetry{500}; // while another search of the same client is under way
constexpr std::chrono::milliseconds FailedRetry{5000};

Refusal refusalOf(const Search &request, RefusalCode code)
{
    return makeRefusal(code, QStringLiteral("search"), request.room, request.id);
}

Refusal rateLimited(const Search &request, std::chrono::milliseconds retryAfter)
{
    Refusal refusal = refusalOf(request, RefusalCode::RateLimited);
    refusal.retryAfter = retryAfter.count();
    return refusal;
}

QString comparable(const QString &title)
{
    return Rooms::titleKey(title).simplified();
}

// The next page begins with what is older than the last one's time: so a page ends between two times.
void cutToFrame(Events &events, bool &more)
{
    const qsizetype kept = fitFrame(events, 0).to;
    if (kept == events.size())
        return;
    more = true;
    const qint64 next = events.at(kept).time;
    qsizetype end = kept;
    while (end > 0 && events.at(end - 1).time == next)
        --end;
    events.resize(end > 0 ? end : kept);
}

} // namespace

/// A search that is under way.
struct SearchDesk::Asked
{
    SessionId session = 0;
    QString id;
    QHash<QString, Seq> reading; ///< what Room::endReading() takes
};

SearchDesk::SearchDesk(Venue &venue)
    : m_venue(venue)
{ }

void SearchDesk::search(Session &session, const Search &request)
{
    if (const std::optional<Refusal> refusal = measure(session, request)) {
        m_venue.refuse(session, *refusal);
        return;
    }
    TypedSearch typed = parseSearch(request.query, request.offset);
    SearchRequest wanted{typed.query, roomsOf(session, request, typed.rooms),
                         std::clamp(request.limit, 1, MaxFound)};
    if (typed.badField.isEmpty() && !typed.rooms.isEmpty() && wanted.rooms.isEmpty())
        typed.badField = QStringLiteral("in");
    if (!typed.badField.isEmpty()) {
        Refusal refusal = refusalOf(request, RefusalCode::BadQuery);
        refusal.field = typed.badField;
        m_venue.refuse(session, refusal);
        return;
    }
    if (!request.room.isEmpty() && wanted.rooms.isEmpty()) {
        m_venue.refuse(session, refusalOf(request, RefusalCode::NoSuchRoom));
        return;
    }
    if (request.before > 0)
        wanted.query.before = std::min(wanted.query.before, request.before);
    session.awaitsFound = true;
    Asked asked{session.id, request.id, {}};
    for (const SearchRoom &each : wanted.rooms)
        asked.reading.insert(each.room, m_venue.rooms().any(each.room)->beginReading());
    m_venue.log().search(
        wanted, m_venue.guarded([this, asked](SearchResult result) { onFound(asked, std::move(result)); }));
}

std::optional<Refusal> SearchDesk::measure(Session &session, const Search &request) const
{
    if (session.awaitsFound)
        return rateLimited(request, BusyRetry);
    const auto wait = session.person->searches.take(m_venue.clock().steady());
    return wait.count() == 0 ? std::nullopt : std::optional(rateLimited(request, wait));
}

QVector<SearchRoom> SearchDesk::visibleRooms(const Session &session) const
{
    const PersonRecord &person = *session.person;
    QVector<SearchRoom> rooms;
    for (const auto &room : m_venue.rooms().all()) {
        if (!room->isVisibleTo(person.person.id))
            continue;
        // what anybody may read who only enters is found without that
        const bool isOpen = room->facts().newcomers == Newcomers::All && !person.visited.contains(room->id());
        rooms.append({room->id(), isOpen ? 0 : visibleSince(person, *room)});
    }
    return rooms;
}

/// Those of the rooms that are visible in which the request wants to look.
QVector<SearchRoom> SearchDesk::roomsOf(const Session &session, const Search &request,
                                        const QStringList &titles) const
{
    QVector<SearchRoom> rooms = visibleRooms(session);
    rooms.removeIf([&](const SearchRoom &each) {
        const QString title = comparable(m_venue.rooms().any(each.room)->title());
        const bool isMeant = titles.isEmpty()
            || std::any_of(titles.begin(), titles.end(),
                           [&](const QString &wanted) { return comparable(wanted) == title; });
        return !isMeant || (!request.room.isEmpty() && each.room != request.room);
    });
    return rooms;
}

void SearchDesk::onFound(const Asked &asked, SearchResult result)
{
    Session *const session = m_venue.session(asked.session);
    if (session)
        bringUpToDate(*session, result.events);
    for (auto begun = asked.reading.constBegin(); begun != asked.reading.constEnd(); ++begun) {
        if (Room *const room = m_venue.rooms().any(begun.key()))
            room->endReading(*begun);
    }
    if (!session)
        return;
    session->awaitsFound = false;
    if (result.failed) {
        Search request;
        request.id = asked.id;
        m_venue.refuse(*session, rateLimited(request, FailedRetry));
        return;
    }
    cutToFrame(result.events, result.more);
    m_venue.send(*session, Found{asked.id, result.events, result.more, toInt(result.lag)});
}

// The asker may have been told more meanwhile than was read, or less, and be out of a room.
void SearchDesk::bringUpToDate(const Session &session, Events &events) const
{
    QHash<QString, Seq> since;
    for (const SearchRoom &each : visibleRooms(session))
        since.insert(each.room, each.since);
    Events visible;
    for (Event event : std::as_const(events)) {
        const Room *const room = m_venue.rooms().any(event.room);
        const auto from = since.constFind(event.room);
        if (!room || from == since.constEnd() || event.seq < *from || event.seq > room->told())
            continue;
        for (const Event &change : room->toldMeanwhile())
            amendRead(event, change);
        if (!event.deleted)
            visible.append(visibleFrom(*from, event));
    }
    events = visible;
}

} // namespace Parlor
