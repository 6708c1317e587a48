// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QString>
#include <QStringList>

namespace Parlor {

/// One event as a line: what has to be the same wherever it is shown.
QString transcriptLine(const Event &event);

/// What tells a list of lines from the one that it should be. Lines are told apart by all of their text.
struct TranscriptDifference
{
    int missing = 0;
    int doubled = 0;
    int reordered = 0; ///< lines that stand behind one that belongs behind them
    int foreign = 0;   ///< lines that belong nowhere
    QString first;     ///< a line of those

    bool isNone() const { return missing + doubled + reordered + foreign == 0; }
    QString text() const; ///< "0 missing, 0 doubled, ..."
    TranscriptDifference &operator+=(const TranscriptDifference &other);
};

/// No line of @p expected stands there twice.
TranscriptDifference compareTranscripts(const QStringList &expected, const QStringList &actual);

} // namespace Parlor
