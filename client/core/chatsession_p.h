// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/alarm.h"
#include "client/core/chatconnection.h"
#include "client/core/chatsession.h"
#include "client/core/heartbeat.h"
#include "client/core/joinedroom.h"
#include "client/core/keptstate.h"
#include "client/core/outbox.h"
#include "client/core/reconnectpolicy.h"
#include "client/core/roommodel.h"
#include "client/core/searchmodel.h"
#include "server/protocol/closecode.h"

#include <QHash>
#include <unordered_map>

// The inside of ChatSession: chatsession.cpp has what it is asked for as a whole, sessionconnection.cpp
// coming, going and coming back, sessionmessages.cpp what the server says, sessionrooms.cpp the rooms and who
// writes there, sessionlines.cpp what is typed and waits, sessionrequests.cpp what cannot wait,
// sessionhistory.cpp the past, sessionreading.cpp what was read and is ignored.

namespace Parlor {

class SessionStore;

class ChatSession::Private final
{
    Q_DISABLE_COPY_MOVE(Private)

public:
    Private(const Clock &clock, SessionStore *store, ChatSession *session);

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
    void handle(const MarkRead &read);
    void handle(const Receipt &receipt);
    void handle(const Found &found);
    void onBegun();
    void onHelloRefused(const Refusal &refusal);
    void onLineRefused(const Refusal &refusal);

    // Rooms
    JoinedRoom *room(const QString &id) const;
    QStringList roomIds() const;
    void dropRoom(const QString &id, RefusalCode why = RefusalCode::NoSuchRoom);
    void dropAllRooms();
    void applyState(JoinedRoom &joinedRoom, const QString &id, const Events &events);
    void setFirst(const RoomInfo &info);
    void askHistory();
    void historyAnswered();
    void onHistoryDue();
    void onHistoryRefused(const Refusal &refusal);
    void dropAnswered(JoinedRoom &joinedRoom);
    void setYou(const Person &person);
    QHash<QString, Seq> seen() const;
    qint64 serverTime() const;

    // What was read
    void tellUnread(const QString &id);
    void seeEnd(const QString &id);
    void setRead(const QString &id, Seq seq);
    void onReadDue();

    // What cannot wait
    bool isOffline(const QString &re);
    QString send(QString id, const QString &re, const ClientMessage &message);
    void requestsCut();
    void onSearchRefused(const Refusal &refusal);
    void onSearchRetry();
    void searchAgainLater();
    void onSearchDue();

    // Rooms that are entered unasked
    void enterAgain();
    void enterUnasked(const QString &id);
    void onEnterDue();
    bool onJoinRefused(const Refusal &refusal);
    void stopEntering();

    // Lines that wait
    void pump();
    void addLine(const Outbox::Line &line);
    Event waitingEvent(const Outbox::Line &line) const;
    void loadKept();
    void keep();
    void restoreLines(const RoomInfo &info);
    void giveUpRestored(const QString &roomId);
    void giveUp(const Outbox::Line &line, RefusalCode code);
    void dropChanges(const QString &roomId);
    std::optional<Refusal> checkLength(const QString &re, const QString &roomId, const QString &text,
                                       const QString &id) const;
    void fail(const Refusal &refusal, const QString &typed);
    void acknowledgeEvent(const Event &event);
    void tellWaiting();

    // Who writes
    void typingOff(const QString &roomId, const QStringList &ids);
    void tellTyping(const QString &roomId);
    void onTypingDue();
    void armTyping();

    const Clock &clock;
    SessionStore *store; ///< null: nothing is kept
    ChatSession *q;
    ChatConnection connection;
    Heartbeat heartbeat;
    Alarm retry;        ///< while Waiting: when to connect again
    Alarm helloAlarm;   ///< while Joining: when to say hello again, or to stop waiting for an answer
    Alarm outboxAlarm;  ///< while the outbox pauses
    Alarm historyAlarm; ///< when history may be asked for again, or its answer is given up
    Alarm typingAlarm;  ///< when the next one who writes is forgotten
    Alarm searchAlarm;  ///< when what was looked for is to be looked for again
    Alarm readAlarm;    ///< when a read position may be sent again
    Alarm searchRetry;  ///< when a search that was too much is sent again
    Alarm enterAlarm;   ///< when the next rooms are entered
    ReconnectPolicy policy;
    Outbox outbox;
    RoomModel roomModel;
    SearchModel searchModel;
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
    QStringList toEnter;                    ///< rooms that are entered unasked, when their turn has come
    QSet<QString> enteredUnasked;           ///< of these, those that were asked for
    QString visibleRoom;
    QString askedHistoryOf; ///< a room; the server reads one page at a time
    int toldWaiting = 0;
    int searchTries = 0;              ///< that were made because of a lag, of the latest search
    KeptState kept;                   ///< of this server, as it was loaded or saved last
    QVector<Outbox::Line> restored;   ///< lines of rooms that one is not in again yet
    QHash<QString, QString> requests; ///< what is under way: type on the wire, by id
    QStringList toRead;               ///< rooms whose read position is to be sent
};

} // namespace Parlor
