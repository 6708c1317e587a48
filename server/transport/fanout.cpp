// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/fanout.h"

#include "server/protocol/clock.h"
#include "server/transport/outbox.h"

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

FanOut::Result FanOut::add(Outbox &outbox, const QByteArray &frame, Drop drop)
{
    if (outbox.isShut())
        return Result::Dropped;
    if (m_batch.size(outbox.m_node) >= FlushBytes)
        flush(outbox);
    if (m_queueBytes > 0) {
        const qint64 waiting = outbox.waiting() + m_batch.size(outbox.m_node) + frame.size();
        if (drop == Drop::First && waiting > m_queueBytes / 2)
            return Result::Dropped;
        // One frame may be larger than the whole queue; whoever has nothing waiting gets it.
        if (waiting > m_queueBytes && waiting > frame.size())
            return Result::TooSlow;
    }
    outbox.m_node = m_batch.append(outbox.m_node, frame);
    if (!outbox.m_isDirty) {
        outbox.m_isDirty = true;
        m_dirty.push_back(&outbox);
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

void FanOut::flush(Outbox &outbox)
{
    if (outbox.m_node == FrameBatch::Nothing)
        return;
    const QByteArray bytes = m_batch.bytes(outbox.m_node);
    outbox.m_node = FrameBatch::Nothing;
    outbox.write(bytes, m_clock.steady());
}

void FanOut::flushAll()
{
    for (Outbox *outbox : m_dirty) {
        outbox->m_isDirty = false;
        flush(*outbox);
    }
    m_dirty.clear();
    m_batch.clear();
}

void FanOut::remove(Outbox &outbox)
{
    if (outbox.m_isDirty)
        std::erase(m_dirty, &outbox);
}

void FanOut::onPassEnded()
{
    m_isScheduled = false;
    flushAll();
}

} // namespace Parlor
