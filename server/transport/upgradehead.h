// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <optional>

class QIODevice;

namespace Parlor {

/// Reads the head of an upgrade request, which somebody has checked before (RFC 6455 section 4.2.1), from @p
/// device, and nothing behind it. @return the value of its Sec-WebSocket-Key; nothing if there is no complete
/// head with one.
std::optional<QByteArray> takeUpgradeKey(QIODevice &device);

/// The head that QWebSocketServer is given instead: only what it must know, with @p connection as the path,
/// by which the QWebSocket that it makes is told from others. @p rich asks for the subprotocol.
QByteArray makeUpgradeHead(const QByteArray &key, quint64 connection, bool rich);

} // namespace Parlor
