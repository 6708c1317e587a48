// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Parlor {

/// Where a server finds what it needs to encrypt; a value. Both files are PEM (RFC 7468).
struct CertificateFiles
{
    QString chain; ///< the server's certificate first, then those between it and a root
    QString key;   ///< the private key of the first one: EC or RSA, without a passphrase

    /// Nothing is encrypted.
    bool isEmpty() const { return chain.isEmpty() && key.isEmpty(); }
};

/// Why a server cannot encrypt with its files.
enum class CertificateProblem {
    None,
    NoTls,           ///< this Qt has no TLS, or lacks the plugin for it
    ChainUnreadable, ///< missing, or not to be read by this program
    NoCertificate,   ///< no certificate is in that file
    KeyUnreadable,
    KeyEncrypted, ///< the key is protected by a passphrase
    NoKey,        ///< no EC or RSA key is in that file
    Misfit        ///< the key is not that of the certificate, or one of them is too weak
};

} // namespace Parlor
