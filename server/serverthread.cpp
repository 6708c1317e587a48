// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/serverthread.h"

#include "server/chatserver.h"
#ifdef Q_OS_LINUX
#include "server/transport/epolldispatcher.h"
#endif

namespace Parlor {

// GLib's dispatcher, which Qt takes on Linux, polls every descriptor at every wake-up.
// PARLOR_DISPATCHER=stock takes it all the same, to compare the two.
static void giveDispatcher(QThread &thread)
{
#ifdef Q_OS_LINUX
    if (qgetenv("PARLOR_DISPATCHER") != "stock")
        thread.setEventDispatcher(new EpollDispatcher); // the thread's, which destroys it when it ends
#else
    Q_UNUSED(thread);
#endif
}

ServerThread::ServerThread(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<ServerStatus>();
    qRegisterMetaType<ServerFailure>();
    m_thread.setObjectName(QStringLiteral("parlor-server"));
}

ServerThread::~ServerThread()
{
    end();
}

void ServerThread::start(const ServerConfig &config)
{
    if (m_state != State::Stopped)
        return;
    m_state = State::Starting;
    m_server = new ChatServer;
    m_server->moveToThread(&m_thread);
    // Not deleteLater(): what the server deletes later in turn must still find its turn before the thread is
    // gone.
    connect(
        &m_thread, &QThread::finished, m_server, [server = m_server] { delete server; },
        Qt::DirectConnection);
    connect(m_server, &ChatServer::started, this, [this](const ServerStatus &status) {
        if (m_state != State::Starting)
            return; // it was told to stop meanwhile
        m_state = State::Running;
        Q_EMIT started(status);
    });
    connect(m_server, &ChatServer::failed, this, &ServerThread::onFailed);
    connect(m_server, &ChatServer::statusChanged, this, &ServerThread::statusChanged);
    connect(m_server, &ChatServer::noticed, this, &ServerThread::noticed);
    connect(m_server, &ChatServer::stopped, this, &ServerThread::onStopped);
    giveDispatcher(m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server, [server = m_server, config] { server->start(config); }, Qt::QueuedConnection);
}

void ServerThread::stop(std::optional<std::chrono::milliseconds> comeBackAfter)
{
    if (m_state != State::Starting && m_state != State::Running)
        return;
    m_state = State::Stopping;
    QMetaObject::invokeMethod(
        m_server, [server = m_server, comeBackAfter] { server->stop(comeBackAfter); }, Qt::QueuedConnection);
}

void ServerThread::onFailed(const ServerFailure &failure)
{
    const bool wasAskedToStop = m_state == State::Stopping;
    end();
    if (wasAskedToStop)
        Q_EMIT stopped();
    else
        Q_EMIT failed(failure);
}

void ServerThread::onStopped()
{
    end();
    Q_EMIT stopped();
}

// By now the server has nothing left to do, so waiting for its thread takes no time worth speaking of.
void ServerThread::end()
{
    if (m_server)
        m_server->disconnect(this);
    m_thread.quit();
    m_thread.wait();
    m_server = nullptr;
    m_state = State::Stopped;
}

} // namespace Parlor
