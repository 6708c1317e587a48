// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/transport/framebatch.h"
#include "server/transport/gathering.h"

#include <QObject>
#include <QTimer>
#include <array>
#include <chrono>
#include <deque>
#include <functional>
#include <span>
#include <vector>

namespace Parlor {

class Channel;
class Clock;
class SendQueue;

/// What may be dropped when a client reads too slowly.
enum class Drop {
    Never,
    First ///< once half of what may wait for the client waits
};

/// Carries frames to many clients at the cost of one: what one pass of the event loop has for a client leaves
/// as one write, clients that get the same share the same bytes, and what is published to a channel is handed
/// to its members only once per pass, however many frames it was, unless it is another family's turn in
/// between. Writing to thousands takes its time, so it goes in slices, with a look at the sockets after each:
/// who has not been written to yet gets what came meanwhile with the same write. Every client gets all its
/// frames in the order in which they were added and published. Server thread; lives longer than the queues
/// and channels.
class FanOut final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FanOut)

public:
    /// @p queueBytes may wait for one client; 0: any number. @p tooSlow is called with the owner of a queue
    /// for which a published frame is too much: nothing is added to it any more, and its connection is to be
    /// cut.
    FanOut(const Clock &clock, qint64 queueBytes, std::function<void(quint64)> tooSlow,
           QObject *parent = nullptr);

    /// A fan-out that takes longer is to so many that it goes on in slices: fewer get by with fewer writes.
    static constexpr std::chrono::milliseconds Long{8};
    static constexpr std::chrono::milliseconds Slice{2};

    enum class Result { Taken, Dropped, TooSlow };
    /// Adds a frame for one client; it leaves at the end of the pass or a few slices later, or when there is
    /// too much for all of them to keep until then, after all that was added before it.
    /// TooSlow: too much waits already; nothing was added, nothing will be, and the caller cuts the
    /// connection.
    Result add(SendQueue &queue, const QByteArray &frame, Drop drop);
    /// Adds a frame for every member of @p channel as it is now, @p except for some of them.
    void publish(Channel &channel, const QByteArray &frame, Drop drop,
                 std::span<SendQueue *const> except = {});
    /// From now on @p queue gets what is published to @p channel.
    void enter(Channel &channel, SendQueue &queue);
    /// What was published up to now still reaches it.
    void leave(Channel &channel, SendQueue &queue);

    /// Sends now what one client has.
    void flush(SendQueue &queue);
    /// Sends now what everybody has.
    void flushAll();
    /// Takes a queue that is about to be destroyed out of everything.
    void remove(SendQueue &queue);

    const FrameBatch &batch() const { return m_batch; }

private:
    struct Published
    {
        QByteArray frame;
        Drop drop;
    };
    /// What was published to one channel, one frame after the other, and is not handed out yet.
    struct Round
    {
        Channel *channel = nullptr; ///< null: the round is not open
        std::vector<Published> published;
        FrameBatch::Node node = FrameBatch::Nothing; ///< what a member gets that has nothing else
        quint32 number = 0;
    };
    Round *openRound(const Channel &channel);
    Round &roundFor(Channel &channel);
    Result append(SendQueue &queue, const QByteArray &frame, Drop drop);
    Result catchUp(SendQueue &queue);
    Result takeRound(const Round &round, SendQueue &queue);
    void handOut();
    void handOut(Round &round);
    void write(SendQueue &queue, std::chrono::milliseconds now);
    void markDirty(SendQueue &queue);
    void schedule();
    void onPassEnded();
    void writeSlice();
    std::chrono::milliseconds writeUntil(std::chrono::milliseconds now, std::chrono::milliseconds deadline);

    const Clock &m_clock;
    const qint64 m_queueBytes;
    const std::function<void(quint64)> m_tooSlow;
    FrameBatch m_batch;
    Gathering m_gathering;
    std::deque<SendQueue *> m_dirty; ///< who waited longest first
    QTimer m_nextSlice;
    bool m_isScheduled = false;
    bool m_isSliced = false; ///< and goes on

    std::array<Round, 2> m_rounds; ///< of siblings, of which nobody is in both: more would save little
    quint32 m_roundNumber = 0;
};

} // namespace Parlor
