// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/socketdescriptor.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace Parlor {

#ifdef Q_OS_WIN
using NativeDescriptor = SOCKET;
#else
using NativeDescriptor = int;
#endif

static NativeDescriptor native(qintptr descriptor)
{
    return static_cast<NativeDescriptor>(descriptor);
}

int peekFirstByte(qintptr descriptor)
{
    unsigned char byte = 0;
#ifdef Q_OS_WIN
    const int got = recv(native(descriptor), reinterpret_cast<char *>(&byte), 1, MSG_PEEK);
    const bool later = got < 0 && WSAGetLastError() == WSAEWOULDBLOCK;
#else
    const ssize_t got = recv(native(descriptor), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    const bool later = got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
#endif
    if (got == 1)
        return byte;
    return later ? NoByteYet : NothingToCome;
}

QHostAddress peerOf(qintptr descriptor)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    auto *address = reinterpret_cast<sockaddr *>(&storage);
    if (getpeername(native(descriptor), address, &size) != 0)
        return {};
    return QHostAddress(address);
}

void closeDescriptor(qintptr descriptor)
{
#ifdef Q_OS_WIN
    closesocket(native(descriptor));
#else
    ::close(native(descriptor));
#endif
}

qintptr copyDescriptor(qintptr descriptor)
{
#ifdef Q_OS_WIN
    Q_UNUSED(descriptor);
    return -1;
#else
    return fcntl(native(descriptor), F_DUPFD_CLOEXEC, 0);
#endif
}

void endSending(qintptr descriptor)
{
#ifdef Q_OS_WIN
    shutdown(native(descriptor), SD_SEND);
#else
    shutdown(native(descriptor), SHUT_WR);
#endif
}

} // namespace Parlor
