// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/eventdesk.h"

#include "server/chat/makerefusal.h"
#include "server/chat/pastvisits.h"
#include "server/chat/venue.h"
#include "server/protocol/fieldreader.h"
#include "server/protocol/protocolinfo.h"
#include "server/store/eventlog.h"

namespace Parlor {

namespace {

// @p most: what AmendRule::most was.
Refusal refusalOf(const Wish &wish, AppendError error, qint64 editSeconds, qint64 most)
{
    Refusal refusal = wish.refusal(RefusalCode::NotSaved);
    switch (error) {
    case AppendError::NoTarget:
        refusal.code = RefusalCode::NoSuchMessage;
        break;
    case AppendError::NotYours:
        refusal.code = RefusalCode::NotYours;
        break;
    case AppendError::TooLate:
        refusal.code = RefusalCode::TooLate;
        refusal.limit = toInt(editSeconds);
        break;
    case AppendError::TooMany:
        refusal.code =
            wish.re == QLatin1String("pin") ? RefusalCode::TooManyPins : RefusalCode::TooManyReactions;
        refusal.limit = toInt(most);
        break;
    case AppendError::TooManyKinds:
        refusal.code = RefusalCode::TooManyReactions;
        refusal.limit = MaxReactionKinds;
        break;
    case AppendError::None:
    case AppendError::Unavailable:
    case AppendError::Rejected:
        break;
    }
    return refusal;
}

} // namespace

Refusal Wish::refusal(RefusalCode code) const
{
    return makeRefusal(code, re, room, id);
}

EventDesk::EventDesk(Venue &venue)
    : m_venue(venue)
{ }

Room *EventDesk::room(Session &session, const Wish &wish)
{
    Room *const room = m_venue.roomFor(session, wish.room);
    if (!isId(wish.id, MaxIdLength)) {
        Refusal refusal = wish.refusal(RefusalCode::BadField);
        refusal.field = QStringLiteral("id");
        m_venue.refuse(session, refusal);
        return nullptr;
    }
    if (!room || !session.visit(*room)) {
        m_venue.refuse(session, wish.refusal(room ? RefusalCode::NotInRoom : RefusalCode::NoSuchRoom));
        return nullptr;
    }
    // Whoever said something may take it back as long as the room can be read.
    if (room->facts().archived && wish.re != QLatin1String("delete")) {
        m_venue.refuse(session, wish.refusal(RefusalCode::Archived));
        return nullptr;
    }
    return room;
}

bool EventDesk::count(Session &session, const Wish &wish)
{
    PersonRecord &record = *session.person;
    const auto now = m_venue.clock().steady();
    const auto wait = record.posts.take(now);
    if (wait.count() == 0)
        return true;
    Refusal refusal = wish.refusal(RefusalCode::RateLimited);
    refusal.retryAfter = wait.count();
    m_venue.refuse(session, refusal);
    if (!record.hasty.strike(now, MostHasty))
        return false;
    record.heldUntil = now + Held;
    const std::vector<SessionId> all = record.sessions;
    for (const SessionId id : all) {
        if (Session *const each = m_venue.session(id))
            m_venue.dismiss(*each, CloseCode::Policy);
    }
    return false;
}

Event EventDesk::event(const Session &session, const Room &room, EventKind kind, const QString &id) const
{
    Event event;
    event.room = room.id();
    event.kind = kind;
    event.id = id;
    event.author = session.person->person;
    event.author.status.clear(); // of the moment, and long
    event.time = m_venue.clock().wall();
    return event;
}

void EventDesk::append(const Session &session, const Wish &wish, Event event)
{
    m_venue.log().append(std::move(event), answer(session, wish, 0));
}

void EventDesk::amend(const Session &session, const Wish &wish, Event event, const AmendRule &rule)
{
    const Room *const room = m_venue.rooms().any(event.room);
    if (room
        && event.target < visibleSince(*session.person, *room)) // to this person there is no such message
        m_venue.refuse(session, wish.refusal(RefusalCode::NoSuchMessage));
    else
        m_venue.log().amend(std::move(event), rule, answer(session, wish, rule.most));
}

void EventDesk::append(Event event)
{
    m_venue.log().append(std::move(event), m_venue.guarded([this](const AppendResult &result) {
        if (result.error == AppendError::None)
            m_venue.tell(result.event);
    }));
}

std::function<void(const AppendResult &)> EventDesk::answer(const Session &session, const Wish &wish,
                                                            qint64 most)
{
    return m_venue.guarded([this, id = session.id, wish, most](const AppendResult &result) {
        const bool isDone = result.error == AppendError::None;
        if (const Session *const asker = m_venue.session(id)) {
            if (isDone)
                m_venue.send(*asker, Ack{wish.id, wish.room, result.event.seq, result.event.time});
            else
                m_venue.refuse(*asker,
                               refusalOf(wish, result.error, m_venue.limit(Limit::EditSeconds), most));
        }
        if (isDone)
            m_venue.tell(result.event);
    });
}

} // namespace Parlor
