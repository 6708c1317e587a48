// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/tlsconfiguration.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace Parlor {

namespace {

constexpr qint64 MaxFileBytes = 1024 * 1024; ///< a long chain has 20 KB; somebody may name a device

TlsConfiguration failed(CertificateProblem problem, const QString &detail = {})
{
    return {{}, problem, detail};
}

QSslKey parseKey(const QByteArray &pem)
{
    // Qt wants to be told the kind, also where the file does not say it (PKCS #8).
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        if (const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey); !key.isNull())
            return key;
    }
    return {};
}

/// What the TLS library says to certificate and key; nothing if it takes them. Qt compares no keys, so this
/// begins what the server does for every connection, on a socket that is none: the library refuses a key that
/// is not the certificate's before it looks for a first byte.
QString rehearse(const QSslConfiguration &configuration)
{
    QSslSocket socket;
    socket.setSslConfiguration(configuration);
    socket.setSocketDescriptor(-1);
    socket.startServerEncryption();
    return socket.error() == QAbstractSocket::SslInternalError ? socket.errorString() : QString();
}

} // namespace

TlsConfiguration loadTlsConfiguration(const CertificateFiles &files)
{
    if (!QSslSocket::supportsSsl())
        return failed(CertificateProblem::NoTls);
    QFile chainFile(files.chain);
    if (!chainFile.open(QIODevice::ReadOnly))
        return failed(CertificateProblem::ChainUnreadable, chainFile.errorString());
    const QList<QSslCertificate> chain = QSslCertificate::fromData(chainFile.read(MaxFileBytes), QSsl::Pem);
    if (chain.isEmpty())
        return failed(CertificateProblem::NoCertificate);

    QFile keyFile(files.key);
    if (!keyFile.open(QIODevice::ReadOnly))
        return failed(CertificateProblem::KeyUnreadable, keyFile.errorString());
    const QByteArray pem = keyFile.read(MaxFileBytes);
    const QSslKey key = parseKey(pem);
    if (key.isNull())
        return failed(pem.contains("ENCRYPTED") ? CertificateProblem::KeyEncrypted
                                                : CertificateProblem::NoKey);

    TlsConfiguration loaded;
    loaded.value.setProtocol(QSsl::TlsV1_2OrLater);
    loaded.value.setPeerVerifyMode(QSslSocket::VerifyNone);
    // None are asked for, and reading the system's for every connection would cost more than its handshake.
    loaded.value.setCaCertificates({});
    // Qt has keys for tickets of its own for each connection, so no client could ever use one.
    loaded.value.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    loaded.value.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    loaded.value.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    loaded.value.setLocalCertificateChain(chain);
    loaded.value.setPrivateKey(key);
    if (const QString refusal = rehearse(loaded.value); !refusal.isEmpty())
        return failed(CertificateProblem::Misfit, refusal);
    return loaded;
}

} // namespace Parlor
