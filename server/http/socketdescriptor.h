// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QtGlobal>

// What must be done to an accepted connection before there is a QTcpSocket, or behind its back.

namespace Parlor {

inline constexpr int NoByteYet = -1;     ///< of peekFirstByte()
inline constexpr int NothingToCome = -2; ///< the other end has closed, or the connection is broken

/// The first byte that waits on @p descriptor, 0 to 255, which stays there; or one of the two above.
int peekFirstByte(qintptr descriptor);

/// The address of the other end; null when there is none any more.
QHostAddress peerOf(qintptr descriptor);

void closeDescriptor(qintptr descriptor);

/// A second number for the same connection, which lasts until both are closed; -1 if there is none to be had.
qintptr copyDescriptor(qintptr descriptor);

/// Tells the other end that nothing more comes from us, while we still read (shutdown).
void endSending(qintptr descriptor);

} // namespace Parlor
