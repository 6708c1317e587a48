// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"

#include <QString>
#include <optional>

namespace Parlor {

/// Which places of a room's past are wanted and asked for, and, while what is shown does not reach to the end
/// of the log, from where to where it does. Pure.
class RoomWindow final
{
public:
    /// What an asked page is for.
    enum class Aim { None, Jump, End, Older, Newer, Pins };

    explicit RoomWindow(const QString &room)
        : m_room(room)
    { }

    void wantAround(Seq seq);
    void wantFrom(qint64 time);
    void wantEnd();
    void wantOlder() { m_wantsOlder = m_range.has_value(); }
    void wantNewer() { m_wantsNewer = m_range.has_value(); }
    void wantPins() { m_wantsPins = true; }

    /// What to ask next; nothing if nothing is wanted or the answer to the last is still to come.
    std::optional<GetHistory> ask();
    /// The answer will not come: it is asked again.
    void askFailed();
    /// The answer is no, for good: it is wanted no longer.
    void askRefused();
    /// What @p page answers; it is asked for no longer. None: it is not the page that was asked for.
    Aim answered(const Page &page);

    /// Shows a piece of the log without its end.
    void show(Seq first, Seq last);
    void extendDown(Seq first);
    void extendUp(Seq last);
    /// The end is shown.
    void close();
    void forgetBelow(Seq first);
    bool isOpen() const { return m_range.has_value(); }
    Seq first() const { return m_range ? m_range->first : 0; } ///< 0: not open
    Seq last() const { return m_range ? m_range->last : 0; }

private:
    struct Range
    {
        Seq first = 0;
        Seq last = 0;
    };

    GetHistory historyAsk(Aim aim) const;

    QString m_room;
    std::optional<Range> m_range;
    std::optional<GetHistory> m_jump; ///< wanted
    bool m_wantsEnd = false;
    bool m_wantsOlder = false;
    bool m_wantsNewer = false;
    bool m_wantsPins = false;
    std::optional<GetHistory> m_asked;
    Aim m_aim = Aim::None;
};

} // namespace Parlor
