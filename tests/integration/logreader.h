// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"

#include <QObject>
#include <QUrl>
#include <QWebSocket>

namespace Parlor {

/// Reads the whole log of a room as any stranger can: joins a server anew and pages back to the beginning.
/// Knows nothing of the clients that it is there to check. One thread.
class LogReader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogReader)

public:
    /// @p title of the room; empty: the lobby.
    explicit LogReader(const QString &title = {});

    void read(const QUrl &url);
    /// Also if there is no such room: then room() has no id.
    bool isDone() const { return m_isDone; }
    const Events &events() const { return m_events; } ///< ascending
    /// As it was when the reader came in.
    const RoomInfo &room() const { return m_room; }
    const QVector<Seq> &pins() const { return m_pins; }
    /// The oldest that could be read in the end.
    Seq first() const { return m_first; }

Q_SIGNALS:
    void done();

private:
    void onText(const QString &text);
    void sayHello(const QString &name);
    void onWelcome(const Welcome &welcome);
    void onJoined(const Joined &joined);
    void onPage(const Page &page);
    void ask(Seq before);
    void end();
    void send(const ClientMessage &message);

    QWebSocket m_socket;
    QString m_title;
    QString m_id;
    RoomInfo m_room;
    QVector<Seq> m_pins;
    QVector<Events> m_pages; ///< the newest first
    Events m_events;
    Seq m_first = 0;
    bool m_isDone = false;
};

} // namespace Parlor
