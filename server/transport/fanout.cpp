// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/fanout.h"

#include "server/protocol/clock.h"
#include "server/transport/channel.h"
#include "server/transport/sendqueue.h"

#include <algorithm>

namespace Parlor {

// So much for one client is sent before the pass ends: larger writes save nothing.
static constexpr qint64 FlushBytes = 65536;

FanOut::FanOut(const Clock &clock, qint64 queueBytes, std::function<void(quint64)> tooSlow, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_queueBytes(queueBytes)
    , m_tooSlow(std::move(tooSlow))
{
    // A timer, because what is posted comes before the sockets are looked at.
    m_nextSlice.setSingleShot(true);
    m_nextSlice.setTimerType(Qt::PreciseTimer);
    connect(&m_nextSlice, &QTimer::timeout, this, &FanOut::writeSlice);
}

FanOut::Result FanOut::add(SendQueue &queue, const QByteArray &frame, Drop drop)
{
    if (const Result result = catchUp(queue); result == Result::TooSlow)
        return result;
    const Result result = append(queue, frame, drop);
    schedule();
    if (m_batch.isFull())
        flushAll();
    return result;
}

void FanOut::publish(Channel &channel, const QByteArray &frame, Drop drop, std::span<SendQueue *const> except)
{
    if (channel.isEmpty())
        return;
    Round &round = roundFor(channel);
    for (SendQueue *queue : except) {
        if (!channel.contains(*queue))
            continue;
        if (takeRound(round, *queue) == Result::TooSlow)
            m_tooSlow(queue->owner());
        ++queue->m_seen;
    }
    round.node = m_batch.append(round.node, frame);
    round.published.push_back({frame, drop});
    schedule();
    if (m_batch.size(round.node) >= FlushBytes || m_batch.isFull())
        flushAll();
}

void FanOut::enter(Channel &channel, SendQueue &queue)
{
    const bool isNew = channel.add(queue);
    if (const Round *round = openRound(channel); round && isNew) {
        queue.m_roundNumber = round->number;
        queue.m_seen = round->published.size();
    }
}

void FanOut::leave(Channel &channel, SendQueue &queue)
{
    Round *round = openRound(channel);
    if (round && channel.contains(queue) && takeRound(*round, queue) == Result::TooSlow)
        m_tooSlow(queue.owner());
    channel.remove(queue);
    if (round && channel.isEmpty())
        handOut(*round); // ends it; the channel may go
}

void FanOut::flush(SendQueue &queue)
{
    if (catchUp(queue) == Result::TooSlow)
        m_tooSlow(queue.owner());
    write(queue, m_clock.steady());
}

void FanOut::flushAll()
{
    handOut();
    writeUntil(m_clock.steady(), std::chrono::milliseconds::max());
}

/// Writes to those who waited longest, at least to some of them. @return the time by then.
std::chrono::milliseconds FanOut::writeUntil(std::chrono::milliseconds now,
                                             std::chrono::milliseconds deadline)
{
    constexpr int looksAtClockAfter = 16; // writes
    for (int count = 0; !m_dirty.empty() && now < deadline;) {
        SendQueue *const queue = m_dirty.front();
        m_dirty.pop_front();
        queue->m_isDirty = false;
        write(*queue, now);
        if (++count % looksAtClockAfter == 0)
            now = m_clock.steady();
    }
    if (m_dirty.empty())
        m_batch.clear();
    return m_clock.steady();
}

void FanOut::remove(SendQueue &queue)
{
    queue.shut();
    while (!queue.m_memberships.empty())
        leave(*queue.m_memberships.back().channel, queue);
    if (queue.m_isDirty)
        std::erase(m_dirty, &queue);
}

/// Adds a frame behind all that the queue has got, whatever is being published.
FanOut::Result FanOut::append(SendQueue &queue, const QByteArray &frame, Drop drop)
{
    if (!queue.takesFrames())
        return Result::Dropped;
    // What the kernel takes now does not wait for the client, but for the end of the pass.
    const qint64 pending = m_batch.size(queue.m_node);
    const qint64 limit = drop == Drop::First ? m_queueBytes / 2 : m_queueBytes;
    const bool isOver = m_queueBytes > 0 && queue.waiting() + pending + frame.size() > limit;
    if (pending >= FlushBytes || (isOver && pending > 0))
        write(queue, m_clock.steady());
    if (isOver)
        queue.push();
    if (!queue.takesFrames())
        return Result::Dropped;
    // One frame may be larger than the whole queue; whoever has nothing waiting gets it.
    if (isOver && !queue.isEmpty() && queue.waiting() + frame.size() > limit) {
        if (drop == Drop::First)
            return Result::Dropped;
        queue.seal(); // what follows a lost frame may not reach the client
        return Result::TooSlow;
    }
    queue.m_node = m_batch.append(queue.m_node, frame);
    markDirty(queue);
    return Result::Taken;
}

FanOut::Round *FanOut::openRound(const Channel &channel)
{
    for (Round &round : m_rounds) {
        if (round.channel == &channel)
            return &round;
    }
    return nullptr;
}

FanOut::Round &FanOut::roundFor(Channel &channel)
{
    if (Round *open = openRound(channel))
        return *open;
    // Handing out before another channel's turn is what keeps the order for those who are in both.
    for (const Round &round : m_rounds) {
        if (round.channel && !round.channel->isSiblingOf(channel))
            handOut();
    }
    if (m_rounds[0].channel && m_rounds[1].channel)
        handOut();
    Round &round = m_rounds[m_rounds[0].channel ? 1 : 0];
    round.channel = &channel;
    round.number = ++m_roundNumber;
    return round;
}

/// Gives the queue what has been published in the open rounds and it has not got yet, if it is a member.
FanOut::Result FanOut::catchUp(SendQueue &queue)
{
    for (const Round &round : m_rounds) {
        if (round.channel && round.channel->contains(queue))
            return takeRound(round, queue); // nobody is in two of them
    }
    return Result::Taken;
}

/// The same for a member. TooSlow: it gets nothing any more.
FanOut::Result FanOut::takeRound(const Round &round, SendQueue &queue)
{
    const std::vector<Published> &published = round.published;
    if (queue.m_roundNumber != round.number) {
        queue.m_roundNumber = round.number;
        queue.m_seen = 0;
    }
    if (!queue.takesFrames()) {
        queue.m_seen = published.size();
        return Result::Dropped;
    }
    // The usual case, and what makes many frames cost as little as one: everybody stands on the same node.
    if (queue.m_seen == 0 && queue.m_node == FrameBatch::Nothing && queue.isEmpty()
        && (m_queueBytes == 0 || m_batch.size(round.node) <= m_queueBytes / 2)) {
        queue.m_seen = published.size();
        queue.m_node = round.node;
        if (queue.m_node != FrameBatch::Nothing)
            markDirty(queue);
        return Result::Taken;
    }
    while (queue.m_seen < published.size()) {
        const Published &next = published[queue.m_seen++];
        if (append(queue, next.frame, next.drop) == Result::TooSlow) {
            queue.m_seen = published.size();
            return Result::TooSlow;
        }
    }
    return Result::Taken;
}

/// Ends all rounds: everybody has what was published.
void FanOut::handOut()
{
    for (Round &round : m_rounds)
        handOut(round);
}

void FanOut::handOut(Round &round)
{
    if (!round.channel)
        return;
    for (SendQueue *queue : round.channel->members()) {
        if (takeRound(round, *queue) == Result::TooSlow)
            m_tooSlow(queue->owner());
    }
    round.channel = nullptr;
    round.published.clear();
    round.node = FrameBatch::Nothing;
}

void FanOut::write(SendQueue &queue, std::chrono::milliseconds now)
{
    if (queue.m_node == FrameBatch::Nothing)
        return;
    const QByteArray bytes = m_batch.bytes(queue.m_node);
    queue.m_node = FrameBatch::Nothing;
    queue.write(bytes, now);
}

void FanOut::markDirty(SendQueue &queue)
{
    if (queue.m_isDirty)
        return;
    queue.m_isDirty = true;
    m_dirty.push_back(&queue);
}

void FanOut::schedule()
{
    if (m_isScheduled)
        return;
    m_isScheduled = true;
    // Posted events come before the next look at the sockets, so this is the end of the pass on every
    // dispatcher.
    QMetaObject::invokeMethod(
        this, [this] { onPassEnded(); }, Qt::QueuedConnection);
}

void FanOut::onPassEnded()
{
    m_nextSlice.setInterval(m_gathering.pause(m_clock.steady()));
    if (m_nextSlice.interval() > 0)
        m_nextSlice.start();
    else
        writeSlice();
}

void FanOut::writeSlice()
{
    handOut();
    const std::chrono::milliseconds began = m_clock.steady();
    const std::chrono::milliseconds ended = writeUntil(began, began + (m_isSliced ? Slice : Long));
    m_isSliced = !m_dirty.empty();
    m_isScheduled = m_isSliced;
    if (m_isSliced)
        m_nextSlice.start(0);
    else
        m_gathering.wrote(began, ended);
}

} // namespace Parlor
