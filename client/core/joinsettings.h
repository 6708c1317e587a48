// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

namespace Parlor {

/// Where to join and as whom; a value, made by the start view or the command line.
struct JoinSettings
{
    QUrl url; ///< ws:// or wss://, with the path of the WebSocket; made by parseAddress()
    QString name;
    QString token; ///< from an earlier visit to the same server; empty the first time

    bool operator==(const JoinSettings &) const = default;
};

/// Reads what people type or paste as an address: "192.168.1.20", "host:9000", "http://host:8080/",
/// "ws://host/ws",
/// "[fe80::1]:8080". @return the WebSocket's URL, or an invalid one.
QUrl parseAddress(QStringView typed);

} // namespace Parlor
