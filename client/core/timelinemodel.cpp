// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/timelinemodel.h"

#include "server/protocol/amendment.h"

#include <algorithm>

namespace Parlor {

namespace {

constexpr int MostEarly = 1000; // a server may be hostile

bool bySeq(const TimelineItem &item, Seq seq)
{
    return item.event.seq < seq;
}

} // namespace

TimelineModel::TimelineModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TimelineItem &item = m_items.at(index.row());
    switch (role) {
    case TextRole:
        return item.event.text;
    case ItemRole:
        return QVariant::fromValue(item);
    case AuthorRole:
        return item.event.author.name;
    case TimeRole:
        return item.event.time;
    case StateRole:
        return int(item.state);
    case KeyRole:
        return keyOf(item.event);
    default:
        return {};
    }
}

const TimelineItem &TimelineModel::at(int row) const
{
    return m_items.at(row);
}

int TimelineModel::rowOf(const QString &key) const
{
    if (const Seq seq = m_seqOfKey.value(key); seq > 0)
        return sentRow(seq);
    for (int row = m_sent; row < m_items.size(); ++row) {
        if (keyOf(m_items.at(row).event) == key)
            return row;
    }
    return -1;
}

QString TimelineModel::keyOf(const Event &event)
{
    // Ids are unique per author only, and everybody sees them: without the author one could take another's
    // key.
    if (event.id.isEmpty())
        return u'#' + QString::number(event.seq);
    return event.author.id + u'/' + event.id;
}

Seq TimelineModel::lastSeq() const
{
    return m_sent > 0 ? m_items.at(m_sent - 1).event.seq : 0;
}

Seq TimelineModel::firstSeq() const
{
    return m_sent > 0 ? m_items.constFirst().event.seq : 0;
}

bool TimelineModel::hasOlder() const
{
    return m_hasOlder;
}

bool TimelineModel::contains(Seq seq) const
{
    return sentRow(seq) >= 0;
}

void TimelineModel::setOwnId(const QString &ownId)
{
    m_ownId = ownId;
}

void TimelineModel::reset(const Events &events, bool hasOlder)
{
    beginResetModel();
    const QVector<TimelineItem> unsent = m_items.mid(m_sent);
    m_items.clear();
    m_seqOfKey.clear();
    m_said.clear();
    m_early.clear();
    const Events sorted = fresh(events, false);
    QStringList answered;
    for (const Event &event : sorted) {
        m_items.append(sentItem(event));
        if (isOwn(event))
            answered.append(event.id);
    }
    m_sent = int(m_items.size());
    // A message may have been read from the log before the change that stands beside it was written.
    for (const Event &event : events) {
        if (isChange(event))
            fold(event);
    }
    for (const TimelineItem &item : unsent) {
        if (!answered.contains(item.event.id))
            m_items.append(item);
    }
    m_hasOlder = hasOlder;
    endResetModel();
}

int TimelineModel::insert(const Events &events, const QString &ownId)
{
    setOwnId(ownId);
    const int others = insertFresh(fresh(events, true));
    foldAll(events);
    return others;
}

void TimelineModel::prepend(const Events &older, bool hasOlder)
{
    m_hasOlder = hasOlder;
    insertFresh(fresh(older, true));
    foldAll(older);
}

void TimelineModel::forgetBelow(Seq oldest)
{
    Events kept;
    for (int row = sentPosition(oldest); row < m_sent; ++row)
        kept.append(saidIn(row));
    reset(kept, true);
}

void TimelineModel::addWaiting(const Event &event)
{
    if (event.kind != EventKind::Message) {
        m_changes.append(event);
        if (const int row = sentRow(event.target); row >= 0) {
            m_items[row] = shown(saidIn(row));
            Q_EMIT dataChanged(index(row), index(row));
        }
        return;
    }
    const int row = int(m_items.size());
    beginInsertRows({}, row, row);
    m_items.append({event, SendState::Waiting, RefusalCode::Malformed, true});
    endInsertRows();
}

void TimelineModel::dropChange(const QString &id)
{
    const auto change =
        std::find_if(m_changes.cbegin(), m_changes.cend(), [&id](const Event &one) { return one.id == id; });
    if (change == m_changes.cend())
        return;
    const int row = sentRow(change->target);
    m_changes.erase(change);
    if (row < 0)
        return;
    m_items[row] = shown(saidIn(row));
    Q_EMIT dataChanged(index(row), index(row));
}

