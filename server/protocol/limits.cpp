// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/limits.h"

#include <algorithm>
#include <array>
#include <limits>

namespace Parlor {

// In the order of enum Limit.
static constexpr std::array<LimitInfo, size_t(Limit::Count)> rows{{
    {"connections", 1000, "connections",
     "a desktop's descriptors and memory; never more than the system allows, less 256"},
    {"connections-per-address", 20, "connections",
     "one machine cannot take every place; loopback does not count"},
    {"upgrades-per-second", 10, "per address",
     "new WebSockets of one address, so that reconnecting in a loop starves nobody"},
    {"upgrade-burst", 30, "per address", "a class behind one address comes back at once"},
    {"header-seconds", 5, "seconds", "a request head that comes drop by drop holds a place"},
    {"idle-seconds", 5, "seconds", "between two requests of one connection"},
    {"requests-per-connection", 100, "requests",
     "then the connection is closed, so that nobody keeps a place for ever"},
    {"join-seconds", 10, "seconds", "from the upgrade to a hello that is welcome"},
    {"frame-seconds", 10, "seconds", "for a message that has begun to arrive"},
    {"ping-seconds", 25, "seconds", "how often a silent client is asked whether it is there"},
    {"pong-seconds", 10, "seconds", "how long it may take to answer"},
    {"close-seconds", 3, "seconds", "how long a client may take to say goodbye"},
    {"frame-bytes", 65536, "bytes", "largest WebSocket message that is taken in"},
    {"bytes-per-second", 81920, "bytes", "what messages-per-second messages of message-bytes need"},
    {"bytes-burst", 262144, "bytes", "taken in at once before bytes-per-second counts"},
    {"queue-bytes", 1048576, "bytes",
     "waiting for one client that reads slowly; beyond it the client is cut and resumes"},
    {"queue-seconds", 5, "seconds", "how far behind one client may be"},
    {"message-characters", 4000, "code points", "longer texts are better sent as a file"},
    {"message-bytes", 16384, "bytes", "the same in UTF-8, the worst case of four bytes each"},
    {"edit-seconds", 3600, "seconds", "after that others have read it; the host deletes at any time"},
    {"messages-per-second", 5, "per person", "faster than anybody types"},
    {"message-burst", 10, "messages", "lines pasted one after the other"},
    {"searches-per-minute", 30, "per person",
     "each may read through a shard of the index; half of them may come at once"},
    {"bad-messages-per-minute", 5, "messages", "a client that keeps sending nonsense is closed"},
    {"name-characters", 32, "code points", "what fits beside a message"},
    {"rooms", 200, "rooms", "more than anybody can find their way in"},
    {"private-rooms", 10000, "rooms", "beside those; only their members see them, the server keeps them all"},
    {"private-rooms-per-person", 100, "per owner",
     "of these, conversations of two that one began among them"},
    {"private-rooms-joined", 1000, "per person",
     "of these, whoever made them; who comes in is told of all, in one message"},
    {"room-members", 200, "people", "in one private room; all of them are told who is"},
    {"people-listed", 200, "people",
     "in larger rooms only the number is sent, or joining would cost its square"},
    {"reactions-per-message", 400, "people times kinds", "they travel with every copy of the message"},
    {"history-messages", 10000, "per room", "kept in memory; the oldest go first"},
    {"off-record-bytes", 67108864, "bytes",
     "in memory, of all rooms off the record; the oldest of the largest go first"},
}};

Limits::Limits()
{
    for (const LimitInfo &row : rows)
        m_values.push_back(row.value);
}

QString Limits::set(QStringView assignment)
{
    const qsizetype equals = assignment.indexOf(u'=');
    const QStringView name = assignment.left(equals < 0 ? assignment.size() : equals).trimmed();
    bool isNumber = false;
    const qint64 value = equals < 0 ? 0 : assignment.mid(equals + 1).trimmed().toLongLong(&isNumber);
    if (!isNumber || value < 0 || value > MaxLimit)
        return QStringLiteral("limit \"%1\": give it as NAME=VALUE with a whole number from 0 (off) to %2")
            .arg(name)
            .arg(MaxLimit);
    if (name == QLatin1String("all")) {
        if (value != 0)
            return QStringLiteral("limit \"all\": only all=0 is possible");
        std::fill(m_values.begin(), m_values.end(), 0);
        return {};
    }
    for (size_t i = 0; i < rows.size(); ++i) {
        if (name == QLatin1String(rows[i].name)) {
            m_values[i] = value;
            return {};
        }
    }
    return QStringLiteral("limit \"%1\": there is no such limit; --help lists them").arg(name);
}

std::span<const LimitInfo> Limits::table()
{
    return rows;
}

int toInt(qint64 limit)
{
    return int(std::min<qint64>(limit, std::numeric_limits<int>::max()));
}

} // namespace Parlor
