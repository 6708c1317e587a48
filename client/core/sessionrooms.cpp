// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession_p.h"
#include "client/core/rostermodel.h"
#include "client/core/timelinemodel.h"
#include "server/protocol/clock.h"

// The rooms of a session, and who writes there.

namespace Parlor {

using std::chrono::milliseconds;

QVector<Person> ChatSession::members(const QString &room) const
{
    const JoinedRoom *joined = d->room(room);
    return joined ? joined->state().members() : QVector<Person>();
}

JoinedRoom *ChatSession::Private::room(const QString &id) const
{
    const auto it = joinedRooms.find(id);
    return it == joinedRooms.end() ? nullptr : it->second.get();
}

/// A copy, for loops that tell others, who may do anything.
QStringList ChatSession::Private::roomIds() const
{
    QStringList ids;
    for (const auto &[id, joinedRoom] : joinedRooms)
        ids.append(id);
    return ids;
}

/// @p why: what becomes of the lines that wait to be sent there.
void ChatSession::Private::dropRoom(const QString &id, RefusalCode why)
{
    const auto it = joinedRooms.find(id);
    if (it == joinedRooms.end())
        return;
    const QString name = id; // may be the very key that goes
    const std::unique_ptr<JoinedRoom> leaving = std::move(it->second);
    joinedRooms.erase(it);
    toldTyping.remove(name);
    const QVector<Outbox::Line> lines = outbox.takeRoom(name);
    toRead.removeAll(name);
    roomModel.setUnread(name, 0, false);
    roomModel.setJoined(name, false);
    for (const Outbox::Line &line : lines)
        giveUp(line, why);
    Q_EMIT q->roomLeft(name);
}

void ChatSession::Private::dropAllRooms()
{
    while (!joinedRooms.empty())
        dropRoom(QString(joinedRooms.begin()->first));
}

/// What holds in a room by events that came after Joined, or may have.
void ChatSession::Private::applyState(JoinedRoom &joinedRoom, const QString &id, const Events &events)
{
    JoinedRoomState::Change all;
    for (const Event &event : events) {
        if (event.epoch != joinedRoom.log().epoch())
            continue;
        const JoinedRoomState::Change change = joinedRoom.state().add(event);
        if (change.topic)
            roomModel.setTopic(id, event.text);
        if (change.title)
            roomModel.setTitle(id, event.text);
        all.pins |= change.pins;
        all.members |= change.members;
        if (MessageFolds::isFolded(event))
            searchModel.amendWith(event);
    }
    if (all.pins)
        Q_EMIT q->pinsChanged(id);
    if (all.members)
        Q_EMIT q->membersChanged(id);
}

/// What lies before the first message that can be read is dropped here, too.
void ChatSession::Private::setFirst(const RoomInfo &info)
{
    JoinedRoom *joinedRoom = room(info.id);
    if (!joinedRoom || joinedRoom->log().epoch() != info.epoch)
        return;
    const qsizetype pins = joinedRoom->state().pins().size();
    if (!joinedRoom->setFirst(info.first))
        return;
    tellUnread(info.id);
    if (joinedRoom->state().pins().size() != pins)
        Q_EMIT q->pinsChanged(info.id);
}

/// A reset page may begin after the event of a line that was acknowledged: that line waits for nothing any
/// more.
void ChatSession::Private::dropAnswered(JoinedRoom &joinedRoom)
{
    TimelineModel *timeline = joinedRoom.timeline();
    const QStringList ids = timeline->unsentIds();
    for (const QString &id : ids) {
        const int row = timeline->rowOfUnsent(id);
        if (row >= 0 && timeline->at(row).state == SendState::Waiting && !outbox.contains(id))
            timeline->take(id);
    }
    const QStringList changes = timeline->changeIds();
    for (const QString &id : changes) {
        if (!outbox.contains(id))
            timeline->dropChange(id);
    }
}

void ChatSession::Private::setYou(const Person &person)
{
    if (you == person)
        return;
    you = person;
    roomModel.setOwnId(person.id);
    settings.name = person.name;
    Q_EMIT q->youChanged();
}

QHash<QString, Seq> ChatSession::Private::seen() const
{
    QHash<QString, Seq> result;
    for (const auto &[id, joinedRoom] : joinedRooms)
        result.insert(id, joinedRoom->log().upTo());
    return result;
}

/// The machine's own clock may be wrong by hours.
qint64 ChatSession::Private::serverTime() const
{
    return welcomeTime > 0 ? welcomeTime + (clock.steady() - welcomedAt).count() : clock.wall();
}

/// Those @p ids write no more.
void ChatSession::Private::typingOff(const QString &roomId, const QStringList &ids)
{
    JoinedRoom *joinedRoom = room(roomId);
    if (!joinedRoom || ids.isEmpty())
        return;
    for (const QString &id : ids)
        joinedRoom->people()->setTyping(id, false);
    tellTyping(roomId);
}

void ChatSession::Private::tellTyping(const QString &roomId)
{
    if (JoinedRoom *joinedRoom = room(roomId))
        Q_EMIT q->typingChanged(roomId, joinedRoom->typing().names());
}

void ChatSession::Private::onTypingDue()
{
    const QStringList ids = roomIds();
    for (const QString &id : ids) {
        if (JoinedRoom *joinedRoom = room(id))
            typingOff(id, joinedRoom->typing().expire(clock.steady()));
    }
    armTyping();
}

void ChatSession::Private::armTyping()
{
    std::optional<milliseconds> next;
    for (const auto &[id, joinedRoom] : joinedRooms) {
        const std::optional<milliseconds> expiry = joinedRoom->typing().nextExpiry();
        if (expiry && (!next || *expiry < *next))
            next = expiry;
    }
    if (next)
        typingAlarm.set(*next - clock.steady());
    else
        typingAlarm.clear();
}

} // namespace Parlor
