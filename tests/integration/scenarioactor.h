// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/chatsession.h"
#include "server/protocol/clock.h"
#include "tests/support/cuttingproxy.h"

#include <QObject>
#include <QSet>
#include <QStringList>
#include <functional>

class QAbstractItemModel;

namespace Parlor {

/// One person of a scenario: the native client's session, on a line to the server that can be cut, and what
/// it was answered. GUI thread.
class ScenarioActor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScenarioActor)

public:
    /// @p token: whose one is from the beginning; empty: nobody's.
    ScenarioActor(const QString &name, const QString &token, quint16 serverPort);

    /// @return whether one is in the lobby, soon.
    bool join();
    /// Waits until the server has answered something that is asked now: what it had to say before is here.
    /// Does nothing while cut off. @return false: it did not answer.
    bool catchUp();
    /// Waits for what @p holds, which is looked at again whenever the session says that something changed.
    bool waitFor(const std::function<bool()> &holds);

    void cut() { m_line.setDown(true); }
    void mend() { m_line.setDown(false); }

    ChatSession &session() { return m_session; }
    const QString &name() const { return m_name; }
    QString id() const { return m_session.you().id; }
    bool isOnline() const { return m_session.state() == SessionState::Online; }
    /// How many lines and changes are not acknowledged.
    int waiting() const { return m_waiting; }
    /// Whether what was asked for under this id was done.
    bool isAcknowledged(const QString &id) const { return m_acknowledged.contains(id); }
    /// How often one came into a room, and to a place.
    int timesJoined() const { return m_timesJoined; }
    int timesJumped() const { return m_timesJumped; }
    /// The words of all that was refused up to now; "offline": there was no connection.
    const QStringList &refused() const { return m_refused; }

Q_SIGNALS:
    void changed();

private:
    void listen();
    void listenTo(const QAbstractItemModel *model);
    void onRoomJoined(const QString &room);

    QString m_name;
    QString m_token;
    CuttingProxy m_line;
    SystemClock m_clock;
    ChatSession m_session{m_clock};
    QSet<QString> m_acknowledged;
    QStringList m_refused;
    int m_waiting = 0;
    int m_timesJoined = 0;
    int m_timesJumped = 0;
    int m_pages = 0; ///< of pins of the lobby
};

} // namespace Parlor
