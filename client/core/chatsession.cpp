// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession.h"

#include "client/core/chatsession_p.h"
#include "client/core/rostermodel.h"
#include "client/core/timelinemodel.h"
#include "server/protocol/clock.h"
#include "server/protocol/protocolinfo.h"

// What people ask of a session.

namespace Parlor {

ChatSession::ChatSession(const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(clock, this))
{ }

ChatSession::~ChatSession()
{
    d->connection.close();
}

void ChatSession::join(const JoinSettings &settings)
{
    d->join(settings);
}

void ChatSession::leave()
{
    if (d->state != SessionState::Idle && d->state != SessionState::Ended)
        d->end(EndReason::Left);
}

void ChatSession::retryNow()
{
    if (d->state == SessionState::Waiting && d->retry.isSet()) {
        d->connectNow();
        Q_EMIT stateChanged(SessionState::Waiting);
    } else if (d->state == SessionState::Ended) {
        d->join(JoinSettings(d->settings));
    }
}

void ChatSession::tick()
{
    const auto alarms = findChildren<Alarm *>();
    for (Alarm *alarm : alarms)
        alarm->check();
}

SessionState ChatSession::state() const
{
    return d->state;
}

EndReason ChatSession::endReason() const
{
    return d->endReason;
}

ConnectionFailure ChatSession::failure() const
{
    return d->failure;
}

std::chrono::milliseconds ChatSession::retryIn() const
{
    return d->retry.left();
}

const Person &ChatSession::you() const
{
    return d->you;
}

QString ChatSession::token() const
{
    return d->settings.token;
}

QString ChatSession::title() const
{
    return d->title;
}

QString ChatSession::server() const
{
    return d->server;
}

ClientLimits ChatSession::limits() const
{
    return d->limits;
}

RoomModel *ChatSession::rooms() const
{
    return &d->roomModel;
}

TimelineModel *ChatSession::timeline(const QString &room) const
{
    const JoinedRoom *joined = d->room(room);
    return joined ? joined->timeline() : nullptr;
}

RosterModel *ChatSession::people(const QString &room) const
{
    const JoinedRoom *joined = d->room(room);
    return joined ? joined->people() : nullptr;
}

void ChatSession::post(const QString &room, const QString &text)
{
    JoinedRoom *joined = d->room(room);
    if (!joined || text.trimmed().isEmpty())
        return;
    const Post line = d->outbox.addPost(room, text);
    Event event;
    event.room = room;
    event.id = line.id;
    event.author = d->you;
    event.time = d->clock.wall();
    event.text = text;
    joined->timeline()->addWaiting(event);
    d->toldTyping.remove(room); // the line itself says that one is done
    if (const std::optional<Refusal> refusal = d->checkLength(QStringLiteral("post"), room, text, line.id)) {
        d->outbox.remove(line.id);
        d->fail(room, *refusal);
        return;
    }
    d->tellWaiting();
    d->pump();
}

void ChatSession::edit(const QString &room, Seq seq, const QString &text)
{
    if (!d->room(room) || seq <= 0 || text.trimmed().isEmpty())
        return;
    d->toldTyping.remove(room);
    if (const std::optional<Refusal> refusal = d->checkLength(QStringLiteral("edit"), room, text, {})) {
        Q_EMIT refused(*refusal);
        return;
    }
    Event change;
    change.kind = EventKind::Edit;
    change.id = d->outbox.addEdit(room, seq, text).id;
    change.room = room;
    change.target = seq;
    change.text = text;
    d->addChange(change);
}

void ChatSession::remove(const QString &room, Seq seq)
{
    if (!d->room(room) || seq <= 0)
        return;
    Event change;
    change.kind = EventKind::Delete;
    change.id = d->outbox.addDelete(room, seq).id;
    change.room = room;
    change.target = seq;
    d->addChange(change);
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

void ChatSession::setName(const QString &name)
{
    switch (d->state) {
    case SessionState::Online:
        d->connection.send(SetName{name});
        break;
    case SessionState::NameNeeded:
        d->settings.name = name;
        if (d->connection.isOpen()) {
            d->sayHello();
        } else {
            d->setState(SessionState::Connecting);
            d->connectNow();
        }
        break;
    default:
        d->settings.name = name; // for the next hello
    }
}

void ChatSession::createRoom(const QString &title)
{
    if (d->state == SessionState::Online)
        d->connection.send(CreateRoom{title});
}

void ChatSession::joinRoom(const QString &room)
{
    if (d->state == SessionState::Online && !room.isEmpty())
        d->connection.send(JoinRoom{room});
}

void ChatSession::leaveRoom(const QString &room)
{
    if (d->state == SessionState::Online && d->room(room))
        d->connection.send(LeaveRoom{room});
}

void ChatSession::loadOlder(const QString &room)
{
    JoinedRoom *joined = d->room(room);
    if (!joined || d->state != SessionState::Online)
        return;
    joined->wantOlder();
    d->askHistory();
}

void ChatSession::setTyping(const QString &room, bool on)
{
    if (d->state != SessionState::Online || !d->room(room))
        return;
    const std::chrono::milliseconds now = d->clock.steady();
    const auto told = d->toldTyping.constFind(room);
    const bool toldAlready = told != d->toldTyping.constEnd();
    if (on) {
        if (toldAlready && now - *told < std::chrono::seconds(TypingRepeatSeconds))
            return;
        d->toldTyping.insert(room, now);
    } else if (!d->toldTyping.remove(room)) {
        return;
    }
    d->connection.send(SetTyping{room, on});
}

void ChatSession::setVisibleRoom(const QString &room)
{
    d->visibleRoom = room;
    d->roomModel.clearUnread(room);
}

} // namespace Parlor
