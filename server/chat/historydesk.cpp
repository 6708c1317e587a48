// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/historydesk.h"

#include "server/chat/makerefusal.h"
#include "server/chat/textcheck.h"
#include "server/chat/venue.h"
#include "server/protocol/amendment.h"
#include "server/protocol/protocolinfo.h"
#include "server/store/eventlog.h"

#include <algorithm>

namespace Parlor {

namespace {

constexpr std::chrono::milliseconds HistoryRetry{500}; // while another page is read for the same client
constexpr std::chrono::milliseconds FailedRetry{5000};

// Events that were not sent to the members yet come live.
void cutUntold(Events &events, Seq told)
{
    while (!events.isEmpty() && events.last().seq > told)
        events.removeLast();
}

void amendRead(Event &read, const Event &change)
{
    if (read.seq == change.target)
        amend(read, change);
    else if (read.kind == EventKind::Message)
        amendQuote(read, change);
    else if (isChange(change) && read.target == change.target)
        showAmendment(read, &change); // an earlier edit, which shows what the message says by now
}

// Whoever asks has heard of a change since, and ignored it for want of the message.
void amendMeanwhile(LogPage &page, const Events &told)
{
    for (const Event &change : told) {
        if (change.seq <= page.state.last || !(isChange(change) || change.kind == EventKind::React))
            continue;
        for (Event &event : page.events)
            amendRead(event, change);
    }
}

QVector<Person> listedPeople(const Room &room, People &people)
{
    QVector<Person> listed;
    listed.reserve(qsizetype(room.roster().listed().size()));
    for (const QString &id : room.roster().listed()) {
        if (const PersonRecord *const record = people.find(id))
            listed.append(record->person);
    }
    return listed;
}

} // namespace

/// A visit on its way in.
struct HistoryDesk::Entering
{
    SessionId session = 0;
    QString room;
    quint64 visit = 0;
    bool reset = false;
    Seq from = 0; ///< what the client has, then what was read for it
    Events events = {};
};

qsizetype frameSize(const Event &event)
{
    constexpr qsizetype fields = 300, perSpan = 64, quotes = 3; // names of fields, ids, numbers, the author
    qsizetype size = fields + utf8Size(event.author.name) + utf8Size(event.text) + utf8Size(event.source);
    for (const Span &span : event.spans)
        size += perSpan + utf8Size(span.target);
    if (event.quote)
        size += perSpan + utf8Size(event.quote->name) + utf8Size(event.quote->text);
    for (const Reaction &reaction : event.reactions) {
        size += perSpan + utf8Size(reaction.emoji);
        for (const QString &person : reaction.people)
            size += quotes + person.size();
    }
    return size;
}

HistoryDesk::HistoryDesk(Venue &venue)
    : m_venue(venue)
{ }

void HistoryDesk::enter(Session &session, Room &room, const std::optional<ReadTo> &from)
{
    if (const Visit *const there = session.visit(room)) {
        if (there->live)
            m_venue.send(session, joined(room));
        return;
    }
    Entering entering{session.id, room.id(), m_venue.beginVisit(session, room).number};
    const bool resumes = from && from->epoch == m_venue.log().state(room.id()).epoch
        && from->seq <= room.told() && room.told() - from->seq <= MostMissed;
    if (resumes) {
        entering.from = from->seq;
        readOn(std::move(entering));
        return;
    }
    entering.reset = true;
    m_venue.log().read(room.id(), {LogRange::Place::Before, 0, NewestPage},
                       m_venue.guarded([this, entering](const LogPage &page) { onRead(entering, page); }));
}

Joined HistoryDesk::joined(const Room &room) const
{
    Joined joined;
    joined.room = m_venue.info(room);
    joined.people = listedPeople(room, m_venue.people());
    joined.pins = m_venue.rooms().pins(room);
    if (room.facts().isPrivate)
        joined.members = m_venue.members(room);
    return joined;
}

void HistoryDesk::readOn(Entering entering)
{
    const QString room = entering.room;
    const Seq from = entering.from;
    m_venue.log().read(room, {LogRange::Place::After, from, MaxPageEvents},
                       m_venue.guarded([this, entering = std::move(entering)](const LogPage &page) {
                           onRead(entering, page);
                       }));
}

void HistoryDesk::onRead(Entering entering, const LogPage &page)
{
    Session *const session = m_venue.session(entering.session);
    Room *const room = m_venue.rooms().any(entering.room);
    const Visit *const visit = session && room ? session->visit(*room) : nullptr;
    if (!visit || visit->number != entering.visit)
        return; // left, or gone, meanwhile
    if (page.failed) {
        m_venue.dismiss(*session, CloseCode::InternalError); // comes back, and may find it mended
        return;
    }
    entering.events += page.events;
    cutUntold(entering.events, room->told());
    if (!entering.events.isEmpty())
        entering.from = entering.events.last().seq;
    const bool isCut = !page.events.isEmpty() && page.events.last().seq > entering.from;
    if (!entering.reset && page.newer && !isCut) {
        readOn(std::move(entering));
        return;
    }
    for (const Event &event : room->toldMeanwhile()) {
        if (event.seq > entering.from)
            entering.events.append(event);
    }
    finish(*session, *room, entering);
}

void HistoryDesk::finish(Session &session, Room &room, const Entering &entering)
{
    m_venue.goLive(session, room);
    Joined joined = this->joined(room);
    joined.reset = entering.reset;
    qsizetype bytes = 0;
    qsizetype count = 0;
    for (; count < std::min(entering.events.size(), qsizetype(MaxPageEvents)); ++count) {
        bytes += frameSize(entering.events.at(count));
        if (bytes > FrameBytes && count > 0) // none at all would say that nothing was said
            break;
    }
    joined.events = entering.events.first(count);
    m_venue.send(session, joined);
    for (; count < entering.events.size(); ++count)
        m_venue.send(session, EventMessage{entering.events.at(count)});
}

void HistoryDesk::page(Session &session, Room &room, const GetHistory &request)
{
    if (session.awaitsPage) {
        refuse(session, room, HistoryRetry);
        return;
    }
    session.awaitsPage = true;
    const int limit = std::clamp(request.limit, 1, MaxPageEvents);
    const auto answer = [this, id = session.id, request, begun = room.beginReading()](LogPage read) {
        Session *const asker = m_venue.session(id);
        Room *const from = m_venue.rooms().any(request.room);
        if (from) {
            amendMeanwhile(read, from->toldMeanwhile());
            from->endReading(begun);
        }
        if (!asker)
            return;
        asker->awaitsPage = false;
        if (!from || !m_venue.roomFor(*asker, request.room))
            return; // gone meanwhile, or taken out of it
        if (read.failed) {
            refuse(*asker, *from, FailedRetry);
            return;
        }
        cutUntold(read.events, from->told());
        qsizetype kept = 0;
        qsizetype bytes = 0;
        while (kept < read.events.size()) {
            bytes += frameSize(read.events.at(read.events.size() - 1 - kept));
            if (bytes > FrameBytes && kept > 0)
                break;
            ++kept;
        }
        const bool more = read.more || kept < read.events.size();
        m_venue.send(*asker,
                     Page{request.room, read.state.epoch, read.state.first, request.before,
                          read.events.last(kept), more});
    };
    m_venue.log().read(room.id(), {LogRange::Place::Before, request.before, limit}, m_venue.guarded(answer));
}

void HistoryDesk::refuse(const Session &session, const Room &room, std::chrono::milliseconds retryAfter)
{
    Refusal refusal = makeRefusal(RefusalCode::RateLimited, QStringLiteral("history"), room.id());
    refusal.retryAfter = retryAfter.count();
    m_venue.refuse(session, refusal);
}

} // namespace Parlor
