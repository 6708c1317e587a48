// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession_p.h"
#include "client/core/timelinemodel.h"
#include "server/protocol/clock.h"
#include "server/protocol/emoji.h"
#include "server/protocol/name.h"

// What is typed: it is kept until the server has it.

namespace Parlor {

void ChatSession::post(const QString &room, const QString &text, Seq reply)
{
    JoinedRoom *joined = d->room(room);
    if (!joined || text.trimmed().isEmpty())
        return;
    const Post line = d->outbox.addPost(room, text, reply);
    d->toldTyping.remove(room); // the line itself says that one is done
    if (const std::optional<Refusal> refusal = d->checkLength(QStringLiteral("post"), room, text, line.id)) {
        joined->timeline()->addWaiting(d->waitingEvent(line));
        d->outbox.remove(line.id);
        d->fail(*refusal, text);
        return;
    }
    d->addLine(line);
    showEnd(room); // where the line stands
}

void ChatSession::edit(const QString &room, Seq seq, const QString &text)
{
    if (!d->room(room) || seq <= 0 || text.trimmed().isEmpty())
        return;
    d->toldTyping.remove(room);
    if (const std::optional<Refusal> refusal = d->checkLength(QStringLiteral("edit"), room, text, {}))
        Q_EMIT refused(*refusal);
    else
        d->addLine(d->outbox.addEdit(room, seq, text));
}

void ChatSession::remove(const QString &room, Seq seq)
{
    if (d->room(room) && seq > 0)
        d->addLine(d->outbox.addDelete(room, seq));
}

void ChatSession::react(const QString &room, Seq seq, const QString &emoji, bool on)
{
    if (d->room(room) && seq > 0 && isEmoji(emoji))
        d->addLine(d->outbox.addReact(room, seq, emoji, on));
}

bool ChatSession::mayEdit(const Event &message) const
{
    const qint64 age = d->serverTime() - message.time;
    return message.seq > 0 && !message.deleted && message.author.id == d->you.id
        && (d->limits.editSeconds == 0 || age <= d->limits.editSeconds * qint64(1000));
}

bool ChatSession::mayRemove(const Event &message) const
{
    return mayEdit(message) || (d->you.host && message.seq > 0 && !message.deleted);
}

QString ChatSession::takeBack(const QString &room, const QString &id)
{
    JoinedRoom *joined = d->room(room);
    if (!joined || d->outbox.underWay() == id)
        return {};
    d->outbox.remove(id);
    const QString typed = joined->timeline()->take(id);
    d->tellWaiting();
    return typed;
}

/// The line is in the outbox: shows and sends it.
void ChatSession::Private::addLine(const Outbox::Line &line)
{
    if (JoinedRoom *joinedRoom = room(Outbox::roomIn(line)))
        joinedRoom->timeline()->addWaiting(waitingEvent(line));
    tellWaiting();
    pump();
}

/// What the line will be.
Event ChatSession::Private::waitingEvent(const Outbox::Line &line) const
{
    Event event;
    event.id = Outbox::idOf(line);
    event.room = Outbox::roomIn(line);
    event.author = you;
    event.time = clock.wall();
    if (const auto *post = std::get_if<Post>(&line)) {
        event.text = post->text;
        event.reply = post->reply;
    } else if (const auto *edit = std::get_if<Edit>(&line)) {
        event.kind = EventKind::Edit;
        event.target = edit->target;
        event.text = edit->text;
    } else if (const auto *deletion = std::get_if<Delete>(&line)) {
        event.kind = EventKind::Delete;
        event.target = deletion->target;
    } else if (const auto *react = std::get_if<React>(&line)) {
        event.kind = EventKind::React;
        event.target = react->target;
        event.emoji = react->emoji;
        event.on = react->on;
    }
    return event;
}

/// Sends the next line if it may go now.
void ChatSession::Private::pump()
{
    if (state != SessionState::Online)
        return;
    if (const std::optional<Outbox::Line> line = outbox.next(clock.steady()))
        std::visit([this](const auto &one) { connection.send(one); }, *line);
    else if (const auto until = outbox.pausedUntil(); until && outbox.count() > 0)
        outboxAlarm.set(*until - clock.steady());
}

/// What would refuse a text that is too long, without asking.
std::optional<Refusal> ChatSession::Private::checkLength(const QString &re, const QString &roomId,
                                                         const QString &text, const QString &id) const
{
    if (limits.messageCharacters <= 0 || codePoints(text) <= limits.messageCharacters)
        return std::nullopt;
    Refusal refusal;
    refusal.code = RefusalCode::TextTooLong;
    refusal.re = re;
    refusal.id = id;
    refusal.room = roomId;
    refusal.limit = limits.messageCharacters;
    return refusal;
}

/// Seqs of another log mean other messages, perhaps of somebody else.
void ChatSession::Private::dropChanges(const QString &roomId)
{
    const QVector<Outbox::Line> lines = outbox.takeChanges(roomId);
    for (const Outbox::Line &line : lines)
        giveUp(line, RefusalCode::NoSuchMessage);
}

void ChatSession::Private::giveUp(const Outbox::Line &line, RefusalCode code)
{
    Refusal refusal;
    refusal.code = code;
    refusal.re = Outbox::typeOf(line);
    refusal.id = Outbox::idOf(line);
    refusal.room = Outbox::roomIn(line);
    fail(refusal, Outbox::typedIn(line));
}

/// The line is in the outbox no more.
void ChatSession::Private::fail(const Refusal &refusal, const QString &typed)
{
    const JoinedRoom *joinedRoom = room(refusal.room);
    if (joinedRoom) {
        joinedRoom->timeline()->setFailed(refusal.id, refusal.code);
        joinedRoom->timeline()->dropChange(refusal.id);
    }
    tellWaiting();
    const bool isShown = joinedRoom && refusal.re == QLatin1String("post");
    if (!isShown && !typed.isEmpty())
        Q_EMIT q->typedReturned(refusal.room, typed);
    Q_EMIT q->refused(refusal);
}

/// An event of our own that came back says the same as its ack, which a cut may have swallowed.
void ChatSession::Private::acknowledgeEvent(const Event &event)
{
    if (!event.id.isEmpty() && event.author.id == you.id && outbox.acknowledge(event.id))
        tellWaiting();
}

void ChatSession::Private::tellWaiting()
{
    keep();
    if (toldWaiting == outbox.count())
        return;
    toldWaiting = outbox.count();
    Q_EMIT q->waitingChanged(toldWaiting);
}

} // namespace Parlor
