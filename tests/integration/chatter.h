// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/chatsession.h"
#include "server/protocol/clock.h"
#include "tests/integration/transcript.h"

#include <QObject>
#include <QRandomGenerator>
#include <QUrl>

namespace Parlor {

class TimelineModel;

/// Somebody with the native client's core in the lobby, who types a number of messages, up to four ahead of
/// what is acknowledged and also while cut off, and presses "Retry now" whenever cut off. GUI thread.
class Chatter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Chatter)

public:
    /// @p seed decides how far ahead to type.
    Chatter(const QString &name, quint32 seed);

    void join(const QUrl &url);
    bool isThere() const; ///< online and in the lobby
    void say(int messages);
    /// Whether the session is left to come back by itself.
    void setPatient(bool isPatient) { m_isPatient = isPatient; }
    void retryNow() { m_session.retryNow(); }

    /// All is typed, and in the log that is shown.
    bool isDone() const;
    /// Asks for what a reset left out, if there is anything.
    void loadOlder();
    int shown() const; ///< lines of the log
    QString id() const { return m_session.you().id; }
    /// What must not happen: refused, ended. Empty: nothing.
    const QString &trouble() const { return m_trouble; }
    QString describe() const; ///< where it stands, for whoever looks why a test failed

    const QStringList &typed() const { return m_typed; }
    QStringList transcript() const; ///< every line as transcriptLine(); also those that still wait

private:
    void onStateChanged(SessionState state);
    void onWaitingChanged(int count);
    void typeAhead();
    void typeOne();
    const TimelineModel *timeline() const;

    SystemClock m_clock;
    ChatSession m_session{m_clock};
    QString m_name;
    QRandomGenerator m_random;
    QStringList m_typed;
    QString m_trouble;
    int m_toSay = 0;
    int m_waiting = 0;
    bool m_isPatient = false;
};

} // namespace Parlor
