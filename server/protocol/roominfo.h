// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QString>
#include <QVector>
#include <optional>

namespace Parlor {

/// What somebody sees of a room's past who was never in it.
enum class Newcomers {
    All,  ///< everything
    None, ///< nothing that was said before they came
    Last  ///< the last `newcomersLast` messages before they came
};

/// A room as anybody sees it who may know of it.
struct RoomInfo
{
    QString id;     ///< chosen by the server, "lobby" for the room that everybody is in
    QString title;  ///< what people call it; passes checkRoomTitle()
    QString epoch;  ///< of its log
    Seq first = 0;  ///< the oldest seq that can still be read; 0: nothing was ever written
    Seq last = 0;   ///< the newest seq
    int people = 0; ///< how many are in it now

    QString topic = {};           ///< empty: none
    bool archived = false;        ///< takes nothing new
    bool isPrivate = false;       ///< only its members know of it
    bool temporary = false;       ///< goes when the last one has left
    bool offRecord = false;       ///< what is said is never stored
    bool direct = false;          ///< a conversation of two
    QString owner = {};           ///< id of whoever made it; empty: the host's
    QVector<Person> members = {}; ///< of a direct one: both
    Newcomers newcomers = Newcomers::All;
    int newcomersLast = 0;               ///< Newcomers::Last: how many
    int keepDays = 0;                    ///< how long messages are kept; 0: for ever
    int keepMessages = 0;                ///< how many are kept; 0: all
    std::optional<QString> welcome = {}; ///< what somebody new is told; nothing: as it was

    bool operator==(const RoomInfo &) const = default;
};

} // namespace Parlor
