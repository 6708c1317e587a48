// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/hub.h"

#include "server/chat/makerefusal.h"
#include "server/protocol/messagecodec.h"
#include "server/store/eventlog.h"

#include <array>
#include <utility>

namespace Parlor {

namespace {

// In the order of ClientMessage's alternatives; the words of the codec.
constexpr std::array<QLatin1StringView, std::variant_size_v<ClientMessage>> types{
    QLatin1StringView("hello"),     QLatin1StringView("post"),    QLatin1StringView("edit"),
    QLatin1StringView("delete"),    QLatin1StringView("react"),   QLatin1StringView("pin"),
    QLatin1StringView("configure"), QLatin1StringView("invite"),  QLatin1StringView("expel"),
    QLatin1StringView("typing"),    QLatin1StringView("history"), QLatin1StringView("name"),
    QLatin1StringView("profile"),   QLatin1StringView("create"),  QLatin1StringView("join"),
    QLatin1StringView("leave"),     QLatin1StringView("direct"),  QLatin1StringView("search"),
    QLatin1StringView("read"),      QLatin1StringView("ping"),    QLatin1StringView("pong"),
    QLatin1StringView("bye")};

template <typename... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

template <typename... Types>
bool isOneOf(const ClientMessage &message)
{
    return (std::holds_alternative<Types>(message) || ...);
}

// A refusal names the id and the room of what it is about.
Refusal refusalOf(const ClientMessage &message, RefusalCode code)
{
    Refusal refusal = makeRefusal(code, QString(types[message.index()]));
    std::visit(
        [&refusal](const auto &wish) {
            if constexpr (requires { wish.id; })
                refusal.id = wish.id;
            if constexpr (requires { wish.room; })
                refusal.room = wish.room;
        },
        message);
    return refusal;
}

} // namespace

Hub::Hub(HubConfig config, const Clock &clock, ChatLog &log, Directory &directory, Delivery &delivery,
         std::function<void(const Notice &)> toHost)
    : m_venue(std::move(config), clock, log, directory, delivery)
    , m_history(m_venue)
    , m_entrance(m_venue, m_history, toHost)
    , m_roomDesk(m_venue, m_history)
    , m_eventDesk(m_venue)
    , m_postDesk(m_venue, m_eventDesk)
    , m_markDesk(m_venue, m_eventDesk)
    , m_roomWriter(m_venue, m_eventDesk)
    , m_configureDesk(m_venue, m_roomWriter)
    , m_memberDesk(m_venue, m_roomWriter, m_history)
    , m_typingDesk(m_venue)
    , m_pageDesk(m_venue)
    , m_readingDesk(m_venue)
    , m_profileDesk(m_venue)
    , m_retentionDesk(m_venue)
    , m_searchDesk(m_venue)
    , m_toHost(std::move(toHost))
{
    log.onHealth(m_venue.guarded([this](LogHealth health) { tellHealth(health); }));
}

Hub::~Hub() = default;

// Posts are refused one by one meanwhile; what was said before can be read on.
void Hub::tellHealth(LogHealth health)
{
    const bool ok = health == LogHealth::Ok;
    if (ok == std::exchange(m_isLogOk, ok))
        return; // it is as bad, for another reason
    const Notice notice{ok ? QStringLiteral("log-recovered") : QStringLiteral("log-failed"), {}};
    m_venue.delivery().publish(Everybody, notice, Importance::Must);
    if (m_toHost)
        m_toHost(notice);
}

void Hub::opened(SessionId id, ClientKind kind, const PeerInfo &peer)
{
    Session &session = m_venue.add(id, kind, peer);
    if (m_stopping) {
        m_venue.dismiss(session, CloseCode::GoingAway);
    } else if (kind == ClientKind::Plain) {
        m_entrance.openPlain(session);
    } else if (const qint64 seconds = m_venue.limit(Limit::JoinSeconds); seconds > 0) {
        m_waiting.push_back({id, m_venue.clock().steady() + std::chrono::seconds(seconds)});
    }
}

void Hub::received(SessionId id, const QString &text)
{
    Session *const session = m_venue.session(id);
    if (!session)
        return;
    if (session->kind == ClientKind::Rich)
        receivedRich(*session, text);
    else if (!m_stopping)
        m_postDesk.postPlain(*session, text);
}

void Hub::receivedRich(Session &session, const QString &text)
{
    const std::variant<ClientMessage, DecodeError> decoded = decodeClient(text.toUtf8());
    if (const auto *const error = std::get_if<DecodeError>(&decoded)) {
        Refusal refusal = makeRefusal(error->code, error->type, {}, error->id);
        refusal.field = error->field;
        // a newer client may say what this server does not know: refused as often as it likes
        if (error->code == RefusalCode::UnknownType && session.person)
            m_venue.refuse(session, refusal);
        else
            strike(session, refusal);
        return;
    }
    const auto &message = std::get<ClientMessage>(decoded);
    if (!admits(session, message))
        return;
    std::visit(Overloaded{
                   [&](const Hello &hello) { greet(session, hello); },
                   [&](const Post &post) { m_postDesk.post(session, post); },
                   [&](const Edit &edit) { m_postDesk.edit(session, edit); },
                   [&](const Delete &deletion) { m_postDesk.remove(session, deletion); },
                   [&](const React &react) { m_markDesk.react(session, react); },
                   [&](const Pin &pin) { m_markDesk.pin(session, pin); },
                   [&](const SetTyping &typing) { m_typingDesk.set(session, typing); },
                   [&](const GetHistory &history) { page(session, history); },
                   [&](const MarkRead &read) { m_readingDesk.read(session, read); },
                   [&](const SetProfile &profile) { m_profileDesk.set(session, profile); },
                   [&](const SetName &name) { m_entrance.setName(session, name); },
                   [&](const CreateRoom &create) { m_roomDesk.create(session, create); },
                   [&](const JoinRoom &join) { m_roomDesk.join(session, join); },
                   [&](const LeaveRoom &leave) { m_roomDesk.leave(session, leave); },
                   [&](const Configure &wish) { m_configureDesk.configure(session, wish); },
                   [&](const Invite &invite) { m_memberDesk.invite(session, invite); },
                   [&](const Expel &expel) { m_memberDesk.expel(session, expel); },
                   [&](const OpenDirect &direct) { m_memberDesk.openDirect(session, direct); },
                   [&](const Search &search) { m_searchDesk.search(session, search); },
                   [&](const Ping &ping) { answer(session, ping); },
                   [](const Pong &) {},
                   [&](const Bye &) { m_venue.dismiss(session, CloseCode::Normal); },
               },
               message);
}

bool Hub::admits(Session &session, const ClientMessage &message)
{
    if (isOneOf<Bye>(message))
        return true;
    if (!session.person && !isOneOf<Hello>(message)) {
        strike(session, refusalOf(message, RefusalCode::HelloFirst));
        return false;
    }
    if (session.person && isOneOf<Hello>(message)) {
        strike(session, refusalOf(message, RefusalCode::SecondHello));
        return false;
    }
    if (isOneOf<Ping, Pong>(message))
        return true;
    if (m_stopping) {
        m_venue.refuse(session, refusalOf(message, RefusalCode::Stopping));
        return false;
    }
    if (isOneOf<Post, Edit, Delete, React, Pin, SetTyping, MarkRead>(
            message)) // their desks have their own measure
        return true;
    const auto wait = session.requests.take(m_venue.clock().steady());
    if (wait.count() == 0)
        return true;
    Refusal refusal = refusalOf(message, RefusalCode::RateLimited);
    refusal.retryAfter = wait.count();
    m_venue.refuse(session, refusal);
    return false;
}

void Hub::strike(Session &session, const Refusal &refusal)
{
    m_venue.refuse(session, refusal);
    if (session.bad.strike(m_venue.clock().steady(), m_venue.limit(Limit::BadMessagesPerMinute)))
        m_venue.dismiss(session, CloseCode::Policy);
}

void Hub::greet(Session &session, const Hello &hello)
{
    m_entrance.hello(session, hello);
    if (session.person && !m_isLogOk)
        m_venue.send(session, Notice{QStringLiteral("log-failed"), {}});
}

void Hub::answer(Session &session, const Ping &ping)
{
    Pong pong{ping.nonce, {}, {}};
    for (auto seen = ping.seen.constBegin(); seen != ping.seen.constEnd(); ++seen) {
        const Room *const room = m_venue.roomFor(session, seen.key());
        const Visit *const visit = room ? session.visit(*room) : nullptr;
        if (visit && visit->live)
            pong.last.insert(room->id(), room->told());
    }
    m_venue.send(session, pong);
}

void Hub::page(Session &session, const GetHistory &request)
{
    Room *const room = m_venue.roomFor(session, request.room);
    if (room && session.visit(*room))
        m_pageDesk.page(session, *room, request);
    else
        m_venue.refuse(session, refusalOf(request, room ? RefusalCode::NotInRoom : RefusalCode::NoSuchRoom));
}

void Hub::receivedBinary(SessionId id)
{
    if (Session *const session = m_venue.session(id))
        m_venue.dismiss(*session, CloseCode::Unsupported);
}

void Hub::closed(SessionId id)
{
    m_venue.remove(id);
}

QString Hub::addressOf(SessionId id) const
{
    const auto found = m_venue.sessions().find(id);
    return found == m_venue.sessions().end() ? QString() : found->second.peer.address;
}

void Hub::tick()
{
    dismissLate();
    m_typingDesk.tick();
    m_roomDesk.tick();
    m_readingDesk.tick();
    m_retentionDesk.tick();
    m_venue.people().forgetAway([this](const QString &person) { return m_venue.rooms().needs(person); });
}

void Hub::dismissLate()
{
    const auto now = m_venue.clock().steady();
    while (!m_waiting.empty() && m_waiting.front().until <= now) {
        Session *const session = m_venue.session(m_waiting.front().session);
        m_waiting.pop_front();
        if (session && !session->person)
            m_venue.dismiss(*session, CloseCode::Policy);
    }
}

void Hub::stop(std::optional<std::chrono::milliseconds> retryAfter)
{
    m_stopping = true;
    Bye bye{QStringLiteral("stopping"), std::nullopt};
    if (retryAfter)
        bye.retryAfter = retryAfter->count();
    // One by one, because those who have not said hello are in no audience.
    for (const auto &[id, session] : m_venue.sessions()) {
        if (session.kind == ClientKind::Rich && !session.closing)
            m_venue.send(session, bye);
    }
}

} // namespace Parlor
