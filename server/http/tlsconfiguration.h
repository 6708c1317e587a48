// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/http/certificatefiles.h"

#include <QSslConfiguration>

namespace Parlor {

/// What the server's ends of encrypted connections are set up with; a value.
struct TlsConfiguration
{
    QSslConfiguration value; ///< only to be used when there is no problem
    CertificateProblem problem = CertificateProblem::None;
    QString detail; ///< what the system or the TLS library said
};

/// Reads @p files, which must not be empty, and tries them out. TLS 1.2 (RFC 5246) or newer, no certificate
/// asked of the client, "http/1.1" where the client offers protocols (ALPN, RFC 7301). Blocks while it reads;
/// any thread.
TlsConfiguration loadTlsConfiguration(const CertificateFiles &files);

} // namespace Parlor
