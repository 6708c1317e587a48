// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "frontfixture.h"
#include "server/http/tlsconfiguration.h"
#include "tests/support/testcertificates.h"

#include <QSslSocket>

namespace Parlor {

/// The front with a certificate.
struct TlsFixture : FrontFixture
{
    TlsFixture()
    {
        config.tls = loadTlsConfiguration({certificateFile("chain.pem"), certificateFile("key.pem")}).value;
    }
};

/// A client that encrypts, and talks only to whom it can trust.
class TlsClient final : public Client<QSslSocket>
{
public:
    explicit TlsClient(const PortListener &listener)
    {
        QSslConfiguration configuration = trustingConfiguration();
        configuration.setAllowedNextProtocols({"h2", "http/1.1"});
        socket.setSslConfiguration(configuration);
        connect(&socket, &QSslSocket::alertReceived, this, [this](QSsl::AlertLevel, QSsl::AlertType type) {
            saidGoodbye |= type == QSsl::AlertType::CloseNotify;
        });
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), listener.serverPort());
    }

    bool saidGoodbye = false; ///< the server, with a close_notify
};

} // namespace Parlor
