// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QTest>
#include <algorithm>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace Parlor {

/// Two connected sockets of which nobody but the test knows.
class SocketPair final
{
public:
    SocketPair() { ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, m_ends); }
    ~SocketPair()
    {
        closeOne(0);
        closeOne(1);
    }
    Q_DISABLE_COPY_MOVE(SocketPair)

    int near() const { return m_ends[0]; }
    int far() const { return m_ends[1]; }
    void closeFar() { closeOne(1); }
    void closeNear() { closeOne(0); }
    void write(const QByteArray &bytes = "x")
    {
        QCOMPARE(::write(far(), bytes.constData(), size_t(bytes.size())), bytes.size());
    }
    /// @return what was there to be read.
    QByteArray read()
    {
        QByteArray bytes(4096, '\0');
        bytes.resize(std::max<qsizetype>(::read(near(), bytes.data(), size_t(bytes.size())), 0));
        return bytes;
    }
    /// Until nothing more goes in.
    void fill()
    {
        const QByteArray bytes(4096, 'f');
        while (::write(near(), bytes.constData(), size_t(bytes.size())) > 0) { }
    }
    void drainFar()
    {
        QByteArray bytes(65536, '\0');
        while (::read(far(), bytes.data(), size_t(bytes.size())) > 0) { }
    }

private:
    void closeOne(int end)
    {
        if (m_ends[end] >= 0)
            ::close(std::exchange(m_ends[end], -1));
    }
    int m_ends[2] = {-1, -1};
};

} // namespace Parlor
