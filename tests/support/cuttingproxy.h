// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/cutter.h"

#include <QObject>
#include <QTcpServer>

namespace Parlor {

class Relay;

/// A bad network: passes the connections to a free port of the loopback interface on to a server there, and
/// cuts those with a WebSocket, as planned or on command. Other requests always get through, so that a page
/// loads whole. One thread, which must run an event loop.
class CuttingProxy final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CuttingProxy)

public:
    explicit CuttingProxy(quint16 serverPort, QObject *parent = nullptr);
    ~CuttingProxy() override;

    bool listen() { return m_server.listen(QHostAddress::LocalHost); }
    quint16 port() const { return m_server.serverPort(); }

    /// Cuts as planned from here on; the counts begin anew.
    void start(const CutPlan &plan) { m_cutter = Cutter(plan); }
    bool isPlanDone() const { return m_cutter.isDone(); }
    const CutCounts &counts() const { return m_cutter.counts(); }
    /// Cuts every WebSocket there is.
    void cutAll();
    /// While down, every connection is cut as soon as it is made. Going down cuts all.
    void setDown(bool isDown);

Q_SIGNALS:
    void wasCut();

private:
    void onNewConnection();
    void onCut(const Relay *relay);

    QTcpServer m_server;
    quint16 m_serverPort = 0;
    bool m_isDown = false;
    Cutter m_cutter;
};

} // namespace Parlor
