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

    void send(std::span<const SessionId> to, const ServerMessage &message, Importance importance) override
    {
        for (const SessionId session : to)
            sentToClosed = sentToClosed || closed.contains(session);
        sent.append({std::vector<SessionId>(to.begin(), to.end()), message, importance});
    }
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
    QHash<SessionId, CloseCode> closed;
    QVector<Pause> pauses;
    bool sentToClosed = false; ///< something was sent to a connection after it was closed
    bool closedTwice = false;
};

} // namespace Parlor
