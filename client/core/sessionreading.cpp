// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession_p.h"
#include "client/core/timelinemodel.h"

#include <algorithm>

// What was read, by oneself and by others.

namespace Parlor {

namespace {

constexpr std::chrono::seconds ReadPause{1}; // between two messages about it

} // namespace

void ChatSession::setVisibleRoom(const QString &room)
{
    d->visibleRoom = room;
    d->seeEnd(room);
}

void ChatSession::markRead(const QString &room, Seq seq)
{
    const JoinedRoom *joined = d->room(room);
    if (joined)
        d->setRead(room, std::min(seq, joined->log().newest()));
}

Seq ChatSession::readUpTo(const QString &room) const
{
    const JoinedRoom *joined = d->room(room);
    return joined ? joined->unread().readTo() : 0;
}

QHash<QString, Seq> ChatSession::receipts(const QString &room) const
{
    const JoinedRoom *joined = d->room(room);
    return joined ? joined->receipts() : QHash<QString, Seq>();
}

void ChatSession::Private::tellUnread(const QString &id)
{
    const JoinedRoom *joinedRoom = room(id);
    if (!joinedRoom)
        return;
    const auto isIgnored = [this](const QString &person) { return kept.ignored.contains(person); };
    const int count = joinedRoom->unread().count(isIgnored);
    roomModel.setUnread(id, count, count > 0 && joinedRoom->mayHaveMoreUnread());
}

/// What the person looks at is read as soon as it is here.
void ChatSession::Private::seeEnd(const QString &id)
{
    const JoinedRoom *joinedRoom = room(id);
    if (joinedRoom && id == visibleRoom && joinedRoom->timeline()->isAtEnd())
        setRead(id, joinedRoom->log().upTo());
}

/// The person has read so far, here.
void ChatSession::Private::setRead(const QString &id, Seq seq)
{
    JoinedRoom *joinedRoom = room(id);
    if (!joinedRoom || !joinedRoom->unread().setRead(seq))
        return;
    tellUnread(id);
    if (!toRead.contains(id))
        toRead.append(id);
    onReadDue();
    Q_EMIT q->readChanged(id);
}

/// Sends the next position, unless one was sent within the last second.
void ChatSession::Private::onReadDue()
{
    if (state != SessionState::Online || toRead.isEmpty() || readAlarm.isSet())
        return; // what is to be sent is sent when one is online again
    const QString id = toRead.takeFirst();
    readAlarm.set(ReadPause);
    if (const JoinedRoom *joinedRoom = room(id))
        connection.send(MarkRead{id, joinedRoom->unread().readTo()});
}

void ChatSession::Private::handle(const MarkRead &read)
{
    JoinedRoom *joinedRoom = room(read.room);
    if (!joinedRoom || !joinedRoom->unread().setRead(read.seq))
        return;
    tellUnread(read.room);
    Q_EMIT q->readChanged(read.room);
}

void ChatSession::Private::handle(const Receipt &receipt)
{
    JoinedRoom *joinedRoom = room(receipt.room);
    if (!joinedRoom || receipt.person == you.id)
        return;
    joinedRoom->setReceipt({receipt.person, receipt.seq});
    Q_EMIT q->receiptsChanged(receipt.room);
}

} // namespace Parlor
