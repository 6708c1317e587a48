// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/upgraderules.h"

#include "server/http/originpolicy.h"
#include "server/protocol/protocolinfo.h"

namespace Parlor {

namespace {

constexpr int MaxUserAgentLength = 200;

bool isKey(const QByteArray &value)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(value.trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    return value.trimmed().size() == 24 && decoded && (*decoded).size() == 16;
}

bool isOnce(const HttpRequest &request, const char *name)
{
    return request.values(name).size() == 1;
}

/// What is wrong with the handshake itself, or nothing.
QByteArray handshakeFault(const HttpRequest &request)
{
    if (request.version < 11)
        return "A WebSocket needs HTTP/1.1.";
    if (request.hasBody())
        return "A request for a WebSocket has no body.";
    // QWebSocketServer understands one line of each, with one value in Upgrade, and drops the rest without an
    // answer.
    if (!isOnce(request, "upgrade") || !isOnce(request, "connection")
        || !request.hasToken("connection", "upgrade")
        || request.value("upgrade").trimmed().compare("websocket", Qt::CaseInsensitive) != 0)
        return "A WebSocket needs \"Upgrade: websocket\" and \"Connection: Upgrade\", once each.";
    if (!isOnce(request, "sec-websocket-key") || !isKey(request.value("sec-websocket-key")))
        return "Sec-WebSocket-Key is not 16 bytes in base64.";
    return {};
}

/// Whether the path and the subprotocols on offer go together; if not, what is wrong.
QByteArray wireFault(const QByteArray &path, bool offers, bool rich)
{
    if (offers && !rich)
        return QByteArray("Offer the subprotocol ") + Subprotocol + ", or none.";
    if (rich && path != WebSocketPath)
        return QByteArray("The subprotocol ") + Subprotocol + " is spoken on " + WebSocketPath + ".";
    if (path != WebSocketPath && path != "/")
        return QByteArray("There is no WebSocket here, but on ") + WebSocketPath + ".";
    return {};
}

} // namespace

bool asksForWebSocket(const HttpRequest &request)
{
    return request.hasToken("upgrade", "websocket");
}

HttpResponse upgradeRequired(const QByteArray &reason)
{
    HttpResponse response = refusal(426, reason);
    response.fields = {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"}};
    return response;
}

Route checkUpgrade(const HttpRequest &request, const HostAndPort &host, const QHostAddress &peer,
                   const OriginPolicy &origins)
{
    if (const QByteArray fault = handshakeFault(request); !fault.isEmpty())
        return refusal(400, fault);
    if (!isOnce(request, "sec-websocket-version") || request.value("sec-websocket-version").trimmed() != "13")
        return upgradeRequired("Only version 13 of WebSocket is spoken here.");

    const bool offers = !request.values("sec-websocket-protocol").isEmpty();
    const bool rich = request.hasToken("sec-websocket-protocol", Subprotocol);
    const OriginVerdict verdict = origins.judge(request, host, peer, !offers);
    if (verdict == OriginVerdict::Foreign)
        return refusal(
            403, "Pages of this origin may not connect here. The host can allow it with --allow-origin.");
    if (const QByteArray fault = wireFault(request.path(), offers, rich); !fault.isEmpty())
        return refusal(400, fault);

    UpgradeRequest upgrade;
    upgrade.path = request.path();
    upgrade.mode = rich ? WireMode::Rich : WireMode::Plain;
    upgrade.origin = request.value("origin");
    upgrade.localPage = verdict == OriginVerdict::LocalPage;
    upgrade.peer = peer;
    upgrade.userAgent = QString::fromUtf8(request.value("user-agent")).left(MaxUserAgentLength);
    return upgrade;
}

} // namespace Parlor
