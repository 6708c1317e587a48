// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/fanout.h"

#include "server/protocol/clock.h"
#include "server/transport/sendqueue.h"

#include <algorithm>

namespace Parlor {

// So much for one client is sent before the pass ends: larger writes save nothing, and what the kernel takes
// now does not count as waiting.
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
    if (m_batch.size(queue.m_node) >= FlushBytes)
        flush(queue);
    if (m_queueBytes > 0) {
        const qint64 waiting = queue.waiting() + m_batch.size(queue.m_node) + frame.size();
        if (drop == Drop::First && waiting > m_queueBytes / 2)
            return Result::Dropped;
        // One frame may be larger than the whole queue; whoever has nothing waiting gets it.
        if (waiting > m_queueBytes && waiting > frame.size())
            return Result::TooSlow;
    }
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
