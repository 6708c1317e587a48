// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/eventstretch.h"

#include "server/chat/textcheck.h"
#include "server/protocol/amendment.h"
#include "server/store/eventlog.h"

namespace Parlor {

void amendRead(Event &read, const Event &change)
{
    if (!isChange(change) && change.kind != EventKind::React)
        return;
    if (read.seq == change.target)
        amend(read, change);
    else if (read.kind == EventKind::Message)
        amendQuote(read, change);
    else if (isChange(change) && read.target == change.target)
        showAmendment(read, &change); // an earlier edit, which shows what the message says by now
}

qsizetype frameSize(const Event &event)
{
    constexpr qsizetype fields = 300, perSpan = 64, quotes = 3; // names of fields, ids, numbers, the author
    qsizetype size = fields + utf8Size(event.author.name) + utf8Size(event.text) + utf8Size(event.source);
    for (const Span &span : event.spans)
        size += perSpan + utf8Size(span.target);
    if (event.quote)
        size += perSpan + utf8Size(event.quote->name) + utf8Size(event.quote->text);
    for (const Reaction &reaction : event.reactions) {
        size += perSpan + utf8Size(reaction.emoji);
        for (const QString &person : reaction.people)
            size += quotes + person.size();
    }
    return size;
}

Stretch fitFrame(const Events &events, qsizetype anchor, qsizetype bytes)
{
    Stretch fit{anchor, anchor};
    const auto fits = [&](qsizetype index) {
        bytes -= frameSize(events.at(index));
        return bytes >= 0 || fit.from == fit.to; // none at all would say that nothing was said
    };
    bool older = true, newer = true;
    while (older || newer) {
        newer = newer && fit.to < events.size() && fits(fit.to);
        fit.to += newer ? 1 : 0;
        older = older && fit.from > 0 && fits(fit.from - 1);
        fit.from -= older ? 1 : 0;
    }
    return fit;
}

void cutUntold(Events &events, Seq told)
{
    while (!events.isEmpty() && events.last().seq > told)
        events.removeLast();
}

void amendMeanwhile(LogPage &page, const Events &told)
{
    for (const Event &change : told) {
        if (change.seq <= page.state.last)
            continue;
        for (Event &event : page.events)
            amendRead(event, change);
    }
}

} // namespace Parlor
