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
    explicit ChatSession(const Clock &clock, QObject *parent = nullptr);
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

    /// Posts what was typed. While offline it waits and is sent, in order, when the connection is back.
    void post(const QString &room, const QString &text);
    /// Says something else instead of one's own message @p seq, or takes a message back; sent like a post,
    /// and shown at once as waiting. refused() tells if it was not done, and the message is as it was.
    void edit(const QString &room, Seq seq, const QString &text);
    void remove(const QString &room, Seq seq);
    /// Whether the server would take an edit or a deletion of this message now, as far as one knows here.
    bool mayEdit(const Event &message) const;
    bool mayRemove(const Event &message) const;
    /// Takes a waiting or failed line back; @return what was typed, or nothing if the line is on its way at
    /// this moment.
    QString takeBack(const QString &room, const QString &id);
    void setName(const QString &name);
    void createRoom(const QString &title);
    void joinRoom(const QString &room);
    void leaveRoom(const QString &room);
    void loadOlder(const QString &room);
    void setTyping(const QString &room, bool on);
    /// The person looks at this room now: it has no unread lines. Empty: at none.
    void setVisibleRoom(const QString &room);

Q_SIGNALS:
    /// While Waiting also emitted when retryIn() begins anew.
    void stateChanged(Parlor::SessionState state);
    void youChanged();
    void roomJoined(const QString &room);
    void roomLeft(const QString &room);
    /// Emitted when somebody begins or stops writing in a room. @p names: all who write now, without oneself.
    void typingChanged(const QString &room, const QStringList &names);
    /// Something asked for was not done; for a post the line is also marked as failed, an edit or a deletion
    /// is forgotten.
    void refused(const Parlor::Refusal &refusal);
    void noticeReceived(const Parlor::Notice &notice);
    /// How many lines, edits and deletions wait to be sent, all rooms together.
    void waitingChanged(int count);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Parlor
