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

constexpr int OlderPage = 50;            // about two screens
constexpr qsizetype MostReceipts = 1000; // a server may be hostile

} // namespace

JoinedRoom::JoinedRoom(const QString &id, QObject *parent)
    : m_id(id)
    , m_window(id)
    , m_timeline(new TimelineModel(parent))
    , m_people(new RosterModel(parent))
{ }

JoinedRoom::~JoinedRoom()
{
    m_timeline->deleteLater();
    m_people->deleteLater();
}

void JoinedRoom::join(const Joined &joined, const QString &ownId)
{
    m_reloading = m_wantsOlder = false;
    m_window.askFailed();
    m_people->reset(joined.people, joined.room.people, ownId);
    m_state.start(joined);
    m_receipts.clear();
    for (const ReadPosition &receipt : joined.receipts)
        setReceipt(receipt);
    const bool first = m_log.epoch().isEmpty();
    const bool sameLog = joined.room.epoch == m_log.epoch();
    const Seq last = joined.events.isEmpty() ? joined.room.last : joined.events.constLast().seq;
    // What was said before one came is no news, unless it was said to oneself and few others.
    const bool isNews = joined.read > 0 || joined.room.isPrivate;
    if (first)
        m_unread.reset(isNews ? joined.read : last);
    else if (!sameLog)
        m_unread.reset(joined.read);
    else
        m_unread.setRead(joined.read);
    m_first = sameLog ? m_first : joined.room.first;
    if (sameLog && !joined.reset) {
        m_log.resume();
        addEvents(joined.events, ownId);
        setFirst(joined.room.first);
        return;
    }
    m_unread.add(joined.events, ownId);
    const bool hasOlder = !joined.events.isEmpty() && joined.events.constFirst().seq > joined.room.first;
    m_window.close();
    m_timeline->setOwnId(ownId);
    m_timeline->setAtEnd(true);
    m_timeline->reset(joined.events, hasOlder);
    m_log.start(joined.room.epoch, joined.events, joined.room.first, joined.room.last);
    setFirst(joined.room.first);
}

void JoinedRoom::add(const Event &event, const QString &ownId)
{
    addEvents({event}, ownId);
}

void JoinedRoom::addEvents(const Events &events, const QString &ownId)
{
    Events fresh;
    for (const Event &event : events) {
        if (event.epoch == m_log.epoch() && m_log.add(event))
            fresh.append(event);
    }
    m_unread.add(fresh, ownId);
    addToEnd(fresh, ownId);
}

void JoinedRoom::addToEnd(const Events &events, const QString &ownId)
{
    if (m_window.isOpen())
        m_timeline->insertUnseen(events, ownId);
    else
        m_timeline->insert(events, ownId);
}

JoinedRoom::PageUse JoinedRoom::addPage(Page page, const QString &ownId)
{
    if (page.epoch != m_log.epoch())
        return {};
    // It may have been read before something was removed.
    page.events.removeIf([this](const Event &event) { return event.seq < m_first; });
    const RoomWindow::Aim aim = m_window.answered(page);
    if (aim != RoomWindow::Aim::Pins)
        m_unread.add(page.events, ownId);
    switch (aim) {
    case RoomWindow::Aim::None:
        addForHole(page, ownId);
        break;
    case RoomWindow::Aim::Jump:
    case RoomWindow::Aim::End:
        m_timeline->setOwnId(ownId);
        return showPlace(page, aim);
    case RoomWindow::Aim::Older:
        m_timeline->prepend(page.events, page.more && !page.events.isEmpty());
        if (!page.events.isEmpty())
            m_window.extendDown(page.events.constFirst().seq);
        break;
    case RoomWindow::Aim::Newer:
        m_timeline->insert(page.events, ownId);
        if (!page.events.isEmpty())
            m_window.extendUp(page.events.constLast().seq);
        if (!page.newer)
            showEndOf(page);
        break;
    case RoomWindow::Aim::Pins:
        break;
    }
    return {aim, 0};
}

/// The page of a jump, or of the way back to the end.
JoinedRoom::PageUse JoinedRoom::showPlace(const Page &page, RoomWindow::Aim aim)
{
    if (page.events.isEmpty()) {
        if (aim == RoomWindow::Aim::Jump)
            m_window.wantEnd(); // there is nothing from there on
        else
            showEndOf(page);
        return {aim, 0};
    }
    const Seq first = page.events.constFirst().seq;
    const Seq last = page.events.constLast().seq;
    if (!m_window.isOpen() && aim == RoomWindow::Aim::Jump && last >= m_log.oldest()) {
        if (first < m_log.oldest()) {
            m_timeline->prepend(page.events, page.more);
            m_log.extendDown(first);
        }
    } else {
        m_window.show(first, last);
        m_timeline->reset(page.events, page.more);
        if (aim == RoomWindow::Aim::End || !page.newer)
            showEndOf(page);
        else
            m_timeline->setAtEnd(false);
    }
    const int row = m_timeline->rowFrom(page.around.value_or(first));
    return {aim, row < 0 || aim == RoomWindow::Aim::End ? 0 : m_timeline->at(row).event.seq};
}

/// What is shown reaches up to the end of @p page, behind which there was nothing when it was read.
void JoinedRoom::showEndOf(const Page &page)
{
    if (!page.events.isEmpty())
        m_window.extendUp(page.events.constLast().seq);
    const Seq first = m_window.first();
    const Seq last = m_window.last();
    m_window.close();
    m_log.restart(first, last);
    m_timeline->setAtEnd(true);
}

void JoinedRoom::addForHole(const Page &page, const QString &ownId)
{
    switch (m_log.fill(page)) {
    case RoomLog::Fill::NotAsked:
        if (!m_window.isOpen() && m_log.older(page)) {
            m_wantsOlder = false;
            m_timeline->prepend(page.events, page.more && !page.events.isEmpty());
        }
        break;
    case RoomLog::Fill::More:
    case RoomLog::Fill::Filled:
        addToEnd(page.events, ownId);
        break;
    case RoomLog::Fill::TooDeep:
        addToEnd(page.events, ownId);
        if (!m_window.isOpen())
            m_timeline->forgetBelow(m_log.oldest(), true);
        break;
    }
}

bool JoinedRoom::setFirst(Seq first)
{
    if (first <= m_first)
        return false;
    m_first = first;
    m_log.forgetBelow(first);
    m_window.forgetBelow(first);
    m_unread.forgetBelow(first);
    m_state.forgetBelow(first);
    m_timeline->forgetBelow(first, false);
    return true;
}

bool JoinedRoom::mayHaveMoreUnread() const
{
    return m_unread.readTo() + 1 < m_log.oldest() && m_first < m_log.oldest();
}

void JoinedRoom::setReceipt(const ReadPosition &receipt)
{
    if (m_receipts.contains(receipt.person) || m_receipts.size() < MostReceipts)
        m_receipts[receipt.person] = std::max(m_receipts.value(receipt.person), receipt.seq);
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
    if (m_window.isOpen() && m_timeline->hasOlder())
        m_window.wantOlder();
    else
        m_wantsOlder = m_timeline->hasOlder();
}

std::optional<GetHistory> JoinedRoom::askForOlder()
{
    if (!m_wantsOlder || m_window.isOpen() || !m_timeline->hasOlder())
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

void JoinedRoom::askRefused()
{
    m_window.askRefused();
    if (m_log.askOlderFailed())
        m_wantsOlder = false;
}

void JoinedRoom::askFailed()
{
    m_log.askFailed();
    m_log.askOlderFailed();
    m_window.askFailed();
}

} // namespace Parlor
