// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/timelinemodel.h"
#include "server/protocol/amendment.h"

#include <algorithm>

// How events become lines of a TimelineModel.

namespace Parlor {

/// The messages, sorted, each seq once, and, if @p unknownOnly, without those that are here.
Events TimelineModel::fresh(const Events &events, bool unknownOnly) const
{
    Events result;
    result.reserve(events.size());
    for (const Event &event : events) {
        if (event.kind == EventKind::Message && event.seq > 0 && !(unknownOnly && contains(event.seq)))
            result.append(event);
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const Event &a, const Event &b) { return a.seq < b.seq; });
    const auto last = std::unique(result.begin(), result.end(),
                                  [](const Event &a, const Event &b) { return a.seq == b.seq; });
    result.erase(last, result.end());
    return result;
}

int TimelineModel::insertFresh(const Events &events)
{
    int others = 0;
    qsizetype next = 0;
    while (next < events.size()) {
        const Event &event = events.at(next);
        const int row = sentPosition(event.seq);
        if (const int waiting = isOwn(event) ? rowOfUnsent(event.id) : -1; waiting >= 0) {
            settle(waiting, row, event);
            ++next;
            continue;
        }
        // As many as stand next to each other go in at once: a page is one change, not fifty.
        const Seq before = row < m_sent ? m_items.at(row).event.seq : MaxSeq + 1;
        qsizetype end = next + 1;
        while (end < events.size() && events.at(end).seq < before
               && !(isOwn(events.at(end)) && rowOfUnsent(events.at(end).id) >= 0))
            ++end;
        const int count = int(end - next);
        beginInsertRows({}, row, row + count - 1);
        m_items.insert(row, count, TimelineItem());
        for (int i = 0; i < count; ++i) {
            m_items[row + i] = sentItem(events.at(next + i));
            others += m_items.at(row + i).own ? 0 : 1;
        }
        m_sent += count;
        requoteRows(row, count);
        endInsertRows();
        next = end;
    }
    return others;
}

/// The waiting line in row @p from is now the event that belongs into row @p to.
void TimelineModel::settle(int from, int to, const Event &event)
{
    if (from != to) {
        beginMoveRows({}, from, from, {}, to);
        m_items.move(from, to);
        endMoveRows();
    }
    m_items[to] = sentItem(event);
    ++m_sent;
    requoteRows(to, 1);
    Q_EMIT dataChanged(index(to), index(to));
}

/// @return the row of the message that is another one now; -1: nothing is to be seen of the change.
int TimelineModel::fold(const Event &change)
{
    const bool answers = m_changes.removeIf([&](const Event &waiting) {
        return waiting.target == change.target
            && ((isOwn(change) && waiting.id == change.id) || (waiting.seq > 0 && waiting.seq <= change.seq));
    }) > 0;
    foldQuotes(change);
    const int row = sentRow(change.target);
    if (row < 0) {
        m_folds.keep(change);
        return -1;
    }
    Event said = saidIn(row);
    if (!m_folds.fold(said, change) && !answers)
        return -1;
    m_items[row] = shown(said);
    return row;
}

void TimelineModel::foldAll(const Events &events)
{
    for (const Event &event : events) {
        if (!MessageFolds::isFolded(event))
            continue;
        if (const int row = fold(event); row >= 0)
            Q_EMIT dataChanged(index(row), index(row));
    }
}

void TimelineModel::foldQuotes(const Event &change)
{
    if (!isChange(change))
        return;
    for (int row = sentPosition(change.target); row < m_items.size(); ++row) {
        TimelineItem &item = m_items[row];
        if (!amendQuote(item.event, change))
            continue;
        if (const auto said = m_said.find(item.event.seq); said != m_said.end())
            amendQuote(*said, change);
        Q_EMIT dataChanged(index(row), index(row));
    }
}

/// The server has the message of this row as before, but another change of it waits.
void TimelineModel::showAgain(int row)
{
    if (row < 0)
        return;
    m_items[row] = shown(saidIn(row));
    Q_EMIT dataChanged(index(row), index(row));
}

TimelineItem TimelineModel::sentItem(Event event)
{
    m_seqOfKey.insert(keyOf(event), event.seq);
    m_folds.begin(event);
    return shown(event);
}

/// Its quote may have been made before a change of the original that is here already.
void TimelineModel::requote(Event &reply) const
{
    if (const int row = reply.reply > 0 ? sentRow(reply.reply) : -1; row >= 0)
        reply.quote = quoteOf(saidIn(row));
    else
        m_folds.bringUpToDate(reply);
}

/// Only where the server sent a quote: the original may be one that this person may not read.
void TimelineModel::requoteRows(int row, int count)
{
    for (const int end = row + count; row < end; ++row) {
        Event said = saidIn(row);
        if (!said.quote)
            continue;
        requote(said);
        m_items[row] = shown(said);
    }
}

/// The line for a message that the server has like this: one's own changes of it count already, of edits and
/// deletions the latest.
TimelineItem TimelineModel::shown(const Event &said)
{
    TimelineItem item{said, SendState::Sent, RefusalCode::Malformed,
                      !m_ownId.isEmpty() && said.author.id == m_ownId, m_ignored.contains(said.author.id)};
    m_said.remove(said.seq);
    if (said.deleted)
        return item;
    const Event *latest = nullptr;
    for (const Event &change : std::as_const(m_changes)) {
        if (change.target != said.seq)
            continue;
        m_said.insert(said.seq, said);
        if (isChange(change))
            latest = &change;
        else
            setChanged(item.event, change);
    }
    if (latest) {
        setChanged(item.event, *latest);
        item.state = SendState::Waiting;
    }
    return item;
}

} // namespace Parlor
