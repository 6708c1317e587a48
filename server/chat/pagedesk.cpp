// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/pagedesk.h"

#include "server/chat/eventstretch.h"
#include "server/chat/makerefusal.h"
#include "server/chat/pastvisits.h"
#include "server/chat/venue.h"
#include "server/protocol/protocolinfo.h"
#include "server/store/eventlog.h"

#include <algorithm>

namespace Parlor {

namespace {

constexpr std::chrono::milliseconds HistoryRetry{500}; // while another page is read for the same client
constexpr std::chrono::milliseconds FailedRetry{5000};
// All at once: no place says where to go on. Half of what may wait for one client.
constexpr qsizetype BytesOfPins = 512 * 1024;

LogRange rangeOf(const GetHistory &request)
{
    using Place = LogRange::Place;
    LogRange range;
    range.limit = std::clamp(request.limit, 1, MaxPageEvents);
    range.place = request.after ? Place::After
        : request.around        ? Place::Around
        : request.at            ? Place::Time
                                : Place::Before;
    range.at = request.after.value_or(request.around.value_or(request.at.value_or(request.before)));
    return range;
}

// Where the events are that were asked for first; what does not fit is cut at the far ends.
qsizetype anchorOf(const GetHistory &request, const Events &events)
{
    if (request.around) {
        const auto there = std::find_if(events.begin(), events.end(), [&request](const Event &event) {
            return event.seq >= *request.around;
        });
        return there - events.begin();
    }
    return request.after || request.at ? 0 : events.size();
}

} // namespace

PageDesk::PageDesk(Venue &venue)
    : m_venue(venue)
{ }

void PageDesk::page(Session &session, Room &room, const GetHistory &request)
{
    if (session.awaitsPage) {
        refuse(session, room, HistoryRetry);
        return;
    }
    session.awaitsPage = true;
    LogRange range = rangeOf(request);
    range.since = visibleSince(*session.person, room);
    if (request.pinned) {
        range.place = LogRange::Place::Each;
        range.seqs = m_venue.rooms().pins(room);
    }
    m_venue.log().read(
        room.id(), range,
        m_venue.guarded([this, asker = session.id, request, begun = room.beginReading()](LogPage page) {
            onRead(asker, request, begun, std::move(page));
        }));
}

void PageDesk::onRead(SessionId askerId, const GetHistory &request, Seq begun, LogPage read)
{
    Session *const asker = m_venue.session(askerId);
    Room *const room = m_venue.rooms().any(request.room);
    if (room) {
        amendMeanwhile(read, room->toldMeanwhile());
        room->endReading(begun);
    }
    if (!asker)
        return;
    asker->awaitsPage = false;
    if (!room || !m_venue.roomFor(*asker, request.room))
        return; // gone meanwhile, or taken out of it
    if (read.failed) {
        refuse(*asker, *room, FailedRetry);
        return;
    }
    const qsizetype count = read.events.size();
    cutUntold(read.events, room->told());
    const bool isCut = read.events.size() < count; // what is not told yet comes by itself
    const Seq since = visibleSince(*asker->person, *room);
    const Stretch fit =
        fitFrame(read.events, anchorOf(request, read.events), request.pinned ? BytesOfPins : BytesPerFrame);
    Page page{request.room, read.state.epoch, std::max(read.state.first, since), request.before, {}, false};
    page.after = request.after;
    page.around = request.around;
    page.at = request.at;
    page.pinned = request.pinned;
    page.more = read.more || fit.from > 0;
    const bool isAtTheEnd = isCut || (fit.to > 0 && read.events.last().seq >= room->told());
    page.newer = fit.to < read.events.size() || (read.newer && !isAtTheEnd);
    for (qsizetype i = fit.from; i < fit.to; ++i)
        page.events.append(visibleFrom(since, read.events.at(i)));
    m_venue.send(*asker, page);
}

void PageDesk::refuse(const Session &session, const Room &room, std::chrono::milliseconds retryAfter)
{
    Refusal refusal = makeRefusal(RefusalCode::RateLimited, QStringLiteral("history"), room.id());
    refusal.retryAfter = retryAfter.count();
    m_venue.refuse(session, refusal);
}

} // namespace Parlor