void TimelineModel::setFailed(const QString &id, RefusalCode code)
{
    const int row = rowOfUnsent(id);
    if (row < 0)
        return;
    m_items[row].state = SendState::Failed;
    m_items[row].refusal = code;
    Q_EMIT dataChanged(index(row), index(row));
}

QString TimelineModel::take(const QString &id)
{
    const int row = rowOfUnsent(id);
    if (row < 0)
        return {};
    beginRemoveRows({}, row, row);
    const QString typed = m_items.takeAt(row).event.typed();
    endRemoveRows();
    return typed;
}

QStringList TimelineModel::unsentIds() const
{
    QStringList ids;
    for (int row = m_sent; row < m_items.size(); ++row)
        ids.append(m_items.at(row).event.id);
    return ids;
}

QStringList TimelineModel::changeIds() const
{
    QStringList ids;
    for (const Event &change : m_changes)
        ids.append(change.id);
    return ids;
}

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
    Q_EMIT dataChanged(index(to), index(to));
}

/// @return the row of the message that is another one now; -1: nothing is to be seen of the change.
int TimelineModel::fold(const Event &change)
{
    const bool answers = isOwn(change) && m_changes.removeIf([&change](const Event &waiting) {
        return waiting.id == change.id && waiting.target == change.target;
    }) > 0;
    const int row = sentRow(change.target);
    if (row < 0) {
        keepForLater(change);
        return -1;
    }
    Event said = saidIn(row);
    if (!amend(said, change) && !answers)
        return -1;
    m_items[row] = shown(said);
    return row;
}

void TimelineModel::foldAll(const Events &events)
{
    for (const Event &event : events) {
        if (!isChange(event))
            continue;
        if (const int row = fold(event); row >= 0)
            Q_EMIT dataChanged(index(row), index(row));
    }
}

/// The page with the message may be on its way, read before the change was written.
void TimelineModel::keepForLater(const Event &change)
{
    const auto kept = m_early.constFind(change.target);
    const bool known = kept != m_early.constEnd();
    if (!known && m_early.size() >= MostEarly)
        m_early.clear();
    const bool edit = change.kind == EventKind::Edit;
    if (!edit
        || (!change.text.isEmpty() && (!known || (kept->kind == EventKind::Edit && kept->seq < change.seq))))
        m_early.insert(change.target, change);
}

TimelineItem TimelineModel::sentItem(Event event)
{
    m_seqOfKey.insert(keyOf(event), event.seq);
    if (const auto change = m_early.constFind(event.seq); change != m_early.constEnd()) {
        amend(event, *change);
        m_early.erase(change);
    }
    return shown(event);
}

/// The line for a message that the server has like this: one's own latest change of it counts already.
TimelineItem TimelineModel::shown(const Event &said)
{
    TimelineItem item{said, SendState::Sent, RefusalCode::Malformed,
                      !m_ownId.isEmpty() && said.author.id == m_ownId};
    m_said.remove(item.event.seq);
    const auto change = std::find_if(m_changes.crbegin(), m_changes.crend(),
                                     [&item](const Event &one) { return one.target == item.event.seq; });
    if (change == m_changes.crend() || item.event.deleted)
        return item;
    m_said.insert(item.event.seq, item.event);
    setChanged(item.event, *change);
    item.state = SendState::Waiting;
    return item;
}

/// The message of a row as the server has it.
Event TimelineModel::saidIn(int row) const
{
    const Event &event = m_items.at(row).event;
    return m_said.value(event.seq, event);
}

bool TimelineModel::isOwn(const Event &event) const
{
    return !event.id.isEmpty() && !m_ownId.isEmpty() && event.author.id == m_ownId;
}

int TimelineModel::sentPosition(Seq seq) const
{
    const auto end = m_items.cbegin() + m_sent;
    return int(std::lower_bound(m_items.cbegin(), end, seq, bySeq) - m_items.cbegin());
}

int TimelineModel::sentRow(Seq seq) const
{
    const int row = sentPosition(seq);
    return row < m_sent && m_items.at(row).event.seq == seq ? row : -1;
}

int TimelineModel::rowOfUnsent(const QString &id) const
{
    for (int row = m_sent; row < m_items.size(); ++row) {
        if (m_items.at(row).event.id == id)
            return row;
    }
    return -1;
}

} // namespace Parlor
