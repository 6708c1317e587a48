// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/transport/framebatch.h"

#include <QObject>
#include <chrono>
#include <vector>

namespace Parlor {

class Clock;
class SendQueue;

/// What may be dropped when a client reads too slowly.
enum class Drop {
    Never,
    First ///< once half of what may wait for the client waits
};

/// Carries frames to many clients at the cost of one: what one pass of the event loop has for a client leaves
/// as one write, and clients that get the same share the same bytes. Server thread; lives longer than the
/// queues.
class FanOut final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FanOut)

public:
    /// @p queueBytes may wait for one client; 0: any number.
    FanOut(const Clock &clock, qint64 queueBytes, QObject *parent = nullptr);

    enum class Result { Taken, Dropped, TooSlow };
    /// Adds a frame for one client; it leaves at the end of the pass, after all that was added before it.
    /// TooSlow: too much waits already; nothing was added, and the caller cuts the connection.
    Result add(SendQueue &queue, const QByteArray &frame, Drop drop);
    /// Sends now what one client has.
    void flush(SendQueue &queue);
    /// Sends now what everybody has.
    void flushAll();
    /// Forgets a queue that is about to be destroyed.
    void remove(SendQueue &queue);

    const FrameBatch &batch() const { return m_batch; }

private:
    void onPassEnded();

    const Clock &m_clock;
    const qint64 m_queueBytes;
    FrameBatch m_batch;
    std::vector<SendQueue *> m_dirty;
    bool m_isScheduled = false;
};

} // namespace Parlor
