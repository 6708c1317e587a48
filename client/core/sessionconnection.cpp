// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession_p.h"
#include "client/core/rostermodel.h"
#include "server/protocol/clock.h"
#include "server/protocol/protocolinfo.h"

#include <utility>

// How a session comes, goes and comes back.

namespace Parlor {

using namespace std::chrono_literals;

namespace {

constexpr auto WelcomeDeadline = 10s; // from hello to its answer
constexpr auto LongestHelloPause = 60s;

} // namespace

ChatSession::Private::Private(const Clock &injectedClock, SessionStore *injectedStore, ChatSession *session)
    : clock(injectedClock)
    , store(injectedStore)
    , q(session)
    , connection(injectedClock, session)
    , heartbeat(injectedClock, session)
    , retry(injectedClock, session)
    , helloAlarm(injectedClock, session)
    , outboxAlarm(injectedClock, session)
    , historyAlarm(injectedClock, session)
    , typingAlarm(injectedClock, session)
    , searchAlarm(injectedClock, session)
    , readAlarm(injectedClock, session)
    , searchRetry(injectedClock, session)
    , enterAlarm(injectedClock, session)
{
    connect(&connection, &ChatConnection::opened, q, [this] { onOpened(); });
    connect(&connection, &ChatConnection::ended, q, [this](const ConnectionEnd &end) { onEnded(end); });
    connect(&connection, &ChatConnection::received, q,
            [this](const ServerMessage &message) { onReceived(message); });
    connect(&heartbeat, &Heartbeat::pingDue, q, [this](qint64 nonce) {
        connection.send(Ping{nonce, seen()});
    });
    connect(&heartbeat, &Heartbeat::dead, q, [this] {
        connection.abort();
        onEnded({ConnectionFailure::Cut, 1006});
    });
    connect(&retry, &Alarm::due, q, [this] { connectNow(); });
    connect(&helloAlarm, &Alarm::due, q, [this] { onHelloDue(); });
    connect(&outboxAlarm, &Alarm::due, q, [this] { pump(); });
    connect(&historyAlarm, &Alarm::due, q, [this] { onHistoryDue(); });
    connect(&searchAlarm, &Alarm::due, q, [this] { onSearchDue(); });
    connect(&readAlarm, &Alarm::due, q, [this] { onReadDue(); });
    connect(&searchRetry, &Alarm::due, q, [this] { onSearchRetry(); });
    connect(&enterAlarm, &Alarm::due, q, [this] { onEnterDue(); });
    connect(&typingAlarm, &Alarm::due, q, [this] { onTypingDue(); });
}

void ChatSession::Private::join(const JoinSettings &newSettings)
{
    stop();
    connection.close();
    server.clear(); // what waits for it stays kept
    outbox.clear();
    restored.clear();
    dropAllRooms();
    roomModel.reset({});
    searchModel.clear();
    kept = {};
    toRead.clear();
    tellWaiting();
    settings = newSettings;
    you = {};
    title.clear();
    limits = {};
    wasOnline = false;
    failure = ConnectionFailure::None;
    endReason = EndReason::None;
    policy.reset();
    setState(SessionState::Connecting);
    connectNow();
}

void ChatSession::Private::connectNow()
{
    stop();
    connection.open(settings.url);
}

void ChatSession::Private::onOpened()
{
    sayHello();
}

void ChatSession::Private::sayHello()
{
    Hello hello;
    hello.version = ProtocolVersion;
    hello.name = settings.name;
    hello.token = settings.token;
    hello.client = QStringLiteral("parlor " PARLOR_VERSION);
    for (const auto &[id, joinedRoom] : joinedRooms)
        hello.rooms.insert(id, {joinedRoom->log().epoch(), joinedRoom->log().upTo()});
    connection.send(hello);
    helloAgain = false;
    helloAlarm.set(WelcomeDeadline);
    setState(SessionState::Joining);
}

/// Nobody answered the hello, or the pause before another one is over.
void ChatSession::Private::onHelloDue()
{
    if (helloAgain) {
        sayHello();
        return;
    }
    connection.abort();
    onEnded({ConnectionFailure::NotParlor, 1006});
}

void ChatSession::Private::onHelloRefused(const Refusal &refusal)
{
    helloAlarm.clear();
    switch (refusal.code) {
    case RefusalCode::NameEmpty:
    case RefusalCode::NameTooLong:
    case RefusalCode::NameCharacters:
    case RefusalCode::NameReserved:
    case RefusalCode::NameTaken:
        nameAsked = true;
        setState(SessionState::NameNeeded);
        Q_EMIT q->refused(refusal);
        return;
    case RefusalCode::Version:
        end(refusal.update == QLatin1String("client") ? EndReason::ClientTooOld : EndReason::ServerTooOld);
        return;
    case RefusalCode::RateLimited:
    case RefusalCode::NotSaved:
    case RefusalCode::Stopping:
        helloAgain = true;
        helloAlarm.set(std::min<std::chrono::milliseconds>(
            std::chrono::milliseconds(refusal.retryAfter.value_or(2000)), LongestHelloPause));
        return;
    default:
        end(EndReason::Refused);
        Q_EMIT q->refused(refusal);
    }
}

void ChatSession::Private::onEnded(const ConnectionEnd &connectionEnd)
{
    const std::optional<Bye> farewell = bye;
    const bool crossed = nameAsked && state == SessionState::Joining;
    stop();
    failure = connectionEnd.failure;
    if (farewell && farewell->code == QLatin1String("stopping") && !farewell->retryAfter) {
        end(EndReason::HostStopped);
        return;
    }
    if (state == SessionState::NameNeeded)
        return;    // the person thinks longer than the server waits; setName() connects again
    if (crossed) { // it lost patience just as the next name was sent
        connectNow();
        return;
    }
    const bool removed = farewell && farewell->code == QLatin1String("removed");
    const quint16 closeCode = removed ? quint16(CloseCode::Removed) : connectionEnd.closeCode;
    std::optional<std::chrono::milliseconds> retryAfter;
    if (farewell && farewell->retryAfter)
        retryAfter = std::chrono::milliseconds(*farewell->retryAfter);
    const auto pause = policy.pauseAfter(closeCode, retryAfter, clock.steady());
    if (!pause) {
        end(EndReason::Refused);
    } else if (!wasOnline) {
        end(failure == ConnectionFailure::NotParlor ? EndReason::NotParlor : EndReason::Unreachable);
    } else {
        retry.set(*pause);
        setState(SessionState::Waiting);
    }
}

void ChatSession::Private::end(EndReason reason)
{
    stop();
    connection.close();
    endReason = reason;
    setState(SessionState::Ended);
}

/// Whatever was going on over the connection is over.
void ChatSession::Private::stop()
{
    heartbeat.stop();
    retry.clear();
    helloAlarm.clear();
    outboxAlarm.clear();
    historyAlarm.clear();
    askedHistoryOf.clear();
    searchAlarm.clear();
    readAlarm.clear();
    searchRetry.clear();
    stopEntering();
    outbox.cut();
    bye.reset();
    nameAsked = false;
    toldTyping.clear();
    const QStringList ids = roomIds();
    for (const QString &id : ids) {
        if (JoinedRoom *joinedRoom = room(id))
            typingOff(id, joinedRoom->typing().clear());
    }
}

void ChatSession::Private::setState(SessionState newState)
{
    if (state == newState && state != SessionState::Waiting)
        return;
    const bool wasThere = state == SessionState::Online && newState != SessionState::Online;
    state = newState;
    Q_EMIT q->stateChanged(newState);
    if (wasThere)
        requestsCut();
}

} // namespace Parlor
