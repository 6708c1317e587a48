// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/delivery.h"

#include <QHash>
#include <QVector>
#include <algorithm>
#include <variant>
#include <vector>

namespace Parlor {

/// A Delivery that writes down what it was asked to do.
class RecordingDelivery final : public Delivery
{
public:
    struct Sent
    {
        std::vector<SessionId> to;
        ServerMessage message;
        Importance importance = Importance::Must;
    };
    struct Pause
    {
        SessionId session = 0;
        std::chrono::milliseconds time{0};
        bool operator==(const Pause &) const = default;
    };

    void send(SessionId to, const ServerMessage &message, Importance importance) override
    {
        record({to}, message, importance);
    }
    void publish(AudienceId to, const ServerMessage &message, Importance importance,
                 std::span<const SessionId> except) override
    {
        std::vector<SessionId> members = audiences.value(to);
        std::erase_if(members, [except](SessionId session) {
            return std::find(except.begin(), except.end(), session) != except.end();
        });
        if (!members.empty())
            record(std::move(members), message, importance);
    }
    void enter(AudienceId audience, SessionId session) override
    {
        leave(audience, session);
        audiences[audience].push_back(session);
    }
    void leave(AudienceId audience, SessionId session) override { std::erase(audiences[audience], session); }
    void close(SessionId session, CloseCode code) override
    {
        closedTwice = closedTwice || closed.contains(session);
        closed.insert(session, code);
    }
    void pause(SessionId session, std::chrono::milliseconds time) override { pauses.append({session, time}); }

    /// All that @p session was sent, in order.
    QVector<ServerMessage> to(SessionId session) const
    {
        QVector<ServerMessage> messages;
        for (const Sent &each : sent) {
            if (std::find(each.to.begin(), each.to.end(), session) != each.to.end())
                messages.append(each.message);
        }
        return messages;
    }
    /// The messages of one type that @p session was sent, in order.
    template <typename Message>
    QVector<Message> all(SessionId session) const
    {
        QVector<Message> messages;
        for (const ServerMessage &each : to(session)) {
            if (const auto *const message = std::get_if<Message>(&each))
                messages.append(*message);
        }
        return messages;
    }
    /// The newest of one type; an empty one if there was none.
    template <typename Message>
    Message last(SessionId session) const
    {
        const QVector<Message> messages = all<Message>(session);
        return messages.isEmpty() ? Message{} : messages.last();
    }
    template <typename Message>
    qsizetype count(SessionId session) const
    {
        return all<Message>(session).size();
    }

    QVector<Sent> sent;
    QHash<AudienceId, std::vector<SessionId>> audiences;
    QHash<SessionId, CloseCode> closed;
    QVector<Pause> pauses;
    bool sentToClosed = false; ///< something was sent to a connection after it was closed
    bool closedTwice = false;

private:
    void record(std::vector<SessionId> to, const ServerMessage &message, Importance importance)
    {
        for (const SessionId session : to)
            sentToClosed = sentToClosed || closed.contains(session);
        sent.append({std::move(to), message, importance});
    }
};

} // namespace Parlor
