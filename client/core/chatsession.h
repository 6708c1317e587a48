// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/connectionfailure.h"
#include "client/core/joinsettings.h"
#include "server/protocol/message.h"

#include <QObject>
#include <chrono>
#include <memory>

namespace Parlor {

class Clock;
class RoomModel;
class RosterModel;
class SearchModel;
class SessionStore;
class TimelineModel;

/// Where a client stands with its server.
enum class SessionState {
    Idle,       ///< not asked to be anywhere
    Connecting, ///< first contact, nothing was heard yet
    Joining,    ///< connected, hello sent
    NameNeeded, ///< the server refused the name; setName() tries another on the same connection
    Online,
    Waiting, ///< cut; comes back by itself at retryIn()
    Ended    ///< will not come back by itself; endReason() says why
};

/// Why a session ended, for the user interface to say.
enum class EndReason {
    None,
    Left,        ///< asked to
    Unreachable, ///< first contact failed: nothing listens there, or no way there
    NotParlor,   ///< something answers, but it does not speak parlor.v1
    ClientTooOld,
    ServerTooOld,
    Refused,    ///< close code that says "do not come back"
    HostStopped ///< the host ended the chat and said so
};

/// A person's presence on one server: keeps the connection, feeds the models, sends what is typed. The only
/// class that widgets talk to. GUI thread; never blocks. Made and destroyed by the app; may be used for many
/// servers in turn.
class ChatSession final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatSession)

public:
    /// @p store: what outlives the program; null: nothing does. Must outlive the session.
    explicit ChatSession(const Clock &clock, SessionStore *store = nullptr, QObject *parent = nullptr);
    ~ChatSession() override;

    /// Connects and says hello. A first contact that fails ends the session; once it was online, it
    /// reconnects for ever.
    void join(const JoinSettings &settings);
    void leave();
    /// While Waiting: connects at once. When Ended: joins again as before.
    void retryNow();
    /// Looks at the clock now instead of when a timer wakes; for a test that moves the clock.
    void tick();

    SessionState state() const;
    EndReason endReason() const;
    /// What the network said last, for a finer word than endReason() where the session ended or waits.
    ConnectionFailure failure() const;
    std::chrono::milliseconds retryIn() const; ///< while Waiting
    const Person &you() const;
    QString token() const;
    QString title() const;  ///< what the host called the chat
    QString server() const; ///< the server's id
    ClientLimits limits() const;

    RoomModel *rooms() const;
    /// Never null for a room that one is in; null for others.
    TimelineModel *timeline(const QString &room) const;
    RosterModel *people(const QString &room) const;

    // What is typed: shown at once as waiting, and sent, in order, as soon as one is online, also after a
    // restart. refused() tells if it was not done, and typedReturned() where no line can show it.

    /// @p reply: seq of the message that it answers; 0: none.
    void post(const QString &room, const QString &text, Seq reply = 0);
    /// Says something else instead of one's own message @p seq, or takes a message back.
    void edit(const QString &room, Seq seq, const QString &text);
    void remove(const QString &room, Seq seq);
    /// Puts an emoji (isEmoji()) on the message @p seq, or takes one's own off.
    void react(const QString &room, Seq seq, const QString &emoji, bool on);
    /// Whether the server would take an edit or a deletion of this message now, as far as one knows here.
    bool mayEdit(const Event &message) const;
    bool mayRemove(const Event &message) const;
    /// Takes a waiting or failed line back; @return what was typed, or nothing if the line is on its way at
    /// this moment.
    QString takeBack(const QString &room, const QString &id);

    // What cannot wait. Those that return an id are answered by acknowledged() or refused() with it. Offline
    // nothing is done: the id is empty, and refusedOffline() says so.

    QString pin(const QString &room, Seq seq, bool on);
    /// @p change: what is not set stays; its id is set here.
    QString configure(Configure change);
    QString invite(const QString &room, const QString &person);
    /// Oneself: gives up one's membership.
    QString expel(const QString &room, const QString &person);
    /// Whether one may pin, configure and expel there: its owner, or the host.
    bool mayConfigure(const QString &room) const;
    void setName(const QString &name);
    void setProfile(const SetProfile &profile);
    void createRoom(const CreateRoom &room);
    /// The room of oneself and another; roomJoined() tells when it is there, unless one is in it already.
    void openDirect(const QString &person);
    void joinRoom(const QString &room);
    void leaveRoom(const QString &room);
    void setTyping(const QString &room, bool on);
    /// The id of somebody one knows of, by name, whatever the case; empty: nobody.
    QString findPerson(QStringView name) const;
    /// Fills found(); its id is set here. While the server has messages that it cannot search yet, it is
    /// asked again after a moment, some times.
    void search(const Search &search);
    void searchMore();
    SearchModel *found() const;

    // History. What is shown of a room is one piece of its log without holes, which usually has the end in
    // it, and then grows: TimelineModel::isAtEnd().

    void loadOlder(const QString &room);
    void loadNewer(const QString &room);
    /// Shows the message @p seq, or the first one from @p time (ms) on, or the newest; jumped() tells when.
    void showAround(const QString &room, Seq seq);
    void showFrom(const QString &room, qint64 time);
    void showEnd(const QString &room);
    /// The pinned messages, in the order in which they were pinned; loadPins() has them read: pinsLoaded().
    QVector<Seq> pins(const QString &room) const;
    void loadPins(const QString &room);
    QVector<Person> members(const QString &room) const; ///< of a private room

    // Reading

    /// The person looks at the end of this room now: all that is there, and comes, is read. Empty: at none.
    void setVisibleRoom(const QString &room);
    /// The person has seen everything up to @p seq. Sent at most once a second.
    void markRead(const QString &room, Seq seq);
    /// How far the person has read, here or on another device; 0: unknown.
    Seq readUpTo(const QString &room) const;
    /// How far others have read, by person, of those who let it be seen.
    QHash<QString, Seq> receipts(const QString &room) const;
    /// Whether others may see how far one reads; kept for this server.
    bool givesReceipts() const;
    void setGivesReceipts(bool on);

    /// Nothing of an ignored person is counted as unread, and their messages are marked
    /// (TimelineItem::ignored); kept for this server. Nobody else learns of it.
    void setIgnored(const QString &person, bool on);
    QStringList ignored() const; ///< ids

