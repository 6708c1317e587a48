// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/http/hostpolicy.h"
#include "server/http/originpolicy.h"
#include "server/http/resourcetable.h"
#include "server/http/upgraderules.h"

namespace Parlor {

/// Decides what one request gets: an answer, or to become a WebSocket. No socket in sight. Used in one
/// thread.
class RequestRouter final
{
public:
    RequestRouter(HostPolicy hosts, OriginPolicy origins, ResourceTable resources);

    /// @p peer: who is at the other end of the connection.
    Route route(const HttpRequest &request, const QHostAddress &peer) const;

private:
    HttpResponse answer(const HttpRequest &request) const;

    HostPolicy m_hosts;
    OriginPolicy m_origins;
    ResourceTable m_resources;
};

} // namespace Parlor
