// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/configuredesk.h"

#include "server/chat/roomwriter.h"
#include "server/chat/textcheck.h"
#include "server/chat/venue.h"
#include "server/protocol/name.h"

namespace Parlor {

namespace {

bool hasMoreThanArchived(const Configure &request)
{
    return request.title || request.topic || request.newcomers || request.keepDays || request.keepMessages
        || request.welcome;
}

// What changes without an event.
void applySettings(KnownRoom &facts, const Configure &request)
{
    facts.archived = request.archived.value_or(facts.archived);
    if (request.newcomers) {
        facts.newcomers = *request.newcomers;
        facts.newcomersLast = facts.newcomers == Newcomers::Last ? request.newcomersLast : 0;
    }
    facts.keepDays = request.keepDays.value_or(facts.keepDays);
    facts.keepMessages = request.keepMessages.value_or(facts.keepMessages);
    facts.welcome = request.welcome.value_or(facts.welcome);
}

// The field that everybody would see and that has what breaks or turns lines; null: none. A welcome may have
// several lines.
const char *unfitText(const Configure &request)
{
    if (!isOneLine(request.topic.value_or(QString())))
        return "topic";
    return isOneLine(request.welcome.value_or(QString()).remove(u'\n')) ? nullptr : "welcome";
}

} // namespace

ConfigureDesk::ConfigureDesk(Venue &venue, RoomWriter &writer)
    : m_venue(venue)
    , m_writer(writer)
{ }

void ConfigureDesk::configure(Session &session, const Configure &request)
{
    const Wish wish{QStringLiteral("configure"), request.id, request.room};
    m_writer.inTurn(session, wish, [this, wish, request](Session &asker, Room &room) {
        return decide(asker, room, wish, request);
    });
}

bool ConfigureDesk::decide(Session &session, Room &room, const Wish &wish, const Configure &request)
{
    if (room.facts().direct || !Venue::runs(session, room)) {
        m_venue.refuse(session, wish.refusal(RefusalCode::NotAllowed));
        return false;
    }
    if (room.facts().archived && request.archived.value_or(true) && hasMoreThanArchived(request)) {
        m_venue.refuse(session, wish.refusal(RefusalCode::Archived));
        return false;
    }
    if (const char *const field = unfitText(request)) {
        Refusal refusal = wish.refusal(RefusalCode::BadField);
        refusal.field = QString::fromLatin1(field);
        m_venue.refuse(session, refusal);
        return false;
    }
    RoomChange change;
    QString title = request.title.value_or(room.title());
    if (request.title && refuseTitle(session, room, wish, title))
        return false;
    if (title != room.title()) {
        Event event = m_writer.event(session, room, EventKind::Title);
        event.text = title;
        change.events.append(event);
    }
    if (request.topic && *request.topic != room.topic()) {
        Event event = m_writer.event(session, room, EventKind::Topic);
        event.text = *request.topic;
        change.events.append(event);
    }
    change.settings = [request](KnownRoom &facts) { applySettings(facts, request); };
    // also when only a part of it could be written
    change.afterwards = [this, title, before = room.facts(), topic = room.topic()](Room &here) {
        m_venue.rooms().releaseTitle(here, before.title);
        m_venue.rooms().releaseTitle(here, title);
        if (here.facts() == before && here.topic() == topic)
            return;
        RoomChanged changed{m_venue.info(here)};
        changed.room.welcome = here.facts().welcome;
        m_venue.publishAbout(here, changed, Importance::Must);
    };
    change.undo = change.afterwards;
    m_writer.write(session, room, wish, std::move(change));
    return true;
}

bool ConfigureDesk::refuseTitle(const Session &session, Room &room, const Wish &wish, QString &title)
{
    const NameCheck check = checkRoomTitle(title);
    title = check.name;
    const auto code = check.refusal ? check.refusal : m_venue.rooms().claimTitle(room, title);
    if (!code)
        return false;
    Refusal refusal = wish.refusal(*code);
    if (code == RefusalCode::NameTooLong)
        refusal.limit = MaxTitleCharacters;
    m_venue.refuse(session, refusal);
    return true;
}

} // namespace Parlor
