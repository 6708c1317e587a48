// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaObject>
#include <QObject>
#include <QThread>
#include <memory>
#include <utility>

namespace Parlor {

/// A thread with one tool in it: does what it is given, one after the other, and hands each result back to
/// the thread that asked. Lives in the caller's thread. The tool is made by start(), in the caller's thread,
/// and destroyed in its own.
template <typename Tool>
class WorkerThread final
{
    Q_DISABLE_COPY_MOVE(WorkerThread)

public:
    WorkerThread() = default;
    /// Finishes what it was given. Results that were not handed over yet are the caller's to drop.
    ~WorkerThread()
    {
        if (!m_worker)
            return;
        // Not quit() from here, which would leave undone what is queued.
        QMetaObject::invokeMethod(
            m_worker, [thread = &m_thread] { thread->quit(); }, Qt::QueuedConnection);
        m_thread.wait();
    }

    /// Once.
    template <typename... Arguments>
    void start(const QString &name, Arguments &&...arguments)
    {
        m_worker = new Worker(std::forward<Arguments>(arguments)...);
        m_worker->moveToThread(&m_thread);
        QObject::connect(
            &m_thread, &QThread::finished, m_worker, [worker = m_worker] { delete worker; },
            Qt::DirectConnection);
        m_thread.setObjectName(name);
        m_thread.start();
    }

    /// Calls @p work(tool) there, then @p done(result) in the thread of @p context; not if that is destroyed.
    /// @p context outlives this.
    template <typename Work, typename Done>
    void run(QObject *context, Work work, Done done)
    {
        QMetaObject::invokeMethod(
            m_worker,
            [worker = m_worker, context, work = std::move(work), done = std::move(done)]() mutable {
                // shared: what is queued must be copyable; and it alone holds it, to be destroyed there
                auto result = std::make_shared<decltype(work(worker->tool))>(work(worker->tool));
                QMetaObject::invokeMethod(
                    context,
                    [result = std::move(result), done = std::move(done)]() mutable {
                        done(std::move(*result));
                    },
                    Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
    }

private:
    struct Worker final : QObject
    {
        template <typename... Arguments>
        explicit Worker(Arguments &&...arguments)
            : tool(std::forward<Arguments>(arguments)...)
        { }
        Tool tool;
    };

    QThread m_thread;
    Worker *m_worker = nullptr; // lives and dies in m_thread
};

} // namespace Parlor
