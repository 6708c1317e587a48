// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/logrange.h"

#include "server/store/eventlog.h"

#include <algorithm>

namespace Parlor {

namespace {

// The seq that an empty page lies before.
Seq placeOfNothing(const LogRange &range, Seq last)
{
    using Place = LogRange::Place;
    const bool isSeq =
        range.place == Place::Before || range.place == Place::After || range.place == Place::Around;
    if (!isSeq || range.at > last || (range.place == Place::Before && range.at == 0))
        return last + 1;
    return range.place == Place::After ? range.at + 1 : range.at;
}

} // namespace

QVector<Seq> ascending(QVector<Seq> seqs)
{
    std::sort(seqs.begin(), seqs.end());
    seqs.erase(std::unique(seqs.begin(), seqs.end()), seqs.end());
    return seqs;
}

void setEnds(LogPage &page, const LogRange &range)
{
    const Seq last = page.state.last;
    if (page.state.first == 0 || range.place == LogRange::Place::Each)
        return;
    const Seq first = std::max(page.state.first, range.since);
    if (page.events.isEmpty()) {
        const Seq place = placeOfNothing(range, last);
        page.more = first < place;
        page.newer = std::max(place, first) <= last;
        return;
    }
    page.more = page.events.first().prev >= first;
    page.newer = page.events.last().seq < last;
}

} // namespace Parlor
