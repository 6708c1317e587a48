// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/upgradehead.h"

#include "server/protocol/protocolinfo.h"

#include <QIODevice>

namespace Parlor {

// More than any listener lets through.
static constexpr qint64 MaxHeadBytes = 65536;

std::optional<QByteArray> takeUpgradeKey(QIODevice &device)
{
    QByteArray head = device.peek(MaxHeadBytes);
    const qsizetype end = head.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    head = device.read(end + 4);
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || line.left(colon).compare("Sec-WebSocket-Key", Qt::CaseInsensitive) != 0)
            continue;
        const QByteArray key = line.mid(colon + 1).trimmed();
        if (!key.isEmpty())
            return key;
    }
    return std::nullopt;
}

QByteArray makeUpgradeHead(const QByteArray &key, quint64 connection, bool rich)
{
    QByteArray head = "GET /" + QByteArray::number(connection)
        + " HTTP/1.1\r\n"
          "Host: localhost\r\n"
          "Upgrade: websocket\r\n"
          "Connection: Upgrade\r\n"
          "Sec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: "
        + key + "\r\n";
    if (rich)
        head += QByteArray("Sec-WebSocket-Protocol: ") + Subprotocol + "\r\n";
    return head + "\r\n";
}

} // namespace Parlor
