// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/alarm.h"
#include "client/core/chatconnection.h"
#include "client/core/chatsession.h"
#include "client/core/heartbeat.h"
#include "client/core/joinedroom.h"
#include "client/core/outbox.h"
#include "client/core/reconnectpolicy.h"
#include "client/core/roommodel.h"
#include "server/protocol/closecode.h"

#include <QHash>
#include <unordered_map>

// The inside of ChatSession: chatsession.cpp has what people ask for, sessionconnection.cpp coming, going and
// coming back, sessionmessages.cpp what the server says, sessionrooms.cpp what is kept.

namespace Parlor {

class ChatSession::Private final
{
    Q_DISABLE_COPY_MOVE(Private)

public:
    Private(const Clock &clock, ChatSession *session);

    // Coming and going
    void join(const JoinSettings &newSettings);
    void connectNow();
    void sayHello();
    void stop();
    void end(EndReason reason);
    void setState(SessionState newState);
    void onOpened();
    void onHelloDue();
    void onEnded(const ConnectionEnd &connectionEnd);
    void onReceived(const ServerMessage &message);

    // What the server says
    void handle(const Welcome &welcome);
    void handle(const Joined &joined);
    void handle(const Left &left);
    void handle(const RoomChanged &changed);
    void handle(const RoomGone &gone);
    void handle(const Ack &ack);
    void handle(const EventMessage &message);
    void handle(const Presence &presence);
    void handle(const Typing &typing);
    void handle(const Page &page);
    void handle(const Refusal &refusal);
    void handle(const Notice &notice);
    void handle(const Ping &ping);
    void handle(const Pong &pong);
    void handle(const Bye &farewell);
    void handle(const MarkRead &) { } // nothing is made of these yet
    void handle(const Receipt &) { }
    void handle(const Found &) { }
    void onHelloRefused(const Refusal &refusal);
    void onLineRefused(const Refusal &refusal);

    // Rooms
    JoinedRoom *room(const QString &id) const;
    QStringList roomIds() const;
    void dropRoom(const QString &id);
    void dropAllRooms();
    void addUnread(const QString &id, int count);
    void askHistory();
    void historyAnswered();
    void onHistoryDue();
    void dropAnswered(JoinedRoom &joinedRoom);
    void setYou(const Person &person);
    QHash<QString, Seq> seen() const;
    qint64 serverTime() const;

    // Lines that wait
    void pump();
    void addChange(const Event &change);
    void dropChanges(const QString &roomId);
    std::optional<Refusal> checkLength(const QString &re, const QString &roomId, const QString &text,
                                       const QString &id) const;
    void fail(const QString &roomId, const Refusal &refusal);
    void acknowledgeEvent(const Event &event);
    void tellWaiting();

    // Who writes
    void typingOff(const QString &roomId, const QStringList &ids);
    void tellTyping(const QString &roomId);
    void onTypingDue();
    void armTyping();

    const Clock &clock;
    ChatSession *q;
    ChatConnection connection;
    Heartbeat heartbeat;
    Alarm retry;        ///< while Waiting: when to connect again
    Alarm helloAlarm;   ///< while Joining: when to say hello again, or to stop waiting for an answer
    Alarm outboxAlarm;  ///< while the outbox pauses
    Alarm historyAlarm; ///< when history may be asked for again, or its answer is given up
    Alarm typingAlarm;  ///< when the next one who writes is forgotten
    ReconnectPolicy policy;
    Outbox outbox;
    RoomModel roomModel;
    std::unordered_map<QString, std::unique_ptr<JoinedRoom>> joinedRooms;
    QHash<QString, std::chrono::milliseconds> toldTyping; ///< by room: when we last said that we write

    JoinSettings settings;
    SessionState state = SessionState::Idle;
    EndReason endReason = EndReason::None;
    ConnectionFailure failure = ConnectionFailure::None;
    bool wasOnline = false;  ///< with these settings, at least once
    bool helloAgain = false; ///< what helloAlarm is set for
    bool nameAsked = false;  ///< on this connection: the server may lose patience while the person thinks
    std::optional<Bye> bye;  ///< the server's, on this connection
    Person you;
    QString title;
    QString server;
    ClientLimits limits;
    qint64 welcomeTime = 0;                 ///< by the server's clock; 0: it did not say
    std::chrono::milliseconds welcomedAt{}; ///< the same moment on the steady clock
    QString visibleRoom;
    QString askedHistoryOf; ///< a room; the server reads one page at a time
    int toldWaiting = 0;
};

} // namespace Parlor
