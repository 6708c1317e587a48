// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

// What is done to a stretch of a log before somebody gets it. Pure.

namespace Parlor {

struct LogPage;

/// How much of events goes into one frame, as far as can be said before encoding; a frame of a client may
/// have 64 KB, and what it cannot take at once is better sent piece by piece.
inline constexpr qsizetype BytesPerFrame = 60 * 1024;

/// About how many bytes @p event takes in a frame; never much less.
qsizetype frameSize(const Event &event);

/// Some of a list of events: from one, up to another without it.
struct Stretch
{
    qsizetype from = 0;
    qsizetype to = 0;
};

/// What fits into a frame of @p bytes of @p events on both sides of @p anchor, the event there among the
/// first; at least one where there is any.
Stretch fitFrame(const Events &events, qsizetype anchor, qsizetype bytes = BytesPerFrame);

/// Takes off what was not sent to the members yet.
void cutUntold(Events &events, Seq told);

/// Brings @p read, of the same room, up to date with @p change, whatever that is.
void amendRead(Event &read, const Event &change);

/// Brings @p page up to date with what was told while it was read: whoever asks has heard of a change since,
/// and ignored it for want of the message.
void amendMeanwhile(LogPage &page, const Events &told);

} // namespace Parlor
