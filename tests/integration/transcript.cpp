// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/transcript.h"

#include <QHash>

namespace Parlor {

QString transcriptLine(const Event &event)
{
    return QStringLiteral("%1 %2 %3 %4").arg(event.seq).arg(event.author.id, event.id, event.text);
}

TranscriptDifference compareTranscripts(const QStringList &expected, const QStringList &actual)
{
    QHash<QString, qsizetype> places;
    for (const QString &line : expected)
        places.insert(line, places.size());
    TranscriptDifference difference;
    const auto note = [&difference](int &count, const QString &line) {
        ++count;
        if (difference.first.isEmpty())
            difference.first = line;
    };
    QHash<QString, int> seen;
    qsizetype furthest = -1;
    for (const QString &line : actual) {
        const qsizetype place = places.value(line, -1);
        if (place < 0) {
            note(difference.foreign, line);
        } else if (++seen[line] > 1) {
            note(difference.doubled, line);
        } else if (place < furthest) {
            note(difference.reordered, line);
        } else {
            furthest = place;
        }
    }
    for (const QString &line : expected) {
        if (!seen.contains(line))
            note(difference.missing, line);
    }
    return difference;
}

QString TranscriptDifference::text() const
{
    const QString counts = QStringLiteral("%1 missing, %2 doubled, %3 reordered, %4 foreign")
                               .arg(missing)
                               .arg(doubled)
                               .arg(reordered)
                               .arg(foreign);
    return first.isEmpty() ? counts : counts + QStringLiteral("; the first: ") + first.left(60);
}

TranscriptDifference &TranscriptDifference::operator+=(const TranscriptDifference &other)
{
    missing += other.missing;
    doubled += other.doubled;
    reordered += other.reordered;
    foreign += other.foreign;
    if (first.isEmpty())
        first = other.first;
    return *this;
}

} // namespace Parlor
