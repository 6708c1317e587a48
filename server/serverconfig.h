// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/http/certificatefiles.h"
#include "server/protocol/limits.h"
#include "server/protocol/protocolinfo.h"
#include "server/store/durability.h"
#include "server/store/storeproblem.h"

#include <QHostAddress>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace Parlor {

/// Where a chat is kept.
struct StorageConfig
{
    QString folder;                           ///< must exist; empty: in memory, gone when the server stops
    Durability durability = Durability::Full; ///< what a commit waits for
};

/// All that a server needs to know to run; a value, made by the command line or the desktop app.
struct ServerConfig
{
    QHostAddress address{QHostAddress::Any}; ///< Any: all interfaces, IPv4 and IPv6
    quint16 port = DefaultPort;              ///< 0: any free one
    bool nextFreePort = false;    ///< a taken port is no error: the next free one of the following 20 is used
    QString title;                ///< what the chat is called; empty: the clients say "Parlor"
    QString hostName;             ///< this machine's name, for the Host check
    QStringList allowedOrigins;   ///< beside the own one: scheme://host[:port], or "null"
    QStringList allowedHosts;     ///< names in the Host header beside IP literals, localhost and hostName
    CertificateFiles certificate; ///< empty: nothing is encrypted
    StorageConfig storage;
    QString hostToken; ///< who says hello with it is the host; empty: nobody
    Limits limits;
};

/// What a running server tells about itself.
struct ServerStatus
{
    quint16 port = 0;
    QString address; ///< as bound, for example "::" or "127.0.0.1"
    int people = 0;
    int connections = 0;

    bool operator==(const ServerStatus &) const = default;
};

/// Why a server could not be started.
struct ServerFailure
{
    enum class Reason {
        PortTaken,      ///< another program listens there
        NotAllowed,     ///< the system reserves the port
        AddressNotHere, ///< no interface of this machine has the address
        Certificate,    ///< it cannot encrypt with the files that it was given; `problem` says why
        Storage,        ///< it cannot keep a chat in the folder that it was given; `storage` says why
        Other
    };
    Reason reason = Reason::Other;
    quint16 port = 0;
    QString detail; ///< what the system said
    CertificateProblem problem = CertificateProblem::None;
    StoreProblem storage = {};
};

} // namespace Parlor

Q_DECLARE_METATYPE(Parlor::ServerConfig)
Q_DECLARE_METATYPE(Parlor::ServerStatus)
Q_DECLARE_METATYPE(Parlor::ServerFailure)
