// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/roomreading.h"

#include "client/core/chatsession.h"
#include "client/core/timelinemodel.h"
#include "client/widgets/timelineview.h"

#include <QTimer>
#include <algorithm>

namespace Parlor {

RoomReading::RoomReading(TimelineView *timeline, QObject *parent)
    : QObject(parent)
    , m_timeline(timeline)
    , m_receipts(new QTimer(this))
{
    m_receipts->setSingleShot(true);
    m_receipts->setInterval(0);
    connect(m_receipts, &QTimer::timeout, this, &RoomReading::showReceipts);
    connect(timeline, &TimelineView::seen, this, &RoomReading::onSeen);
}

void RoomReading::setSession(ChatSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session)
        connect(session, &ChatSession::receiptsChanged, m_receipts, qOverload<>(&QTimer::start));
}

void RoomReading::show(const QString &room)
{
    if (const TimelineModel *before = m_timeline->model())
        before->disconnect(m_receipts);
    m_room = room;
    TimelineModel *model = m_session ? m_session->timeline(room) : nullptr;
    if (m_session)
        m_session->setVisibleRoom({}); // until the view tells what is seen of it
    m_timeline->setModel(model, model ? m_session->readUpTo(room) : -1);
    if (!model)
        return;
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, changed, m_receipts, qOverload<>(&QTimer::start));
    connect(model, &QAbstractItemModel::dataChanged, m_receipts, qOverload<>(&QTimer::start));
    connect(model, &QAbstractItemModel::modelReset, m_receipts, qOverload<>(&QTimer::start));
    showReceipts();
}

void RoomReading::onSeen(Seq upTo, bool end)
{
    if (!m_session)
        return;
    m_session->markRead(m_room, upTo);
    m_session->setVisibleRoom(end ? m_room : QString());
}

/// Below the newest message of one's own that somebody has read.
void RoomReading::showReceipts()
{
    const TimelineModel *model = m_timeline->model();
    if (!m_session || !model)
        return;
    const QHash<QString, Seq> receipts = m_session->receipts(m_room);
    const auto most = std::max_element(receipts.cbegin(), receipts.cend());
    int row = most == receipts.cend() ? -1 : model->rowCount() - 1;
    const auto isRead = [&](const TimelineItem &item) {
        return item.own && !item.event.deleted && item.event.seq > 0 && item.event.seq <= *most;
    };
    while (row >= 0 && !isRead(model->at(row)))
        --row;
    const Seq seq = row < 0 ? 0 : model->at(row).event.seq;
    QVector<QString> people;
    for (auto each = receipts.cbegin(); seq > 0 && each != receipts.cend(); ++each) {
        if (*each >= seq)
            people.append(each.key());
    }
    std::sort(people.begin(), people.end());
    m_timeline->setSeen(seq, people);
}

} // namespace Parlor
