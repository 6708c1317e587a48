// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/postdesk.h"

#include "server/chat/makerefusal.h"
#include "server/chat/markdown.h"
#include "server/chat/textcheck.h"
#include "server/chat/typingdesk.h"
#include "server/chat/venue.h"
#include "server/protocol/protocolinfo.h"
#include "server/store/eventlog.h"

#include <algorithm>

namespace Parlor {

namespace {

bool isId(const QString &id)
{
    const auto isAllowed = [](QChar c) {
        const char16_t unit = c.unicode();
        return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z')
            || (unit >= u'0' && unit <= u'9') || unit == u'_' || unit == u'-';
    };
    return !id.isEmpty() && id.size() <= MaxIdLength && std::all_of(id.begin(), id.end(), isAllowed);
}

Refusal about(const Post &post, RefusalCode code)
{
    return makeRefusal(code, QStringLiteral("post"), post.room, post.id);
}

} // namespace

PostDesk::PostDesk(Venue &venue)
    : m_venue(venue)
{ }

void PostDesk::post(Session &session, const Post &post)
{
    Room *const room = m_venue.rooms().find(post.room);
    if (const std::optional<Refusal> refusal = check(session, post, room)) {
        m_venue.refuse(session, *refusal);
        return;
    }
    const auto wait = session.person->posts.take(m_venue.clock().steady());
    if (wait.count() > 0) {
        refuseHasty(session, post, wait);
        return;
    }
    Event said = event(session, *room, post.text);
    said.id = post.id;
    stopTyping(session, *room);
    m_venue.log().append(std::move(said),
                         m_venue.guarded([this, poster = session.id, post](const AppendResult &result) {
                             onAppended(poster, post, result);
                         }));
}

std::optional<Refusal> PostDesk::check(const Session &session, const Post &post, const Room *room) const
{
    if (!isId(post.id)) {
        Refusal refusal = about(post, RefusalCode::BadField);
        refusal.field = QStringLiteral("id");
        return refusal;
    }
    if (!room)
        return about(post, RefusalCode::NoSuchRoom);
    if (!session.visit(*room))
        return about(post, RefusalCode::NotInRoom);
    const std::optional<RefusalCode> code = checkText(post.text, m_venue.config().limits);
    if (!code)
        return std::nullopt;
    Refusal refusal = about(post, *code);
    if (code == RefusalCode::TextTooLong)
        refusal.limit = mostCharacters(m_venue.config().limits);
    return refusal;
}

void PostDesk::refuseHasty(Session &session, const Post &post, std::chrono::milliseconds wait)
{
    Refusal refusal = about(post, RefusalCode::RateLimited);
    refusal.retryAfter = wait.count();
    m_venue.refuse(session, refusal);
    PersonRecord &record = *session.person;
    const auto now = m_venue.clock().steady();
    if (!record.hasty.strike(now, MostHasty))
        return;
    record.heldUntil = now + Held;
    const std::vector<SessionId> all = record.sessions;
    for (const SessionId id : all) {
        if (Session *const each = m_venue.session(id))
            m_venue.dismiss(*each, CloseCode::Policy);
    }
}

void PostDesk::postPlain(Session &session, const QString &text)
{
    const std::optional<RefusalCode> code = checkText(text, m_venue.config().limits);
    if (code == RefusalCode::TextEmpty)
        return;
    if (code) {
        m_venue.dismiss(session, CloseCode::TooBig);
        return;
    }
    const auto wait = session.person->posts.borrow(m_venue.clock().steady());
    if (wait.count() > 0)
        m_venue.delivery().pause(session.id, wait);
    // It cannot be told that it was not saved, so there is nothing to do then.
    m_venue.log().append(event(session, m_venue.rooms().lobby(), text),
                         m_venue.guarded([this](const AppendResult &result) {
                             if (result.error == AppendError::None)
                                 tell(result.event);
                         }));
}

Event PostDesk::event(const Session &session, const Room &room, const QString &typed) const
{
    Event event;
    event.room = room.id();
    event.author = session.person->person;
    event.time = m_venue.clock().wall();
    const auto idOf = [this](QStringView name) { return m_venue.people().names().ownerOf(name); };
    Formatted formatted = formatMarkdown(typed, idOf);
    // "> " alone would be a quote of nothing: what was typed says more
    if (isBlank(formatted.text))
        formatted = {typed, {}};
    event.text = std::move(formatted.text);
    event.spans = std::move(formatted.spans);
    if (event.text != typed)
        event.source = typed;
    return event;
}

void PostDesk::onAppended(SessionId poster, const Post &post, const AppendResult &result)
{
    if (const Session *const session = m_venue.session(poster)) {
        if (result.error == AppendError::None)
            m_venue.send(*session, Ack{post.id, post.room, result.event.seq, result.event.time});
        else
            m_venue.refuse(*session, about(post, RefusalCode::NotSaved));
    }
    if (result.error == AppendError::None)
        tell(result.event);
}

// Not by AppendResult::duplicate: an append whose outcome was unknown may turn out to be written when it is
// tried again, and then nobody was told.
void PostDesk::tell(const Event &event)
{
    Room *const room = m_venue.rooms().find(event.room);
    if (!room || event.seq <= room->told())
        return;
    room->setTold(event);
    m_venue.delivery().publish(room->audience(), EventMessage{event}, Importance::Must);
}

void PostDesk::stopTyping(const Session &session, const Room &room)
{
    const Person &person = session.person->person;
    if (m_venue.typing().clear({room.id(), person.id}))
        tellTyping(m_venue, room, person, false);
}

} // namespace Parlor
