// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"

#include <QObject>
#include <QUrl>
#include <QWebSocket>

namespace Parlor {

/// Reads the whole log of the lobby as any stranger can: joins a server anew and pages back to the beginning.
/// Knows nothing of the clients that it is there to check. One thread.
class LogReader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogReader)

public:
    LogReader();

    void read(const QUrl &url);
    bool isDone() const { return m_isDone; }
    const Events &events() const { return m_events; } ///< ascending

private:
    void onText(const QString &text);
    void onPage(const Page &page);
    void ask(Seq before);
    void send(const ClientMessage &message);

    QWebSocket m_socket;
    Events m_events;
    bool m_isDone = false;
};

} // namespace Parlor
