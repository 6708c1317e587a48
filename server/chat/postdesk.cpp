// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/postdesk.h"

#include "server/chat/eventdesk.h"
#include "server/chat/markdown.h"
#include "server/chat/pastvisits.h"
#include "server/chat/textcheck.h"
#include "server/chat/typingdesk.h"
#include "server/chat/venue.h"
#include "server/store/eventlog.h"

namespace Parlor {

PostDesk::PostDesk(Venue &venue, EventDesk &events)
    : m_venue(venue)
    , m_events(events)
{ }

void PostDesk::post(Session &session, const Post &post)
{
    const Wish wish{QStringLiteral("post"), post.id, post.room};
    Room *const room = admit(session, wish, &post.text);
    if (!room)
        return;
    Event said = m_events.event(session, *room, EventKind::Message, post.id);
    said.reply = post.reply < visibleSince(*session.person, *room) ? 0 : post.reply;
    setText(said, post.text);
    stopTyping(session, *room);
    m_events.append(session, wish, std::move(said));
}

void PostDesk::edit(Session &session, const Edit &edit)
{
    const Wish wish{QStringLiteral("edit"), edit.id, edit.room};
    Room *const room = admit(session, wish, &edit.text);
    if (!room)
        return;
    Event change = m_events.event(session, *room, EventKind::Edit, edit.id);
    change.target = edit.target;
    setText(change, edit.text);
    stopTyping(session, *room);
    m_events.amend(session, wish, std::move(change), {false, editableSince(session)});
}

void PostDesk::remove(Session &session, const Delete &deletion)
{
    const Wish wish{QStringLiteral("delete"), deletion.id, deletion.room};
    Room *const room = admit(session, wish, nullptr);
    if (!room)
        return;
    Event change = m_events.event(session, *room, EventKind::Delete, deletion.id);
    change.target = deletion.target;
    m_events.amend(session, wish, std::move(change), {session.host, editableSince(session)});
}

qint64 PostDesk::editableSince(const Session &session) const
{
    const qint64 seconds = m_venue.limit(Limit::EditSeconds);
    return session.host || seconds == 0 ? 0 : m_venue.clock().wall() - seconds * 1000;
}

// Null: it was refused.
Room *PostDesk::admit(Session &session, const Wish &wish, const QString *text)
{
    Room *const room = m_events.room(session, wish);
    if (!room)
        return nullptr;
    if (const auto code = text ? checkText(*text, m_venue.config().limits) : std::nullopt) {
        Refusal refusal = wish.refusal(*code);
        if (code == RefusalCode::TextTooLong)
            refusal.limit = mostCharacters(m_venue.config().limits);
        m_venue.refuse(session, refusal);
        return nullptr;
    }
    return m_events.count(session, wish) ? room : nullptr;
}

void PostDesk::postPlain(Session &session, const QString &text)
{
    const std::optional<RefusalCode> code = checkText(text, m_venue.config().limits);
    if (code == RefusalCode::TextEmpty || m_venue.rooms().lobby().facts().archived)
        return;
    if (code) {
        m_venue.dismiss(session, CloseCode::TooBig);
        return;
    }
    const auto wait = session.person->posts.borrow(m_venue.clock().steady());
    if (wait.count() > 0)
        m_venue.delivery().pause(session.id, wait);
    // It cannot be told that it was not saved, so there is nothing to do then.
    Event said = m_events.event(session, m_venue.rooms().lobby(), EventKind::Message, {});
    setText(said, text);
    m_events.append(std::move(said));
}

void PostDesk::setText(Event &event, const QString &typed) const
{
    const auto idOf = [this](QStringView name) { return m_venue.people().names().ownerOf(name); };
    Formatted formatted = formatMarkdown(typed, idOf);
    // "> " alone would be a quote of nothing: what was typed says more
    if (isBlank(formatted.text))
        formatted = {typed, {}};
    event.text = std::move(formatted.text);
    event.spans = std::move(formatted.spans);
    if (event.text != typed)
        event.source = typed;
}

void PostDesk::stopTyping(const Session &session, const Room &room)
{
    const Person &person = session.person->person;
    if (m_venue.typing().clear({room.id(), person.id}))
        tellTyping(m_venue, room, person, false);
}

} // namespace Parlor
