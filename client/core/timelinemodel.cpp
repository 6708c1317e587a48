// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/timelinemodel.h"

#include "server/protocol/amendment.h"

#include <algorithm>

namespace Parlor {

namespace {

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

int TimelineModel::rowFrom(Seq seq) const
{
    const int row = sentPosition(seq);
    return row < m_sent ? row : -1;
}

void TimelineModel::setOwnId(const QString &ownId)
{
    m_ownId = ownId;
}

void TimelineModel::setIgnored(const QSet<QString> &people)
{
    m_ignored = people;
    for (int row = 0; row < m_sent; ++row) {
        const bool ignored = m_ignored.contains(m_items.at(row).event.author.id);
        if (m_items.at(row).ignored == ignored)
            continue;
        m_items[row].ignored = ignored;
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void TimelineModel::setAtEnd(bool isAtEnd)
{
    if (m_isAtEnd == isAtEnd)
        return;
    m_isAtEnd = isAtEnd;
    Q_EMIT atEndChanged(isAtEnd);
}

void TimelineModel::reset(const Events &events, bool hasOlder)
{
    beginResetModel();
    const QVector<TimelineItem> unsent = m_items.mid(m_sent);
    m_items.clear();
    m_seqOfKey.clear();
    m_said.clear();
    m_folds.clear();
    const Events sorted = fresh(events, false);
    QStringList answered;
    for (const Event &event : sorted) {
        m_items.append(sentItem(event));
        if (isOwn(event))
            answered.append(event.id);
    }
    m_sent = int(m_items.size());
    requoteRows(0, m_sent);
    // A message may have been read from the log before the change that stands beside it was written.
    for (const Event &event : events) {
        if (MessageFolds::isFolded(event))
            fold(event);
    }
    for (const TimelineItem &item : unsent) {
        if (!answered.contains(item.event.id))
            m_items.append(item);
    }
    m_hasOlder = hasOlder;
    m_oldest = events.isEmpty() ? 0 : events.constFirst().seq;
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
    if (!older.isEmpty())
        m_oldest = older.constFirst().seq;
    insertFresh(fresh(older, true));
    foldAll(older);
    Q_EMIT olderLoaded();
}

void TimelineModel::insertUnseen(const Events &events, const QString &ownId)
{
    setOwnId(ownId);
    for (const Event &event : events) {
        if (event.kind == EventKind::Message && isOwn(event))
            take(event.id);
    }
    foldAll(events);
}

void TimelineModel::forgetBelow(Seq oldest, bool canReturn)
{
    const int count = sentPosition(oldest);
    const bool kept = count == 0; // then older ones were there to be read, and perhaps are
    if (count > 0) {
        beginRemoveRows({}, 0, count - 1);
        for (int row = 0; row < count; ++row) {
            m_seqOfKey.remove(keyOf(m_items.at(row).event));
            m_said.remove(m_items.at(row).event.seq);
        }
        m_items.remove(0, count);
        m_sent -= count;
        endRemoveRows();
    }
    m_hasOlder = canReturn || (m_hasOlder && kept);
    m_oldest = std::max(m_oldest, oldest);
    m_folds.forgetBelow(oldest);
    for (int row = 0; row < m_sent && !canReturn; ++row) {
        Event said = saidIn(row);
        if (!said.quote || said.reply >= oldest)
            continue;
        said.quote.reset();
        m_items[row] = shown(said);
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void TimelineModel::addWaiting(const Event &event)
{
    if (event.kind != EventKind::Message) {
        m_changes.append(event);
        showAgain(sentRow(event.target));
        return;
    }
    Event line = event;
    requote(line);
    const int row = int(m_items.size());
    beginInsertRows({}, row, row);
    m_items.append({line, SendState::Waiting, RefusalCode::Malformed, true, false});
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
    showAgain(row);
}

void TimelineModel::settleChange(const QString &id, Seq seq)
{
    for (Event &change : m_changes) {
        if (change.id == id)
            change.seq = seq;
    }
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
