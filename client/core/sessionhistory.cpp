// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession_p.h"
#include "client/core/timelinemodel.h"

// The past of the rooms, one page at a time.

namespace Parlor {

namespace {

constexpr std::chrono::seconds HistoryPatience{10}; // until another page may be asked for without an answer

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
        joined->window().wantAround(seq);
        d->askHistory();
    }
}

void ChatSession::showFrom(const QString &room, qint64 time)
{
    JoinedRoom *joined = d->room(room);
    if (!joined || d->isOffline(QStringLiteral("history")))
        return;
    joined->window().wantFrom(time);
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
