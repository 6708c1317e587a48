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

ChatSession::ChatSession(const Clock &clock, SessionStore *store, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(clock, store, this))
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

} // namespace Parlor
