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

/// Posts to a room without end, several ahead of what is acknowledged, edits, deletes and reacts to some of
/// it, and keeps the list of acknowledgements. Cut off, it comes back as the same person when it is told to
/// and sends again what was not acknowledged. Speaks the protocol itself, to owe nothing to the client that
/// it tests beside. One thread.
class TirelessPoster final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TirelessPoster)

public:
    /// @p title of the room, which somebody else makes and which may lose its oldest; empty: the lobby.
    explicit TirelessPoster(const QString &name, const QString &title = {});

    void join(const QUrl &url);
    /// Seqs by the ids of all that was sent: what the server promised.
    const QHash<QString, Seq> &acknowledged() const { return m_acknowledged; }
    /// What the posts say by now of which a change was acknowledged, by id; empty: deleted.
    const QHash<QString, QString> &changed() const { return m_changed; }
    /// Whether its reaction is on them, of the posts of which that was acknowledged last and is not changing.
    const QHash<QString, bool> &reacted() const { return m_reacted; }
    const QString &person() const { return m_person; }
    const QString &title() const { return m_title; }
    static QString emoji() { return QStringLiteral("\U0001F44D"); }
    /// What must not happen: refused, another person, a second acknowledgement.
    const QString &trouble() const { return m_trouble; }

Q_SIGNALS:
    void acknowledgedOne();

private:
    void onText(const QString &text);
    void onWelcome(const Welcome &welcome);
    void enter(const RoomInfo &room);
    void goOn();
    void onAck(const Ack &ack);
    void onRefusal(const Refusal &refusal);
    void postOn();
    void change(const QString &post, Seq seq);
    void react(const QString &post, Seq seq, bool on);
    void say(const QString &id, const ClientMessage &message, const QString &about = {});
    void send(const ClientMessage &message);

    struct Line
    {
        QString id;
        ClientMessage message;
        QString about; ///< id of the post that it changes; empty: it is one
    };
    void settle(const Line &line, Seq seq);

    QWebSocket m_socket;
    QString m_name;
    QString m_title;
    QString m_token;
    QString m_person;
    QString m_room;
    QVector<Line> m_underWay;
    QHash<QString, Seq> m_acknowledged;
    QHash<QString, QString> m_changed;
    QHash<QString, bool> m_reacted;
    QString m_trouble;
    int m_typed = 0;
};

} // namespace Parlor
