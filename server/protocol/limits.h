// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>
#include <span>
#include <vector>

namespace Parlor {

/// One row of the table of limits: what may be set by `--limit NAME=VALUE` and in the configuration file.
struct LimitInfo
{
    const char *name;
    qint64 value; ///< unless set
    const char *unit;
    const char *reason; ///< one line of English, shown by --help limits
};

/// Every limit that there is, by position in the table.
enum class Limit {
    Connections,
    ConnectionsPerAddress,
    UpgradesPerSecond,
    UpgradeBurst,
    HeaderSeconds,
    IdleSeconds,
    RequestsPerConnection,
    JoinSeconds,
    FrameSeconds,
    PingSeconds,
    PongSeconds,
    CloseSeconds,
    FrameBytes,
    BytesPerSecond,
    BytesBurst,
    QueueBytes,
    QueueSeconds,
    MessageCharacters,
    MessageBytes,
    EditSeconds,
    MessagesPerSecond,
    MessageBurst,
    SearchesPerMinute,
    BadMessagesPerMinute,
    NameCharacters,
    Rooms,
    PrivateRooms,
    PrivateRoomsPerPerson,
    PrivateRoomsJoined,
    RoomMembers,
    PeopleListed,
    ReactionsPerMessage,
    HistoryMessages,
    OffRecordBytes,
    Count
};

/// The largest value that a limit may have; enough for any unit, and no arithmetic with it overflows.
inline constexpr qint64 MaxLimit = 1'000'000'000'000;

/// @p limit as a field of the wire, which is an int: the most that it holds stands for all above.
int toInt(qint64 limit);

/// The values in force. 0 means "no limit" everywhere; the floors that nothing turns off (descriptors,
/// request head, depth of JSON) are not in this table.
class Limits
{
public:
    Limits();
    qint64 operator[](Limit limit) const { return m_values[size_t(limit)]; }
    void set(Limit limit, qint64 value) { m_values[size_t(limit)] = value; }
    /// Takes "name=value" or "all=0". @return an empty string, or what is wrong, in English, for the command
    /// line.
    QString set(QStringView assignment);

    static std::span<const LimitInfo> table();

    bool operator==(const Limits &) const = default;

private:
    std::vector<qint64> m_values;
};

} // namespace Parlor
