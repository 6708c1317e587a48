// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <optional>

namespace Parlor {

/// What a WebSocket connection is made of on the wire, in one direction.
struct WireUnit
{
    enum class Kind { Head, Frame, Bytes };

    Kind kind = Kind::Bytes;
    QByteArray bytes; ///< as they came
    bool isAck =
        false; ///< a frame that says that a post is written down; only of a server, which does not mask
};

/// Splits one direction of a connection into an HTTP head and the WebSocket frames behind it. A unit comes
/// out when it is complete. Pure.
class WireSplitter final
{
public:
    void feed(const QByteArray &bytes) { m_bytes += bytes; }
    std::optional<WireUnit> next();
    /// No frames will follow: what comes is handed out as it comes.
    void passAll() { m_stage = WireUnit::Kind::Bytes; }

private:
    WireUnit take(qsizetype size);
    qsizetype frameSize() const; ///< 0: not known yet

    QByteArray m_bytes;
    WireUnit::Kind m_stage = WireUnit::Kind::Head; ///< what comes next
};

} // namespace Parlor
