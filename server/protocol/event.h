// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/person.h"
#include "server/protocol/span.h"

#include <QString>
#include <QVector>

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
    Unknown
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
    Seq target = 0;       ///< Edit, Delete: the message that it changes
    Seq edited = 0;       ///< Message: the latest edit, whose text it has; 0: it is as it was first said
    bool deleted = false; ///< Message: a tombstone; text, spans and source are empty
    QString text; ///< plain text, what the spans' offsets count in. Edit: as the message is now, which may be
                  ///< of a later edit; empty where the message is gone
    Spans spans;
    QString source; ///< what was typed; empty when it is the same as the text

    /// What was typed, for editing and for plain mode.
    const QString &typed() const { return source.isEmpty() ? text : source; }

    bool operator==(const Event &) const = default;
};

using Events = QVector<Event>;

} // namespace Parlor
