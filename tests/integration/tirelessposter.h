// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"

#include <QHash>
#include <QObject>
#include <QUrl>
#include <QVector>
#include <QWebSocket>

namespace Parlor {

/// Posts to the lobby without end, several ahead of what is acknowledged, and keeps the list of
/// acknowledgements. Cut off, it comes back as the same person when it is told to and sends again what was
/// not acknowledged. Speaks the protocol itself, to owe nothing to the client that it tests beside. One
/// thread.
class TirelessPoster final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TirelessPoster)

public:
    explicit TirelessPoster(const QString &name);

    void join(const QUrl &url);
    /// Seqs by the ids of posts: what the server promised.
    const QHash<QString, Seq> &acknowledged() const { return m_acknowledged; }
    const QString &person() const { return m_person; }
    /// What must not happen: refused, another person, a second acknowledgement that says otherwise.
    const QString &trouble() const { return m_trouble; }

Q_SIGNALS:
    void acknowledgedOne();

private:
    void onText(const QString &text);
    void onWelcome(const Welcome &welcome);
    void onAck(const Ack &ack);
    void postOn();
    void send(const ClientMessage &message);

    QWebSocket m_socket;
    QString m_name;
    QString m_token;
    QString m_person;
    QVector<Post> m_underWay;
    QHash<QString, Seq> m_acknowledged;
    QString m_trouble;
    int m_typed = 0;
};

} // namespace Parlor
