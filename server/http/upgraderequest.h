// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QString>

namespace Parlor {

/// How a client speaks on its WebSocket.
enum class WireMode {
    Rich, ///< JSON; the client offered parlor.v1
    Plain ///< each frame is a message; the client offered no subprotocol
};

/// A request to become a WebSocket that has passed every check of the front.
struct UpgradeRequest
{
    QByteArray path; ///< "/" or "/ws"
    WireMode mode = WireMode::Plain;
    QByteArray origin;      ///< as sent; empty: none
    bool localPage = false; ///< a page opened from disk on this machine
    QHostAddress peer;      ///< an IPv4 address is never written as IPv6
    QString userAgent;      ///< as sent, cut at 200 characters; for logs only
};

} // namespace Parlor
