// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"

#include <QObject>
#include <QUrl>
#include <QVector>
#include <QWebSocket>

namespace Parlor {

/// Owns a room in which others post: makes it, pins some of what is said, two at a time, and, if told to, has
/// it lose its oldest over and over and tells when it is in the middle of that. Comes back as TirelessPoster
/// does. One thread.
class RoomKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomKeeper)

public:
    static constexpr int Kept = 100; ///< messages, once the room has lost its oldest

    RoomKeeper(const QString &name, const QString &title);

    /// @p isTrimming: the room is to lose its oldest during this visit.
    void join(const QUrl &url, bool isTrimming);
    /// Acknowledged as pinned, in that order, and not changing; and acknowledged as not pinned any more.
    const QVector<Seq> &pinned() const { return m_pinned; }
    const QVector<Seq> &unpinned() const { return m_unpinned; }
    /// What must not happen.
    const QString &trouble() const { return m_trouble; }

Q_SIGNALS:
    /// The room has lost some of what it is to lose, and not all.
    void isHalfTrimmed();

private:
    enum class Trimming { Not, Gathering, Due, Watching };

    void onText(const QString &text);
    void onWelcome(const Welcome &welcome);
    void onRoom(const RoomInfo &room);
    void onAck(const Ack &ack);
    void onRefusal(const Refusal &refusal);
    void onEvent(const Event &event);
    void onPage(const Page &page);
    void gather();
    void pin(Seq seq, bool on);
    void configure(int keepMessages);
    void send(const ClientMessage &message);

    QWebSocket m_socket;
    QString m_name;
    QString m_title;
    QString m_token;
    QString m_room;
    bool m_isTrimming = false;
    Trimming m_trimming = Trimming::Not;
    Seq m_first = 0;  ///< of the room, as it was told
    Seq m_before = 0; ///< the same when it began to lose its oldest
    QString m_rule;   ///< id of the configure that is under way
    Pin m_changing;   ///< the pin that is under way; without an id: none
    int m_asked = 0;
    QVector<Seq> m_pinned;
    QVector<Seq> m_unpinned;
    QString m_trouble;
};

} // namespace Parlor
