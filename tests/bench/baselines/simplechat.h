// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QVector>
#include <QWebSocketServer>

namespace Parlor::Baseline {

/// A chat as everybody writes it with Qt: QWebSocketServer in the main thread, sendTextMessage() for each
/// client, all of Qt's defaults.
class SimpleChat final : public QObject
{
    Q_OBJECT

public:
    SimpleChat();
    ~SimpleChat() override;

    /// @return the port, 0 if it cannot listen.
    quint16 listen(quint16 port);

private:
    void onNewConnection();
    void onTextMessage(const QString &text);
    void onDisconnected(QWebSocket *client);

    QWebSocketServer m_server;
    QVector<QWebSocket *> m_clients;
};

} // namespace Parlor::Baseline
