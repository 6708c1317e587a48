// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/hub.h"
#include "server/protocol/messagecodec.h"
#include "server/protocol/protocolinfo.h"
#include "tests/support/fakeclock.h"
#include "tests/support/heldlog.h"
#include "tests/support/keptdirectory.h"
#include "tests/support/recordingdelivery.h"

#include <memory>

namespace Parlor {

/// A chat with nothing real around it. Change config before the first connection.
class HubFixture
{
public:
    HubFixture()
    {
        config.title = QStringLiteral("Class 4b");
        config.server = QStringLiteral("server-1");
        config.software = QStringLiteral("parlor test");
        config.hostToken = QStringLiteral("host-token");
        config.limits.set(Limit::MessagesPerSecond, 0); // tests of rates set them
    }

    FakeClock clock;
    HeldLog log;
    KeptDirectory directory;
    RecordingDelivery delivery;
    HubConfig config;
    QVector<Notice> toHost;

    Hub &hub()
    {
        if (!m_hub)
            m_hub = std::make_unique<Hub>(config, clock, log, directory, delivery,
                                          [this](const Notice &notice) { toHost.append(notice); });
        return *m_hub;
    }
    void destroyHub() { m_hub.reset(); }
    /// As if the machine had lost its power: nobody says goodbye, log and directory stay.
    void restart()
    {
        const Known known = directory.known(); // what the end of the process does not change
        m_hub.reset();
        directory.set(known);
        delivery.audiences.clear();
    }

    SessionId open(ClientKind kind = ClientKind::Rich, const PeerInfo &peer = {})
    {
        hub().opened(++m_lastSession, kind, peer);
        return m_lastSession;
    }
    SessionId openPlain() { return open(ClientKind::Plain); }
    /// Says it, the log's answers wait.
    void say(SessionId session, const ClientMessage &message)
    {
        hub().received(session, QString::fromUtf8(encode(message)));
    }
    /// Says it, and everything is answered.
    void send(SessionId session, const ClientMessage &message)
    {
        say(session, message);
        log.answerAll();
    }
    static Hello hello(const QString &name, const QString &token = {}, const ReadMap &rooms = {})
    {
        return {ProtocolVersion, name, token, {}, rooms};
    }
    /// A new connection of somebody who is in.
    SessionId join(const QString &name, const QString &token = {}, const ReadMap &rooms = {})
    {
        const SessionId session = open();
        send(session, hello(name, token, rooms));
        return session;
    }
    void post(SessionId session, const QString &text, const QString &room = QString::fromLatin1(LobbyId))
    {
        send(session, Post{nextId(), room, text});
    }
    QString nextId() { return QStringLiteral("post-%1").arg(++m_lastPost); }
    /// @return the new room's id.
    QString createRoom(SessionId session, const QString &title)
    {
        send(session, CreateRoom{title});
        return delivery.last<Joined>(session).room.id;
    }
    void tick(std::chrono::milliseconds passed = std::chrono::milliseconds(250))
    {
        clock.advance(passed);
        hub().tick();
    }
    Person you(SessionId session) const { return delivery.last<Welcome>(session).you; }
    QString token(SessionId session) const { return delivery.last<Welcome>(session).token; }
    Refusal refusal(SessionId session) const { return delivery.last<Refusal>(session); }
    /// What was said, as @p session heard it live or was replayed one by one.
    QVector<QString> heard(SessionId session) const
    {
        QVector<QString> texts;
        for (const ServerMessage &each : delivery.to(session)) {
            if (const auto *const joined = std::get_if<Joined>(&each)) {
                for (const Event &event : joined->events)
                    texts.append(event.text);
            } else if (const auto *const message = std::get_if<EventMessage>(&each)) {
                texts.append(message->event.text);
            }
        }
        return texts;
    }

private:
    std::unique_ptr<Hub> m_hub;
    SessionId m_lastSession = 0;
    int m_lastPost = 0;
};

} // namespace Parlor
