// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace Parlor {

/// Why a connection ended; for the log and for telling people.
enum class Ending {
    ByClient,  ///< it said goodbye with a close frame
    ByServer,  ///< Transport::close() or Transport::stop()
    Lost,      ///< cut without a goodbye
    Violation, ///< broke the WebSocket protocol or a limit on frames; the code says which
    Flood,     ///< frames without content in masses, or key updates of TLS
    TooLong,   ///< a message was begun and not finished in time, or no handshake came about
    NoPong,    ///< did not answer a ping in time
    TooSlow    ///< read more slowly than was sent
};

/// What the transport reports; implemented by whoever owns it. All calls come in the server thread, in the
/// order in which things happened, and never from inside a call to Transport. The transport may be called
/// from them, but not destroyed.
class TransportHandler
{
public:
    virtual ~TransportHandler() = default;
    /// The connection can be sent to.
    virtual void opened(quint64 connection) = 0;
    /// One complete message; valid UTF-8 as it came.
    virtual void textReceived(quint64 connection, const QString &text) = 0;
    /// One complete binary message.
    virtual void binaryReceived(quint64 connection, const QByteArray &data) = 0;
    /// The last that is heard of a connection that was opened. @p code is that of the close frame (RFC 6455
    /// section 7.4), or the one that describes best why there was none.
    virtual void closed(quint64 connection, quint16 code, Ending ending) = 0;
};

} // namespace Parlor
