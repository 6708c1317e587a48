// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QHash>

namespace Parlor {

/// What has to be remembered to fold edits, deletions and reactions into messages that come in whatever
/// order: changes that came before their message, and the reactions since a message came. Pure.
class MessageFolds final
{
public:
    /// Whether @p event is folded into a message.
    static bool isFolded(const Event &event);

    /// The message came like this from the log: folds into it what came before it.
    void begin(Event &message);
    /// Folds @p change into its message. @return false if nothing follows from it.
    bool fold(Event &message, const Event &change);
    /// The message of @p change is not here: the page with it may be on its way, read before the change.
    void keep(const Event &change);
    /// The quote of a message that is not here may be older than a change of it.
    void bringUpToDate(Event &reply) const;
    void forgetBelow(Seq oldest);
    void clear() { *this = MessageFolds(); }

private:
    /// A reaction may fill a hole, and then the later ones have to be taken off and put on again.
    struct Reacts
    {
        QVector<Reaction> before; ///< as the message came
        Seq upTo = 0;             ///< what `before` has in it
        Events since;             ///< by seq
    };

    bool react(Event &message, const Event &react);

    QHash<Seq, Reacts> m_reacts; ///< by message
    QHash<Seq, Event> m_early;   ///< by message: the edit or deletion that counts
    QHash<Seq, Events> m_earlyReacts;
    int m_earlyReactCount = 0;
};

} // namespace Parlor
