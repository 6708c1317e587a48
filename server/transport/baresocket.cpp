// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/baresocket.h"

#include <QTcpSocket>
#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace Parlor {

QTcpSocket *makeBareSocket(const QTcpSocket &socket, QObject *parent)
{
#ifdef Q_OS_UNIX
    const int copy = ::fcntl(int(socket.socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    if (copy < 0)
        return nullptr;
    auto *bare = new QTcpSocket(parent);
    if (bare->setSocketDescriptor(copy))
        return bare;
    ::close(copy);
    delete bare;
#else
    Q_UNUSED(socket);
    Q_UNUSED(parent);
#endif
    return nullptr;
}

void endSending(const QTcpSocket &socket)
{
#ifdef Q_OS_UNIX
    ::shutdown(int(socket.socketDescriptor()), SHUT_WR);
#else
    Q_UNUSED(socket);
#endif
}

void resetWhenClosed(const QTcpSocket &socket)
{
#ifdef Q_OS_UNIX
    // A QSslSocket that says that it has closed still tells the descriptor, which may be somebody else's by
    // now.
    if (socket.state() == QAbstractSocket::UnconnectedState || socket.socketDescriptor() < 0)
        return;
    const linger atOnce{1, 0};
    ::setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
#else
    Q_UNUSED(socket);
#endif
}

} // namespace Parlor
