// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession_p.h"
#include "client/core/refusalpause.h"
#include "client/core/timelinemodel.h"

#include <algorithm>

// The past of the rooms, one page at a time.

namespace Parlor {

namespace {

constexpr std::chrono::seconds HistoryPatience{10}; // until another page may be asked for without an answer
constexpr std::chrono::seconds HistoryPause{1};     // after a refusal that names none

} // namespace

void ChatSession::loadOlder(const QString &room)
{
    JoinedRoom *joined = d->room(room);
    if (!joined || d->state != SessionState::Online)
        return;
    joined->wantOlder();
    d->askHistory();
}

void ChatSession::loadNewer(const QString &room)
{
    JoinedRoom *joined = d->room(room);
    if (!joined || d->state != SessionState::Online)
        return;
    joined->wantNewer();
    d->askHistory();
}

void ChatSession::showAround(const QString &room, Seq seq)
{
    JoinedRoom *joined = d->room(room);
    if (!joined)
        return;
    if (joined->timeline()->contains(seq)) {
        Q_EMIT jumped(room, seq);
    } else if (!d->isOffline(QStringLiteral("history"))) {
        joined->window().wantAround(std::clamp<Seq>(seq, 0, MaxSeq));
        d->askHistory();
    }
}

void ChatSession::showFrom(const QString &room, qint64 time)
{
    JoinedRoom *joined = d->room(room);
    if (!joined || d->isOffline(QStringLiteral("history")))
        return;
    joined->window().wantFrom(std::clamp<qint64>(time, 0, MaxSeq)); // what the wire can say
    d->askHistory();
}

void ChatSession::showEnd(const QString &room)
{
    JoinedRoom *joined = d->room(room);
    if (!joined)
        return;
    joined->window().wantEnd();
    if (!joined->window().isOpen())
        Q_EMIT jumped(room, 0);
    else
        d->askHistory(); // offline: as soon as that is over
}

QVector<Seq> ChatSession::pins(const QString &room) const
{
    const JoinedRoom *joined = d->room(room);
    return joined ? joined->state().pins() : QVector<Seq>();
}

void ChatSession::loadPins(const QString &room)
{
    JoinedRoom *joined = d->room(room);
    if (!joined || d->isOffline(QStringLiteral("history")))
        return;
    joined->window().wantPins();
    d->askHistory();
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
        ask = it->second->askForPlace();
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

void ChatSession::Private::onHistoryRefused(const Refusal &refusal)
{
    if (isPassing(refusal.code)) {
        historyAlarm.set(pauseAfter(refusal, HistoryPause));
        return;
    }
    if (!refusal.room.isEmpty() && refusal.room != askedHistoryOf)
        return; // of one that was given up
    if (JoinedRoom *joinedRoom = room(askedHistoryOf))
        joinedRoom->askRefused();
    historyAnswered();
    Q_EMIT q->refused(refusal);
}

/// A pause that the server asked for is over, or it never answered.
void ChatSession::Private::onHistoryDue()
{
    if (JoinedRoom *joinedRoom = room(askedHistoryOf))
        joinedRoom->askFailed();
    historyAnswered();
}

void ChatSession::Private::handle(const Page &page)
{
    JoinedRoom *joinedRoom = room(page.room);
    const JoinedRoom::PageUse use = joinedRoom ? joinedRoom->addPage(page, you.id) : JoinedRoom::PageUse();
    if (joinedRoom) {
        applyState(*joinedRoom, page.room, page.events);
        for (const Event &event : page.events)
            acknowledgeEvent(event);
        pump();
        seeEnd(page.room);
        tellUnread(page.room);
    }
    if (page.room == askedHistoryOf)
        historyAnswered();
    if (use.aim == RoomWindow::Aim::Pins)
        Q_EMIT q->pinsLoaded(page.room, page.events);
    else if (use.aim == RoomWindow::Aim::Jump || use.aim == RoomWindow::Aim::End)
        Q_EMIT q->jumped(page.room, use.at);
}

} // namespace Parlor
