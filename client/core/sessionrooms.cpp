// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession_p.h"
#include "client/core/rostermodel.h"
#include "client/core/timelinemodel.h"
#include "server/protocol/clock.h"
#include "server/protocol/name.h"

#include <algorithm>

// What a session keeps: its rooms, the lines that wait, who writes.

namespace Parlor {

using std::chrono::milliseconds;

namespace {

constexpr std::chrono::seconds HistoryPatience{10}; // until another page may be asked for without an answer

} // namespace

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

void ChatSession::Private::dropRoom(const QString &id)
{
    const auto it = joinedRooms.find(id);
    if (it == joinedRooms.end())
        return;
    const QString name = id; // may be the very key that goes
    const std::unique_ptr<JoinedRoom> leaving = std::move(it->second);
    joinedRooms.erase(it);
    toldTyping.remove(name);
    outbox.removeRoom(name);
    roomModel.clearUnread(name);
    roomModel.setJoined(name, false);
    tellWaiting();
    Q_EMIT q->roomLeft(name);
}

void ChatSession::Private::dropAllRooms()
{
    while (!joinedRooms.empty())
        dropRoom(QString(joinedRooms.begin()->first));
}

void ChatSession::Private::addUnread(const QString &id, int count)
{
    if (id != visibleRoom)
        roomModel.addUnread(id, count);
}

/// Asks for the next page that a room needs: holes first, then what people scroll for.
void ChatSession::Private::askHistory()
{
    if (state != SessionState::Online || historyAlarm.isSet())
        return;
    std::optional<GetHistory> ask;
    for (const auto &[id, joinedRoom] : joinedRooms) {
        if ((ask = joinedRoom->askForHole()))
            break;
    }
    for (auto it = joinedRooms.begin(); !ask && it != joinedRooms.end(); ++it)
        ask = it->second->askForOlder();
    if (!ask)
        return;
    askedHistoryOf = ask->room;
    historyAlarm.set(HistoryPatience);
    connection.send(*ask);
}

void ChatSession::Private::historyAnswered()
{
    askedHistoryOf.clear();
    historyAlarm.clear();
    askHistory();
}

/// A pause that the server asked for is over, or it never answered.
void ChatSession::Private::onHistoryDue()
{
    if (JoinedRoom *joinedRoom = room(askedHistoryOf))
        joinedRoom->askFailed();
    historyAnswered();
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

/// An edit or a deletion is in the outbox: shows and sends it.
void ChatSession::Private::addChange(const Event &change)
{
    if (JoinedRoom *joinedRoom = room(change.room))
        joinedRoom->timeline()->addWaiting(change);
    tellWaiting();
    pump();
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
    for (const Outbox::Line &line : lines) {
        Refusal refusal;
        refusal.code = RefusalCode::NoSuchMessage;
        refusal.re = std::holds_alternative<Edit>(line) ? QStringLiteral("edit") : QStringLiteral("delete");
        refusal.id = Outbox::idOf(line);
        refusal.room = roomId;
        fail(roomId, refusal);
    }
}

void ChatSession::Private::fail(const QString &roomId, const Refusal &refusal)
{
    if (JoinedRoom *joinedRoom = room(roomId)) {
        joinedRoom->timeline()->setFailed(refusal.id, refusal.code);
        joinedRoom->timeline()->dropChange(refusal.id);
    }
    tellWaiting();
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
    if (toldWaiting == outbox.count())
        return;
    toldWaiting = outbox.count();
    Q_EMIT q->waitingChanged(toldWaiting);
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
