// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/http/hostpolicy.h"
#include "server/http/httprequest.h"
#include "server/http/httpresponse.h"
#include "server/http/upgraderequest.h"

#include <variant>

namespace Parlor {

class OriginPolicy;

/// What is to be done about one request.
using Route = std::variant<HttpResponse, UpgradeRequest>;

/// Whether @p request asks for a WebSocket at all.
bool asksForWebSocket(const HttpRequest &request);

/// Checks a request that asksForWebSocket() against RFC 6455 section 4.2.1 and the rules of the wire:
/// parlor.v1 on /ws, or no subprotocol on / or /ws. QWebSocketServer would let much more pass.
Route checkUpgrade(const HttpRequest &request, const HostAndPort &host, const QHostAddress &peer,
                   const OriginPolicy &origins);

/// Says that only a WebSocket is to be had, and of which version (RFC 6455 section 4.4).
HttpResponse upgradeRequired(const QByteArray &reason);

} // namespace Parlor
