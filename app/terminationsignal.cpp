// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/terminationsignal.h"

#include <QSocketNotifier>
#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace Parlor {

#ifdef Q_OS_UNIX

// A signal handler has nowhere else to look.
static int sockets[2] = {-1, -1};

static void onSignal(int number)
{
    const char byte = 1;
    (void)!::write(sockets[0], &byte, sizeof byte);
    std::signal(number, SIG_DFL);
}

TerminationSignal::TerminationSignal(QObject *parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(sockets[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT requested();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

TerminationSignal::~TerminationSignal()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    m_notifier.reset();
    for (int &socket : sockets) {
        if (socket >= 0)
            ::close(socket);
        socket = -1;
    }
}

#else

TerminationSignal::TerminationSignal(QObject *parent)
    : QObject(parent)
{ }

TerminationSignal::~TerminationSignal() = default;

#endif

} // namespace Parlor
