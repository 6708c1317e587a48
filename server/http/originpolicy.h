// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/http/hostpolicy.h"
#include "server/http/httprequest.h"

#include <QHostAddress>
#include <QSet>
#include <QStringList>

namespace Parlor {

/// What the Origin header of an upgrade means here.
enum class OriginVerdict {
    None,      ///< no Origin: not a browser
    Own,       ///< the page that this server serves
    Listed,    ///< allowed by the host
    LocalPage, ///< a page opened from disk on this very machine
    Foreign    ///< anything else; to be refused
};

/// Which pages may open a WebSocket (RFC 6455 section 10.2). Pure.
///
/// `Origin: null` is what a browser sends for a page opened from disk, but also for a sandboxed frame of any
/// site; hence the narrow rule: plain mode only, from this machine, through no proxy, and with a Host that
/// nobody else can own.
///
/// Over TLS the own page is an https one. Its neighbour of the same name that came unencrypted could have
/// been changed on its way, and is as foreign as any. A request that came unencrypted may be of an https page
/// all the same: a proxy then ends TLS.
class OriginPolicy final
{
public:
    /// @p allowed: origins as scheme://host[:port], or "null".
    explicit OriginPolicy(const QStringList &allowed = {});

    /// @p host: the checked Host header of @p request. @p plain: no subprotocol is offered.
    OriginVerdict judge(const HttpRequest &request, const HostAndPort &host, const QHostAddress &peer,
                        bool plain) const;

private:
    QSet<QByteArray> m_allowed; ///< as normalised
};

/// Whether a proxy says that it passed @p request on for somebody else.
bool wasForwarded(const HttpRequest &request);

} // namespace Parlor
