// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/postdesk.h"

#include "server/chat/makerefusal.h"
#include "server/chat/markdown.h"
#include "server/chat/textcheck.h"
#include "server/chat/typingdesk.h"
#include "server/chat/venue.h"
#include "server/protocol/fieldreader.h"
#include "server/protocol/protocolinfo.h"
#include "server/store/eventlog.h"

#include <algorithm>
#include <limits>

namespace Parlor {

namespace {

constexpr qint64 MaxSeconds = std::numeric_limits<int>::max();

RefusalCode refusalOf(AppendError error)
{
    switch (error) {
    case AppendError::NoTarget:
        return RefusalCode::NoSuchMessage;
    case AppendError::NotYours:
        return RefusalCode::NotYours;
    case AppendError::TooLate:
        return RefusalCode::TooLate;
    case AppendError::None:
    case AppendError::Unavailable:
    case AppendError::Rejected:
        break;
    }
    return RefusalCode::NotSaved;
}

} // namespace

PostDesk::PostDesk(Venue &venue)
    : m_venue(venue)
{ }

/// What a client asks to be written, as far as its refusal must say.
struct PostDesk::Wish
{
    QString re;
    QString id;
    QString room;

    Refusal refusal(RefusalCode code) const { return makeRefusal(code, re, room, id); }
};

void PostDesk::post(Session &session, const Post &post)
{
    const Wish wish{QStringLiteral("post"), post.id, post.room};
    Room *const room = admit(session, wish, &post.text);
    if (!room)
        return;
    Event said = event(session, *room, EventKind::Message, post.id);
    setText(said, post.text);
    stopTyping(session, *room);
    m_venue.log().append(std::move(said), answer(session, wish));
}

void PostDesk::edit(Session &session, const Edit &edit)
{
    const Wish wish{QStringLiteral("edit"), edit.id, edit.room};
    Room *const room = admit(session, wish, &edit.text);
    if (!room)
        return;
    Event change = event(session, *room, EventKind::Edit, edit.id);
    change.target = edit.target;
    setText(change, edit.text);
    stopTyping(session, *room);
    m_venue.log().amend(std::move(change), {false, editableSince(session)}, answer(session, wish));
}

void PostDesk::remove(Session &session, const Delete &deletion)
{
    const Wish wish{QStringLiteral("delete"), deletion.id, deletion.room};
    Room *const room = admit(session, wish, nullptr);
    if (!room)
        return;
    Event change = event(session, *room, EventKind::Delete, deletion.id);
    change.target = deletion.target;
    m_venue.log().amend(std::move(change), {session.host, editableSince(session)}, answer(session, wish));
}

qint64 PostDesk::editableSince(const Session &session) const
{
    const qint64 seconds = m_venue.limit(Limit::EditSeconds);
    return session.host || seconds == 0 ? 0 : m_venue.clock().wall() - seconds * 1000;
}

// Null: it was refused.
Room *PostDesk::admit(Session &session, const Wish &wish, const QString *text)
{
    Room *const room = m_venue.rooms().find(wish.room);
    if (const std::optional<Refusal> refusal = check(session, wish, room, text)) {
        m_venue.refuse(session, *refusal);
        return nullptr;
    }
    const auto wait = session.person->posts.take(m_venue.clock().steady());
    if (wait.count() == 0)
        return room;
    refuseHasty(session, wish, wait);
    return nullptr;
}

std::optional<Refusal> PostDesk::check(const Session &session, const Wish &wish, const Room *room,
                                       const QString *text) const
{
    if (!isId(wish.id, MaxIdLength)) {
        Refusal refusal = wish.refusal(RefusalCode::BadField);
        refusal.field = QStringLiteral("id");
        return refusal;
    }
    if (!room)
        return wish.refusal(RefusalCode::NoSuchRoom);
    if (!session.visit(*room))
        return wish.refusal(RefusalCode::NotInRoom);
    const std::optional<RefusalCode> code = text ? checkText(*text, m_venue.config().limits) : std::nullopt;
    if (!code)
        return std::nullopt;
    Refusal refusal = wish.refusal(*code);
    if (code == RefusalCode::TextTooLong)
        refusal.limit = mostCharacters(m_venue.config().limits);
    return refusal;
}

void PostDesk::refuseHasty(Session &session, const Wish &wish, std::chrono::milliseconds wait)
{
    Refusal refusal = wish.refusal(RefusalCode::RateLimited);
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
    Event said = event(session, m_venue.rooms().lobby(), EventKind::Message, {});
    setText(said, text);
    m_venue.log().append(std::move(said), m_venue.guarded([this](const AppendResult &result) {
        if (result.error == AppendError::None)
            tell(result.event);
    }));
}

Event PostDesk::event(const Session &session, const Room &room, EventKind kind, const QString &id) const
{
    Event event;
    event.room = room.id();
    event.kind = kind;
    event.id = id;
    event.author = session.person->person;
    event.time = m_venue.clock().wall();
    return event;
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

std::function<void(AppendResult)> PostDesk::answer(const Session &session, const Wish &wish)
{
    return m_venue.guarded(
        [this, poster = session.id, wish](const AppendResult &result) { onAppended(poster, wish, result); });
}

void PostDesk::onAppended(SessionId poster, const Wish &wish, const AppendResult &result)
{
    if (const Session *const session = m_venue.session(poster)) {
        if (result.error == AppendError::None) {
            m_venue.send(*session, Ack{wish.id, wish.room, result.event.seq, result.event.time});
        } else {
            Refusal refusal = wish.refusal(refusalOf(result.error));
            if (result.error == AppendError::TooLate)
                refusal.limit = int(std::min<qint64>(m_venue.limit(Limit::EditSeconds), MaxSeconds));
            m_venue.refuse(*session, refusal);
        }
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
