// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/person.h"
#include "server/protocol/span.h"

#include <QString>
#include <QVector>
#include <optional>

namespace Parlor {

/// A number in a room's log: strictly increasing within the room, may skip; 0 is "before the first". At most
/// 2^53-1, so that a JavaScript number holds it.
using Seq = qint64;
inline constexpr Seq MaxSeq = (Seq(1) << 53) - 1;

/// What happened. Clients show an unknown kind as nothing at all, but still count its seq.
enum class EventKind {
    Message,
    Edit,   ///< a message says something else now
    Delete, ///< a message says nothing any more
    React,  ///< somebody put an emoji on a message, or took it back
    Pin,    ///< a message was pinned or unpinned
    Topic,  ///< the room has another topic
    Title,  ///< the room has another title
    Member, ///< somebody came into the membership of a private room, or was taken out of it
    Unknown
};

/// What a reply shows of the message that it answers.
struct Quote
{
    QString author; ///< id of whoever said it
    QString name;   ///< as it was then
    QString text;   ///< plain, the beginning of it: at most MaxQuote code units; empty when deleted
    bool deleted = false;

    bool operator==(const Quote &) const = default;
};

/// One emoji on a message.
struct Reaction
{
    QString emoji;           ///< passes isEmoji()
    QVector<QString> people; ///< ids, never empty, in the order in which they came

    bool operator==(const Reaction &) const = default;
};

/// One entry of a room's append-only log, as stored and as sent.
struct Event
{
    QString room;
    QString epoch; ///< which log this seq belongs to; a client that knows another one reloads
    Seq seq = 0;
    Seq prev = 0; ///< the seq before this one in the same room, so that a client sees a hole
    EventKind kind = EventKind::Message;
    QString id;           ///< the id that the author's client gave its post; empty for a plain client
    Person author;        ///< as it was when the event was written
    qint64 time = 0;      ///< milliseconds since 1970-01-01T00:00Z, the server's clock
    Seq target = 0;       ///< Edit, Delete, React, Pin: the message that it is about
    Seq edited = 0;       ///< Message: the latest edit, whose text it has; 0: it is as it was first said
    bool deleted = false; ///< Message: a tombstone; text, spans and source are empty
    QString text; ///< plain text, what the spans' offsets count in. Edit: as the message is now, which may be
                  ///< of a later edit; empty where the message is gone. Topic, Title: the new one
    Spans spans;
    QString source; ///< what was typed; empty when it is the same as the text

    Seq reply = 0;                    ///< Message: the one that it answers; 0: none
    std::optional<Quote> quote = {};  ///< of `reply`, as it reads now; none: it cannot be read any more
    QVector<Reaction> reactions = {}; ///< Message: in the order of first use
    Seq reacted = 0;                  ///< Message: the latest React that `reactions` has in it
    QString emoji = {};               ///< React
    bool on = false;                  ///< React, Pin, Member: put on or came in; else taken off or out
    Person subject = {};              ///< Member: who

    /// What was typed, for editing and for plain mode.
    const QString &typed() const { return source.isEmpty() ? text : source; }

    bool operator==(const Event &) const = default;
};

using Events = QVector<Event>;

} // namespace Parlor
