// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/closecode.h"
#include "server/transport/allowance.h"

#include <QByteArray>
#include <chrono>
#include <optional>

namespace Parlor {

struct FrameHeader;

/// Stands between what a client sends and the QWebSocket that interprets it: bytes in, in whatever pieces;
/// whole, checked frames out, one at a time. Pure: no socket, no clock, any thread.
///
/// It does what QWebSocket of Qt 6.4 leaves undone: refuses unmasked frames (RFC 6455 section 5.1), holds
/// every limit before it takes memory, notices floods, and joins the fragments of a message to one frame,
/// because QWebSocket decodes UTF-8 per fragment and so refuses a code point that is split between two.
class FrameGuard final
{
public:
    struct Rules
    {
        qint64 frameBytes = 0;    ///< of one message, whatever its fragments; 0: no limit but 2 GB
        bool refuseFloods = true; ///< pings, pongs and empty fragments, which no other limit counts
    };
    enum class Step { NeedMore, Frame, Refused };
    enum class Refusal { None, Unmasked, BrokenFrame, TooBig, Flood };

    /// Frames without content that a client may send: so many per second, after a rest so many at once. A
    /// browser sends none of its own, libraries a ping every few seconds.
    static constexpr qint64 EmptyFramesPerSecond = 20;
    static constexpr qint64 EmptyFramesBurst = 250;

    explicit FrameGuard(Rules rules);
    Q_DISABLE_COPY_MOVE(FrameGuard)

    /// Adds what has arrived. Costs no copy while nothing is left from before.
    void add(QByteArray bytes, std::chrono::milliseconds now);
    /// Goes on to the next frame. After Refused always Refused; after a close frame always NeedMore.
    Step next(std::chrono::milliseconds now);
    /// The frame of the last Step::Frame, valid until the next call: as it came, or, if it was put together
    /// from fragments, unmasked.
    QByteArray frame() const { return m_frame; }

    Refusal refusal() const { return m_refusal; }
    CloseCode closeCode() const; ///< for the refusal
    bool sawClose() const { return m_sawClose; }

    /// Since when a message is under way that is not complete, if one is.
    std::optional<std::chrono::milliseconds> waitingSince() const { return m_waitingSince; }
    /// Starts that time again: whoever does not read cannot blame the client.
    void restartWaiting(std::chrono::milliseconds now);
    /// Bytes that are held.
    qsizetype held() const { return m_bytes.size() + m_message.size(); }

private:
    Step refuse(Refusal refusal);
    bool isInOrder(const FrameHeader &header) const;
    Step accept(const FrameHeader &header, std::chrono::milliseconds now);
    void compact();

    Rules m_rules;
    Refusal m_refusal = Refusal::None;
    bool m_sawClose = false;
    bool m_inMessage = false; ///< a first fragment came, the final one did not
    bool m_isBinary = false;  ///< that message
    Allowance m_emptyFrames;
    QByteArray m_bytes; ///< not yet handed out from m_position on
    qsizetype m_position = 0;
    QByteArray m_message; ///< the fragments so far, unmasked
    QByteArray m_frame;
    std::optional<std::chrono::milliseconds> m_waitingSince;
};

} // namespace Parlor
