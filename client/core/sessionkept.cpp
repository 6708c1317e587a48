// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession_p.h"
#include "client/core/sessionstore.h"
#include "client/core/timelinemodel.h"
#include "server/protocol/protocolinfo.h"

#include <algorithm>
#include <iterator>
#include <utility>

// What outlives the program: lines that wait, who is ignored, whether receipts are given.

namespace Parlor {

/// In again for the first time since join().
void ChatSession::Private::loadKept()
{
    kept = store && !server.isEmpty() ? KeptState::fromBytes(store->load(server)) : KeptState();
    restored = kept.person == you.id ? kept.lines : QVector<Outbox::Line>();
    if (!kept.ignored.isEmpty())
        Q_EMIT q->ignoredChanged();
}

void ChatSession::Private::keep()
{
    if (!store || server.isEmpty())
        return;
    KeptState now = kept;
    now.person = you.id;
    now.lines = outbox.lines() + restored;
    now.epochs.clear();
    for (const Outbox::Line &line : std::as_const(now.lines)) {
        const QString id = Outbox::roomIn(line);
        const JoinedRoom *joinedRoom = room(id);
        now.epochs.insert(id, joinedRoom ? joinedRoom->log().epoch() : kept.epochs.value(id));
    }
    const QByteArray bytes = now.toBytes();
    if (bytes != kept.toBytes())
        store->save(server, bytes);
    kept = now;
}

/// There is no such room any more.
void ChatSession::Private::giveUpRestored(const QString &roomId)
{
    const QVector<Outbox::Line> lines = std::exchange(restored, {});
    const auto isThere = [&roomId](const Outbox::Line &line) { return Outbox::roomIn(line) == roomId; };
    std::remove_copy_if(lines.cbegin(), lines.cend(), std::back_inserter(restored), isThere);
    for (const Outbox::Line &line : lines) {
        if (isThere(line))
            giveUp(line, RefusalCode::NoSuchRoom);
    }
}

void ChatSession::Private::restoreLines(const RoomInfo &info)
{
    if (restored.isEmpty())
        return;
    const bool sameLog = kept.epochs.value(info.id) == info.epoch;
    const QVector<Outbox::Line> lines = std::exchange(restored, {});
    for (Outbox::Line line : lines) {
        if (Outbox::roomIn(line) != info.id) {
            restored.append(line);
            continue;
        }
        Post *const post = std::get_if<Post>(&line);
        if (!sameLog && !post) {
            giveUp(line, RefusalCode::NoSuchMessage);
            continue;
        }
        if (!sameLog)
            post->reply = 0;
        outbox.addAgain(line);
        addLine(line);
    }
}

QStringList ChatSession::ignored() const
{
    return QStringList(d->kept.ignored.cbegin(), d->kept.ignored.cend());
}

void ChatSession::setIgnored(const QString &person, bool on)
{
    if (person.isEmpty() || person == d->you.id || d->kept.ignored.contains(person) == on)
        return;
    if (on)
        d->kept.ignored.insert(person);
    else
        d->kept.ignored.remove(person);
    if (d->store && !d->server.isEmpty())
        d->store->save(d->server, d->kept.toBytes());
    const QStringList ids = d->roomIds();
    for (const QString &id : ids) {
        if (JoinedRoom *joined = d->room(id))
            joined->timeline()->setIgnored(d->kept.ignored);
        d->tellUnread(id);
    }
    Q_EMIT ignoredChanged();
}

bool ChatSession::givesReceipts() const
{
    return d->kept.receipts.value_or(false);
}

void ChatSession::setGivesReceipts(bool on)
{
    if (d->kept.receipts == on)
        return;
    d->kept.receipts = on;
    if (d->store && !d->server.isEmpty())
        d->store->save(d->server, d->kept.toBytes());
    if (d->state == SessionState::Online)
        d->connection.send(SetProfile{{}, {}, on}); // else when one is in again
}

} // namespace Parlor
