// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

class QObject;
class QTcpSocket;

namespace Parlor {

/// A second socket on the connection of @p socket, which stays when @p socket closes it: a QSslSocket that
/// has said goodbye closes at once, and bytes that then still come make the kernel reset the connection, so
/// that what was said last may be lost. To be called in the pass in which @p socket is told to disconnect, so
/// that only one of the two reads. @return null where there is none to be had.
QTcpSocket *makeBareSocket(const QTcpSocket &socket, QObject *parent);

/// Tells the other end that nothing more comes, while we still read (shutdown).
void endSending(const QTcpSocket &socket);

/// Makes the next close of this connection a cut: what the kernel still holds for the other end, megabytes
/// for one that does not read, is dropped at once, and the other end is told by a reset instead of behind all
/// that. Does nothing to one that is closed already.
void resetWhenClosed(const QTcpSocket &socket);

} // namespace Parlor
