// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession_p.h"
#include "client/core/rostermodel.h"
#include "client/core/timelinemodel.h"
#include "server/protocol/clock.h"

#include <algorithm>
#include <variant>

// What a session makes of what the server says. A server may be hostile: nothing here trusts that a message
// comes when it should, or speaks of a room that is known.

namespace Parlor {

using std::chrono::milliseconds;

namespace {

constexpr size_t MaxRooms = 1000; // that a server may put us into

std::optional<milliseconds> pauseOf(const Refusal &refusal)
{
    if (!refusal.retryAfter)
        return std::nullopt;
    return milliseconds(*refusal.retryAfter);
}

} // namespace

void ChatSession::Private::onReceived(const ServerMessage &message)
{
    const bool always = std::holds_alternative<Welcome>(message) || std::holds_alternative<Refusal>(message)
        || std::holds_alternative<Notice>(message) || std::holds_alternative<Ping>(message)
        || std::holds_alternative<Bye>(message);
    if (always || state == SessionState::Online)
        std::visit([this](const auto &one) { handle(one); }, message);
}

void ChatSession::Private::handle(const Welcome &welcome)
{
    if (state != SessionState::Joining)
        return;
    helloAlarm.clear();
    settings.token = welcome.token;
    title = welcome.title;
    const bool isFirst = server != welcome.server;
    server = welcome.server;
    limits = welcome.limits;
    welcomeTime = welcome.time;
    welcomedAt = clock.steady();
    wasOnline = true;
    failure = ConnectionFailure::None;
    setYou(welcome.you);
    if (isFirst)
        loadKept();
    // Rooms that are gone, or begin anew, since the last time.
    const QStringList ids = roomIds();
    for (const QString &id : ids) {
        const auto there = std::find_if(welcome.rooms.cbegin(), welcome.rooms.cend(),
                                        [&id](const RoomInfo &info) { return info.id == id; });
        if (there == welcome.rooms.cend())
            dropRoom(id);
        else if (const JoinedRoom *known = room(id); known && known->log().epoch() != there->epoch)
            dropChanges(id);
    }
    roomModel.reset(welcome.rooms);
    searchModel.keepRooms(welcome.rooms);
    policy.online(clock.steady());
    heartbeat.start();
    setState(SessionState::Online);
    onBegun();
}

/// Online again: goes on with what waited for that.
void ChatSession::Private::onBegun()
{
    if (kept.receipts)
        connection.send(SetProfile{{}, {}, kept.receipts});
    enterAgain();
    onReadDue();
    pump();
}

void ChatSession::Private::handle(const Joined &joined)
{
    const QString id = joined.room.id;
    JoinedRoom *known = room(id);
    if (!known) {
        if (joinedRooms.size() >= MaxRooms)
            return;
        known = joinedRooms.emplace(id, std::make_unique<JoinedRoom>(id, q)).first->second.get();
    }
    const bool isNew = known->log().epoch().isEmpty();
    if (known->log().epoch() != joined.room.epoch)
        dropChanges(id);
    const bool entered = !roomModel.isJoined(id);
    enteredUnasked.remove(id);
    roomModel.update(joined.room);
    roomModel.setJoined(id, true);
    known->timeline()->setIgnored(kept.ignored);
    restoreLines(joined.room);
    known->join(joined, you.id);
    for (const Event &event : joined.events)
        acknowledgeEvent(event);
    dropAnswered(*known);
    // Nothing was said yet of a first visit, and else the last that was sent may have been cut off.
    if (known->unread().readTo() > joined.read && !toRead.contains(id))
        toRead.append(id);
    seeEnd(id);
    tellUnread(id);
    onReadDue();
    if (entered)
        Q_EMIT q->roomJoined(id);
    Q_EMIT q->pinsChanged(id);
    Q_EMIT q->membersChanged(id);
    Q_EMIT q->receiptsChanged(id);
    if (const QString welcome = joined.room.welcome.value_or(QString());
        isNew && joined.read == 0 && !welcome.isEmpty())
        Q_EMIT q->welcomed(id, welcome);
    askHistory();
    pump(); // a change of another log that was under way is given up by now
}

void ChatSession::Private::handle(const Left &left)
{
    dropRoom(left.room, RefusalCode::NotInRoom);
}

void ChatSession::Private::handle(const RoomChanged &changed)
{
    const bool isNew = roomModel.rowOf(changed.room.id) < 0;
    if (!isNew || size_t(roomModel.rowCount()) < MaxRooms)
        roomModel.update(changed.room);
    // Whoever has something to say to one alone is heard without asking.
    if (isNew && changed.room.direct && roomModel.rowOf(changed.room.id) >= 0)
        enterUnasked(changed.room.id);
    setFirst(changed.room);
    searchModel.dropUnreadable(changed.room);
}

void ChatSession::Private::handle(const RoomGone &gone)
{
    dropRoom(gone.room);
    giveUpRestored(gone.room);
    searchModel.dropRoom(gone.room);
    roomModel.remove(gone.room);
}

void ChatSession::Private::handle(const Ack &ack)
{
    if (requests.remove(ack.id))
        Q_EMIT q->acknowledged(ack.id, ack.seq);
    if (outbox.acknowledge(ack.id)) {
        if (const JoinedRoom *joinedRoom = room(ack.room)) {
            TimelineModel *timeline = joinedRoom->timeline();
            if (ack.seq < joinedRoom->log().oldest())
                timeline->take(ack.id); // acknowledged once more, after a reset page that begins behind it
            if (ack.seq <= joinedRoom->log().upTo())
                timeline->dropChange(ack.id); // it was so already: no event will come for it
            else
                timeline->settleChange(ack.id, ack.seq);
        }
        tellWaiting();
    }
    pump();
}

void ChatSession::Private::handle(const EventMessage &message)
{
    const Event &event = message.event;
    JoinedRoom *joinedRoom = room(event.room);
    if (!joinedRoom)
        return;
    if (event.epoch != joinedRoom->log().epoch()) {
        if (joinedRoom->askForReload())
            connection.send(JoinRoom{event.room}); // entering again brings the newest page of the other log
        return;
    }
    if (joinedRoom->typing().remove(event.author.id))
        typingOff(event.room, {event.author.id});
    joinedRoom->add(event, you.id);
    applyState(*joinedRoom, event.room, {event});
    acknowledgeEvent(event);
    seeEnd(event.room);
    tellUnread(event.room);
    pump();
    askHistory();
}

void ChatSession::Private::handle(const Presence &presence)
{
    JoinedRoom *joinedRoom = room(presence.room);
    if (!joinedRoom)
        return;
    joinedRoom->people()->update(presence.people, presence.gone, presence.count);
    roomModel.setPeople(presence.room, presence.count);
    QStringList stopped;
    for (const QString &id : presence.gone) {
        if (joinedRoom->typing().remove(id))
            stopped.append(id);
    }
    if (!stopped.isEmpty())
        typingOff(presence.room, stopped);
    for (const Person &person : presence.people) {
        if (person.id == you.id && person != you)
            setYou(person);
    }
}

void ChatSession::Private::handle(const Typing &typing)
{
    JoinedRoom *joinedRoom = room(typing.room);
    if (!joinedRoom || typing.person.id == you.id)
        return;
    const bool changed = joinedRoom->typing().set(typing.person, typing.on, clock.steady());
    joinedRoom->people()->setTyping(typing.person.id, typing.on);
    armTyping();
    if (changed)
        tellTyping(typing.room);
}

void ChatSession::Private::handle(const Refusal &refusal)
{
    if (state == SessionState::Joining) {
        onHelloRefused(refusal);
    } else if (refusal.re == QLatin1String("post") || refusal.re == QLatin1String("edit")
               || refusal.re == QLatin1String("delete") || refusal.re == QLatin1String("react")) {
        onLineRefused(refusal);
    } else if (refusal.re == QLatin1String("history")) {
        onHistoryRefused(refusal);
    } else if (refusal.re == QLatin1String("search")) {
        onSearchRefused(refusal);
    } else if (refusal.re == QLatin1String("join") && onJoinRefused(refusal)) {
        return;
    } else if (refusal.re != QLatin1String("typing") && refusal.re != QLatin1String("ping")
               && refusal.re != QLatin1String("read")) {
        requests.remove(refusal.id);
        Q_EMIT q->refused(refusal);
    }
}

void ChatSession::Private::onLineRefused(const Refusal &refusal)
{
    Refusal full = refusal;
    if (full.id.isEmpty())
        full.id = outbox.underWay();
    full.room = outbox.roomOf(full.id);
    const QString typed = outbox.typedOf(full.id);
    if (outbox.refuse(full.id, full.code, pauseOf(full), clock.steady()) == Outbox::Verdict::Failed)
        fail(full, typed);
    pump();
}

void ChatSession::Private::handle(const Notice &notice)
{
    Q_EMIT q->noticeReceived(notice);
}

void ChatSession::Private::handle(const Ping &ping)
{
    connection.send(Pong{ping.nonce, seen(), {}});
}

void ChatSession::Private::handle(const Pong &pong)
{
    heartbeat.answered(pong.nonce);
    for (const auto &[id, joinedRoom] : joinedRooms)
        joinedRoom->noteLast(pong.last.value(id));
    askHistory();
}

void ChatSession::Private::handle(const Bye &farewell)
{
    bye = farewell; // the close that follows tells when
}

} // namespace Parlor
