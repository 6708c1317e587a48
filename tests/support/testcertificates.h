// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QString>

namespace Parlor {

/// One of the files that certificates.cmake makes.
inline QString certificateFile(const char *name)
{
    return QStringLiteral(PARLOR_CERTIFICATES "/") + QString::fromLatin1(name);
}

/// Of a client that knows the root of chain.pem and nothing else, and checks what it is shown.
inline QSslConfiguration trustingConfiguration()
{
    QSslConfiguration configuration;
    configuration.setCaCertificates(QSslCertificate::fromPath(certificateFile("root.pem")));
    return configuration;
}

} // namespace Parlor
