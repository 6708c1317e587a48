// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"

#include <QByteArray>
#include <QByteArrayView>
#include <variant>

// Message <-> the bytes of one JSON text frame. Pure: no sockets, no state, any thread.
// The format is specified in server/protocol/README.md; JSON itself in RFC 8259.

namespace Parlor {

/// Why a frame is not a message; says the same as the Refusal that the server answers with.
struct DecodeError
{
    RefusalCode code = RefusalCode::Malformed; ///< Malformed, UnknownType or BadField
    QString type;                              ///< as far as it could be read
    QString id;    ///< of a post, as far as it could be read, so that its sender learns which was refused
    QString field; ///< BadField: which
    bool operator==(const DecodeError &) const = default;
};

/// JSON may nest this deep, counting the outer object; deeper is Malformed.
inline constexpr int MaxDepth = 8;

QByteArray encode(const ClientMessage &message);
QByteArray encode(const ServerMessage &message);
/// For Joined::peopleJson; empty for nobody.
QByteArray encodePeople(const QVector<Person> &people);

/// Reads what a client sent. Unknown fields are ignored, unknown types refused.
std::variant<ClientMessage, DecodeError> decodeClient(QByteArrayView json);
/// Reads what a server sent. Bounds and schemes of spans are checked (isSafe); unsafe spans are left out.
std::variant<ServerMessage, DecodeError> decodeServer(QByteArrayView json);

} // namespace Parlor
