// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession_p.h"
#include "client/core/refusalpause.h"
#include "client/core/rostermodel.h"
#include "server/protocol/clock.h"
#include "server/protocol/protocolinfo.h"

#include <utility>

// What cannot wait until one is online again.

namespace Parlor {

namespace {

constexpr std::chrono::seconds SearchPause{1}; // after a refusal that names none
constexpr std::chrono::seconds LagPause{1};    // the longer, the more often it was of no use
constexpr int MostSearchTries = 8;

} // namespace

QString ChatSession::pin(const QString &room, Seq seq, bool on)
{
    const QString id = Outbox::makeId();
    return d->send(id, QStringLiteral("pin"), Pin{id, room, seq, on});
}

QString ChatSession::configure(Configure change)
{
    change.id = Outbox::makeId();
    return d->send(change.id, QStringLiteral("configure"), change);
}

QString ChatSession::invite(const QString &room, const QString &person)
{
    const QString id = Outbox::makeId();
    return d->send(id, QStringLiteral("invite"), Invite{id, room, person});
}

QString ChatSession::expel(const QString &room, const QString &person)
{
    const QString id = Outbox::makeId();
    return d->send(id, QStringLiteral("expel"), Expel{id, room, person});
}

bool ChatSession::mayConfigure(const QString &room) const
{
    const RoomInfo info = d->roomModel.info(room);
    return !info.id.isEmpty() && !info.direct
        && (d->you.host || (!info.owner.isEmpty() && info.owner == d->you.id));
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

void ChatSession::setProfile(const SetProfile &profile)
{
    if (!d->isOffline(QStringLiteral("profile")))
        d->connection.send(profile);
}

void ChatSession::createRoom(const CreateRoom &room)
{
    if (!d->isOffline(QStringLiteral("create")))
        d->connection.send(room);
}

void ChatSession::openDirect(const QString &person)
{
    if (!d->isOffline(QStringLiteral("direct")))
        d->connection.send(OpenDirect{person});
}

void ChatSession::joinRoom(const QString &room)
{
    if (!room.isEmpty() && !d->isOffline(QStringLiteral("join")))
        d->connection.send(JoinRoom{room});
}

void ChatSession::leaveRoom(const QString &room)
{
    if (d->room(room) && !d->isOffline(QStringLiteral("leave")))
        d->connection.send(LeaveRoom{room});
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

QString ChatSession::findPerson(QStringView name) const
{
    const QStringView wanted = name.startsWith(u'@') ? name.mid(1) : name;
    for (const auto &[id, joined] : d->joinedRooms) {
        if (const QString person = joined->people()->find(wanted); !person.isEmpty())
            return person;
    }
    return {};
}

SearchModel *ChatSession::found() const
{
    return &d->searchModel;
}

void ChatSession::search(const Search &search)
{
    Search asked = search;
    asked.id = Outbox::makeId();
    d->requests.removeIf([](auto one) { return one.value() == QLatin1String("search"); });
    d->searchRetry.clear();
    d->searchTries = 0;
    d->searchAlarm.clear();
    d->searchModel.begin(asked);
    if (d->send(asked.id, QStringLiteral("search"), asked).isEmpty())
        d->searchModel.fail(SearchModel::State::Offline, {});
}

void ChatSession::searchMore()
{
    if (d->state != SessionState::Online)
        return;
    if (const std::optional<Search> next = d->searchModel.next(Outbox::makeId()))
        d->send(next->id, QStringLiteral("search"), *next);
}

/// Whether there is no connection, which is told then.
bool ChatSession::Private::isOffline(const QString &re)
{
    if (state == SessionState::Online)
        return false;
    Q_EMIT q->refusedOffline(re, {});
    return true;
}

/// @return the id; empty: it was not sent.
QString ChatSession::Private::send(QString id, const QString &re, const ClientMessage &message)
{
    if (isOffline(re))
        return {};
    requests.insert(id, re);
    std::visit([this](const auto &one) { connection.send(one); }, message);
    return id;
}

/// Nobody will answer what is under way.
void ChatSession::Private::requestsCut()
{
    const QHash<QString, QString> cut = std::exchange(requests, {});
    searchModel.fail(SearchModel::State::Offline, {});
    for (auto request = cut.cbegin(); request != cut.cend(); ++request)
        Q_EMIT q->refusedOffline(request.value(), request.key());
}

/// The server reads one search of a person at a time, and some a minute: what was too much goes again.
void ChatSession::Private::onSearchRefused(const Refusal &refusal)
{
    if (!requests.contains(refusal.id))
        return;                            // another one is awaited by now
    if (searchModel.isAgain(refusal.id)) { // nobody asked for that one
        requests.remove(refusal.id);
        return searchAgainLater();
    }
    if (isPassing(refusal.code)) {
        searchRetry.set(pauseAfter(refusal, SearchPause));
        return;
    }
    requests.remove(refusal.id);
    if (refusal.id == searchModel.search().id)
        searchModel.fail(SearchModel::State::Refused, refusal);
    Q_EMIT q->refused(refusal);
}

void ChatSession::Private::onSearchRetry()
{
    if (state == SessionState::Online && requests.contains(searchModel.search().id))
        connection.send(searchModel.search());
}

void ChatSession::Private::handle(const Found &found)
{
    requests.remove(found.id);
    searchModel.add(found);
    searchAgainLater();
}

/// What the server could not search yet it can in a moment.
void ChatSession::Private::searchAgainLater()
{
    if (searchModel.lag() == 0)
        searchAlarm.clear();
    else if (!searchAlarm.isSet() && searchTries < MostSearchTries)
        searchAlarm.set(LagPause * ++searchTries);
}

void ChatSession::Private::onSearchDue()
{
    if (state != SessionState::Online)
        return;
    if (const std::optional<Search> again = searchModel.again(Outbox::makeId()))
        send(again->id, QStringLiteral("search"), *again);
    else
        searchAgainLater(); // another page is under way
}

} // namespace Parlor
