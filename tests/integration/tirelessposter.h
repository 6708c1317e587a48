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

/// Posts to the lobby without end, several ahead of what is acknowledged, edits and deletes some of it, and
/// keeps the list of acknowledgements. Cut off, it comes back as the same person when it is told to and sends
/// again what was not acknowledged. Speaks the protocol itself, to owe nothing to the client that it tests
/// beside. One thread.
class TirelessPoster final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TirelessPoster)

public:
    explicit TirelessPoster(const QString &name);

    void join(const QUrl &url);
    /// Seqs by the ids of posts, edits and deletions: what the server promised.
    const QHash<QString, Seq> &acknowledged() const { return m_acknowledged; }
    /// What the posts say by now of which a change was acknowledged, by id; empty: deleted.
    const QHash<QString, QString> &changed() const { return m_changed; }
    const QString &person() const { return m_person; }
    /// What must not happen: refused, another person, a second acknowledgement.
    const QString &trouble() const { return m_trouble; }

Q_SIGNALS:
    void acknowledgedOne();

private:
    void onText(const QString &text);
    void onWelcome(const Welcome &welcome);
    void onAck(const Ack &ack);
    void postOn();
    void change(const QString &post, Seq seq);
    void say(const QString &id, const ClientMessage &message);
    void send(const ClientMessage &message);

    QWebSocket m_socket;
    QString m_name;
    QString m_token;
    QString m_person;
    struct Line
    {
        QString id;
        ClientMessage message;
    };
    QVector<Line> m_underWay;
    QHash<QString, Seq> m_acknowledged;
    QHash<QString, QString> m_changed;
    QHash<QString, std::pair<QString, QString>> m_changing; ///< post and text by id of the change
    QString m_trouble;
    int m_typed = 0;
};

} // namespace Parlor
