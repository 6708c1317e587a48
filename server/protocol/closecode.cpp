// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/closecode.h"

namespace Parlor {

bool shouldReconnect(quint16 code)
{
    constexpr quint16 noStatus = 1005, cut = 1006;
    switch (code) {
    case noStatus:
    case cut:
    case quint16(CloseCode::GoingAway):
    case quint16(CloseCode::InternalError):
    case 1012: // service restart, from a proxy in between
    case quint16(CloseCode::TryAgainLater):
        return true;
    default:
        return code >= 4000 && code < 4100;
    }
}

QString closeWord(CloseCode code)
{
    switch (code) {
    case CloseCode::Normal:
        return QStringLiteral("bye");
    case CloseCode::GoingAway:
        return QStringLiteral("stopping");
    case CloseCode::ProtocolError:
        return QStringLiteral("protocol-error");
    case CloseCode::Unsupported:
        return QStringLiteral("text-only");
    case CloseCode::InvalidText:
        return QStringLiteral("not-utf8");
    case CloseCode::Policy:
        return QStringLiteral("policy");
    case CloseCode::TooBig:
        return QStringLiteral("too-big");
    case CloseCode::InternalError:
        return QStringLiteral("internal-error");
    case CloseCode::TryAgainLater:
        return QStringLiteral("full");
    case CloseCode::TooSlow:
        return QStringLiteral("too-slow");
    case CloseCode::NoPong:
        return QStringLiteral("no-pong");
    case CloseCode::VersionMismatch:
        return QStringLiteral("version");
    case CloseCode::Removed:
        return QStringLiteral("removed");
    case CloseCode::Replaced:
        return QStringLiteral("replaced");
    }
    return {};
}

} // namespace Parlor
