// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"
#include "server/protocol/roomstate.h"
#include "server/store/logrange.h"
#include "server/store/messagesearch.h"

#include <functional>

namespace Parlor {

enum class AppendError {
    None,
    Unavailable, ///< cannot be written just now, outcome unknown: the same append may be tried again
    Rejected,    ///< will never be written
    NoTarget,    ///< amend(): there is no such message, or it was deleted
    NotYours,    ///< amend(): it is somebody else's
    TooLate,     ///< amend(): it is older than the rule allows
    TooMany,     ///< amend(): there are as many reactions or pins as the rule allows
    TooManyKinds ///< amend(): there are MaxReactionKinds of them on the message
};

/// Whose messages may be changed, until when and how often. Checked where the log is written, so that nothing
/// comes in between.
struct AmendRule
{
    bool anyAuthor = false; ///< not only one's own
    qint64 notBefore = 0;   ///< older messages (Event::time) stay as they are
    qint64 most = 0;        ///< React: on one message; Pin: in the room. 0: any number
};

/// What became of an append.
struct AppendResult
{
    AppendError error = AppendError::None;
    Event event; ///< as written: with epoch, seq, prev
    bool duplicate =
        false; ///< it was there, or so, already: the event is the old one, and nobody is to be told again
};

/// What is known of a room's log without reading it.
struct LogState
{
    QString epoch;
    Seq first = 0; ///< oldest that can still be read, behind `last` if none can; 0: none was ever written
    Seq last = 0;
};

/// A stretch of a room's log, ascending.
struct LogPage
{
    LogState state; ///< of the moment of reading
    Events events;
    bool more = false;   ///< there are older ones before the first
    bool newer = false;  ///< there are newer ones behind the last
    bool failed = false; ///< it could not be read; all else is empty
};

/// What is kept of a room's log; the rest is removed from its beginning. 0: that does not matter.
struct Retention
{
    qint64 notBefore = 0; ///< messages that are not older than this (Event::time)
    qint64 messages = 0;  ///< so many of the newest

    bool operator==(const Retention &) const = default;
};

/// Whether a log takes what it is given.
enum class LogHealth {
    Ok,
    Full,   ///< no room on the disk, or no more than the host allowed
    Failing ///< the disk or the file is at fault
};

/// The rooms' append-only logs. Lives in the server thread; every callback comes there too, and never inside
/// the call that asked for it. Appends are answered in the order of their calls. A read finds all that was
/// appended before it and is answered after that; it never makes an append wait, so it may also find what was
/// appended since; a search may not find yet what was appended just before. The owner destroys the log only
/// when it no longer runs.
class EventLog : public MessageSearch
{
public:
    /// Writes @p event behind the room's last: a message, or what changes none. Room, kind, id, author, time,
    /// text, spans, source, reply and subject are the caller's, the rest is set here. A time before that of
    /// the last becomes that one, so that the order of the log is that of time, too, whatever the clock does.
    /// A reply to what is no message here is written without it. Harmless to repeat: the same author and id
    /// (not empty) in the same room give the event that is there.
    virtual void append(Event event, std::function<void(AppendResult)> done) = 0;
    /// Writes an event of the kind Edit, Delete, React or Pin like append() and changes the message that is
    /// its target, all or nothing. Text, spans and source are in one place only, the message: a deletion
    /// leaves none of them anywhere, also not in a quote, and an Edit that is read has those of the message
    /// as it is by then. It takes reactions and the pin along, too. Where a React or Pin would change
    /// nothing, nothing is written, and the result is a duplicate with the event that made it so, or none
    /// (seq 0).
    virtual void amend(Event event, const AmendRule &rule, std::function<void(AppendResult)> done) = 0;
    /// Here, a message has its reactions, and the quote of what it answers as that is by then.
    virtual void read(const QString &room, const LogRange &range, std::function<void(LogPage)> done) = 0;
    /// What the events up to state().last made of the room. What cannot be read any more is not pinned.
    virtual RoomState roomState(const QString &room) = 0;
    /// A room nobody wrote to yet gets its epoch here.
    virtual LogState state(const QString &room) = 0;
    /// Removes the oldest events of a room as @p rule says, for good and step by step, so that no append
    /// waits for it; `first` moves with each step. Once at a time for each room. @p done: nothing is left to
    /// remove.
    virtual void retain(const QString &room, const Retention &rule, std::function<void()> done) = 0;
    /// Drops a room and all that was said in it.
    virtual void forget(const QString &room) = 0;
    /// @p changed hears when the health is another than before; it is Ok at first.
    virtual void onHealth(std::function<void(LogHealth)> changed) = 0;
};

/// The logs of a chat, of which some rooms may be off the record.
class ChatLog : public EventLog
{
public:
    /// What is said in @p room is never written to a disk. Before anything else is asked about it.
    virtual void setOffRecord(const QString &room) = 0;
};

} // namespace Parlor
