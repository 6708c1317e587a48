// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/markdown.h"

namespace Parlor::Markdown {

/// Finds out whether an @ names somebody. One for each message: it counts how often the lookup was asked.
class Mentions
{
    Q_DISABLE_COPY_MOVE(Mentions)

public:
    explicit Mentions(const MentionLookup &people)
        : m_people(people)
    { }
    struct Match
    {
        qsizetype length = 0; ///< of the name behind the @; 0: it names nobody
        QString id;
    };
    /// The longest name that starts at @p position and does not end inside a word.
    Match match(QStringView line, qsizetype position);

private:
    const MentionLookup &m_people;
    int m_asked = 0;
};

} // namespace Parlor::Markdown
