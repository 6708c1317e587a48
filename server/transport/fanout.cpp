// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/fanout.h"

#include "server/protocol/clock.h"
#include "server/transport/sendqueue.h"

#include <algorithm>

namespace Parlor {

// So much for one client is sent before the pass ends: larger writes save nothing.
static constexpr qint64 FlushBytes = 65536;

FanOut::FanOut(const Clock &clock, qint64 queueBytes, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_queueBytes(queueBytes)
{ }

FanOut::Result FanOut::add(SendQueue &queue, const QByteArray &frame, Drop drop)
{
    if (queue.isShut())
        return Result::Dropped;
    // What the kernel takes now does not wait for the client, but for the end of the pass.
    const qint64 pending = m_batch.size(queue.m_node);
    const qint64 limit = drop == Drop::First ? m_queueBytes / 2 : m_queueBytes;
    const bool isOver = m_queueBytes > 0 && queue.waiting() + pending + frame.size() > limit;
    if (pending >= FlushBytes || (isOver && pending > 0))
        flush(queue);
    // One frame may be larger than the whole queue; whoever has nothing waiting gets it.
    if (isOver && !queue.isEmpty() && queue.waiting() + frame.size() > limit)
        return drop == Drop::First ? Result::Dropped : Result::TooSlow;
    queue.m_node = m_batch.append(queue.m_node, frame);
    if (!queue.m_isDirty) {
        queue.m_isDirty = true;
        m_dirty.push_back(&queue);
    }
    if (!m_isScheduled) {
        m_isScheduled = true;
        // Posted events come before the next look at the sockets, so this is the end of the pass on every
        // dispatcher.
        QMetaObject::invokeMethod(
            this, [this] { onPassEnded(); }, Qt::QueuedConnection);
    }
    return Result::Taken;
}

void FanOut::flush(SendQueue &queue)
{
    if (queue.m_node == FrameBatch::Nothing)
        return;
    const QByteArray bytes = m_batch.bytes(queue.m_node);
    queue.m_node = FrameBatch::Nothing;
    queue.write(bytes, m_clock.steady());
}

void FanOut::flushAll()
{
    for (SendQueue *queue : m_dirty) {
        queue->m_isDirty = false;
        flush(*queue);
    }
    m_dirty.clear();
    m_batch.clear();
}

void FanOut::remove(SendQueue &queue)
{
    if (queue.m_isDirty)
        std::erase(m_dirty, &queue);
}

void FanOut::onPassEnded()
{
    m_isScheduled = false;
    flushAll();
}

} // namespace Parlor
