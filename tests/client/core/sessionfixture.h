// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/chatsession.h"
#include "client/core/roommodel.h"
#include "client/core/rostermodel.h"
#include "client/core/timelinemodel.h"
#include "server/protocol/protocolinfo.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeserver.h"

#include <QTest>

namespace Parlor {

inline const QString Lobby = QStringLiteral("lobby");

/// A session, a server for it, and the time.
struct SessionFixture
{
    FakeClock clock;
    FakeServer server;
    ChatSession session{clock};

    void join(const QString &name = QStringLiteral("Ana")) { session.join({server.url(), name, {}}); }

    /// Joins and waits until the lobby is there.
    [[nodiscard]] bool online()
    {
        join();
        return QTest::qWaitFor([this] { return session.timeline(Lobby) != nullptr; });
    }

    /// Lets the pause before the next attempt pass.
    void passPause() { pass(session.retryIn()); }
    void pass(std::chrono::milliseconds time)
    {
        clock.advance(time);
        session.tick();
    }

    QString texts(const QString &room = Lobby) const
    {
        QStringList list;
        if (const TimelineModel *timeline = session.timeline(room)) {
            for (int row = 0; row < timeline->rowCount(); ++row)
                list.append(timeline->at(row).event.text);
        }
        return list.join(u' ');
    }

    int sent(const QString &room = Lobby) const
    {
        const TimelineModel *timeline = session.timeline(room);
        return timeline ? timeline->rowCount() - int(timeline->unsentIds().size()) : 0;
    }

    int unread(const QString &room = Lobby) const
    {
        const RoomModel *rooms = session.rooms();
        return rooms->index(rooms->rowOf(room)).data(RoomModel::UnreadRole).toInt();
    }
};

} // namespace Parlor