Q_SIGNALS:
    /// While Waiting also emitted when retryIn() begins anew.
    void stateChanged(Parlor::SessionState state);
    void youChanged();
    void roomJoined(const QString &room);
    void roomLeft(const QString &room);
    /// Emitted when somebody begins or stops writing in a room. @p names: all who write now, without oneself.
    void typingChanged(const QString &room, const QStringList &names);
    /// Something asked for was not done; for a post the line is also marked as failed, an edit, a deletion or
    /// a reaction is forgotten.
    void refused(const Parlor::Refusal &refusal);
    /// What was typed is refused next, and stands nowhere any more: an edit, or a message whose room is gone
    /// or was left. The person gets it back here. @p room may be unknown by now.
    void typedReturned(const QString &room, const QString &text);
    /// It was not done because there is no connection. @p re: type of the message on the wire. An @p id tells
    /// that the connection was cut while it was on its way: perhaps it was done.
    void refusedOffline(const QString &re, const QString &id);
    /// What returned this id is done. @p seq of the event that was written for it; 0: none.
    void acknowledged(const QString &id, Parlor::Seq seq);
    /// One is new in a room that has something to say to who is new.
    void welcomed(const QString &room, const QString &text);
    void pinsChanged(const QString &room);
    void pinsLoaded(const QString &room, const Parlor::Events &messages);
    void membersChanged(const QString &room);
    /// A place that was asked for is shown. @p seq: the message, or the next one that can be read; 0: the
    /// end.
    void jumped(const QString &room, Parlor::Seq seq);
    void readChanged(const QString &room);
    void receiptsChanged(const QString &room);
    void ignoredChanged();
    void noticeReceived(const Parlor::Notice &notice);
    /// How many lines, edits, deletions and reactions wait to be sent, all rooms together.
    void waitingChanged(int count);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Parlor
