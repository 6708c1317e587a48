// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/joinedroom.h"

#include "client/core/rostermodel.h"
#include "client/core/timelinemodel.h"
#include "server/protocol/protocolinfo.h"

#include <algorithm>
#include <utility>

namespace Parlor {

namespace {

constexpr int OlderPage = 50; // about two screens

} // namespace

JoinedRoom::JoinedRoom(const QString &id, QObject *parent)
    : m_id(id)
    , m_timeline(new TimelineModel(parent))
    , m_people(new RosterModel(parent))
{ }

JoinedRoom::~JoinedRoom()
{
    m_timeline->deleteLater();
    m_people->deleteLater();
}

int JoinedRoom::join(const Joined &joined, const QString &ownId)
{
    m_reloading = m_wantsOlder = false;
    m_people->reset(joined.people, joined.room.people, ownId);
    const bool first = m_log.epoch().isEmpty();
    const bool sameLog = joined.room.epoch == m_log.epoch();
    if (sameLog && !joined.reset) {
        m_log.resume();
        return addEvents(joined.events, ownId);
    }
    const Seq upTo = sameLog ? m_log.upTo() : 0;
    const auto unread = std::count_if(joined.events.cbegin(), joined.events.cend(), [&](const Event &event) {
        return event.kind == EventKind::Message && event.seq > upTo && event.author.id != ownId;
    });
    const bool hasOlder = !joined.events.isEmpty() && joined.events.constFirst().seq > joined.room.first;
    m_timeline->setOwnId(ownId);
    m_timeline->reset(joined.events, hasOlder);
    m_log.start(joined.room.epoch, joined.events, joined.room.first, joined.room.last);
    return first ? 0 : int(unread);
}

int JoinedRoom::add(const Event &event, const QString &ownId)
{
    return addEvents({event}, ownId);
}

int JoinedRoom::addEvents(const Events &events, const QString &ownId)
{
    Events fresh;
    for (const Event &event : events) {
        if (event.epoch == m_log.epoch() && m_log.add(event))
            fresh.append(event);
    }
    return m_timeline->insert(fresh, ownId);
}

int JoinedRoom::addPage(const Page &page, const QString &ownId)
{
    if (page.epoch != m_log.epoch())
        return 0;
    switch (m_log.fill(page)) {
    case RoomLog::Fill::NotAsked:
        if (m_log.older(page)) {
            m_wantsOlder = false;
            m_timeline->prepend(page.events, page.more && !page.events.isEmpty());
        }
        return 0;
    case RoomLog::Fill::More:
    case RoomLog::Fill::Filled:
        return m_timeline->insert(page.events, ownId);
    case RoomLog::Fill::TooDeep:
        break;
    }
    const int unread = m_timeline->insert(page.events, ownId);
    m_timeline->forgetBelow(m_log.oldest());
    return unread;
}

std::optional<GetHistory> JoinedRoom::askForHole()
{
    const std::optional<Seq> before = m_log.ask();
    if (!before)
        return std::nullopt;
    return GetHistory{m_id, *before, MaxPageEvents};
}

void JoinedRoom::wantOlder()
{
    m_wantsOlder = m_timeline->hasOlder();
}

std::optional<GetHistory> JoinedRoom::askForOlder()
{
    if (!m_wantsOlder || !m_timeline->hasOlder())
        return std::nullopt;
    const std::optional<Seq> before = m_log.askOlder();
    if (!before)
        return std::nullopt;
    return GetHistory{m_id, *before, OlderPage};
}

bool JoinedRoom::askForReload()
{
    return !std::exchange(m_reloading, true);
}

void JoinedRoom::askFailed()
{
    m_log.askFailed();
    m_log.askOlderFailed();
}

} // namespace Parlor
