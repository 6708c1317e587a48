// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

namespace Parlor {

/// What kept a connection from opening, or ended it.
enum class ConnectionFailure {
    None,
    HostNotFound, ///< no such name
    NothingListens,
    NoRoute,   ///< the network is down, or there is no way there
    TimedOut,  ///< nothing at all came back
    Untrusted, ///< TLS could not be agreed on, or the certificate is not trusted
    NotParlor, ///< something answers, but does not speak parlor.v1
    Cut        ///< it was open
};

} // namespace Parlor
