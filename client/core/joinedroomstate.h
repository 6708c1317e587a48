// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"

#include <QHash>

namespace Parlor {

/// What holds in a room besides what is said: pins, members, and which topic and title are the latest. A fold
/// over the events since Joined, each of which counts once, in whatever order they come. Pure.
class JoinedRoomState final
{
public:
    /// What changed.
    struct Change
    {
        bool pins = false;
        bool members = false;
        bool topic = false; ///< it is the text of the event now
        bool title = false; ///< likewise
    };

    void start(const Joined &joined);
    /// @p event is one of Joined::events or came later.
    Change add(const Event &event);
    /// What lies before was removed. @return whether a pin went.
    bool forgetBelow(Seq first);

    const QVector<Seq> &pins() const { return m_pins; } ///< in the order in which they were pinned
    const QVector<Person> &members() const { return m_members; }

private:
    void putPin(const Event &pin);
    bool isNews(const QString &what, Seq seq);

    QVector<Seq> m_pins;
    QVector<Person> m_members;
    Seq m_start = 0;              ///< of the last event that Joined has in it
    QHash<QString, Seq> m_latest; ///< what was changed since, and by which event
};

} // namespace Parlor
