// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/roomlog.h"

#include <algorithm>

namespace Parlor {

void RoomLog::start(const QString &epoch, const Events &events, Seq first, Seq last)
{
    *this = RoomLog();
    m_epoch = epoch;
    m_oldest = events.isEmpty() ? first : events.constFirst().seq;
    // Not `last` where there are events: more of them may be on their way behind the page.
    m_upTo = m_newest = events.isEmpty() ? last : events.constLast().seq;
}

void RoomLog::restart(Seq oldest, Seq upTo)
{
    const Seq newest = m_newest;
    const QString epoch = m_epoch;
    *this = RoomLog();
    m_epoch = epoch;
    m_oldest = oldest;
    m_upTo = m_newest = upTo;
    noteLast(newest); // more may have been told while the piece was read
}

void RoomLog::extendDown(Seq oldest)
{
    m_oldest = m_oldest == 0 ? oldest : std::min(m_oldest, oldest);
}

void RoomLog::forgetBelow(Seq first)
{
    if (m_oldest != 0 && m_oldest < first) {
        m_oldest = first;
        m_olderAsked.reset(); // the answer may be from before
    }
}

void RoomLog::resume()
{
    m_hole = false;
    m_newest = m_upTo;
    m_asked.reset();
    m_olderAsked.reset();
}

bool RoomLog::add(const Event &event)
{
    if (event.seq <= m_newest)
        return false;
    if (event.prev > m_newest) {
        m_hole = true;
        m_top = event.seq;
        m_pages = 0;
    }
    m_newest = event.seq;
    if (!m_hole)
        m_upTo = event.seq;
    if (m_oldest == 0)
        m_oldest = event.seq;
    return true;
}

void RoomLog::noteLast(Seq last)
{
    if (last <= m_newest || m_hole)
        return; // what is above an open hole is found when it is filled
    m_hole = true;
    m_top = 0;
    m_pages = 0;
}

std::optional<Seq> RoomLog::ask()
{
    if (!m_hole || m_asked)
        return std::nullopt;
    m_asked = m_top;
    return m_asked;
}

RoomLog::Fill RoomLog::fill(const Page &page)
{
    if (!m_hole || !m_asked || page.before != *m_asked)
        return Fill::NotAsked;
    m_asked.reset();
    const Seq lowest = page.events.isEmpty() ? 0 : page.events.constFirst().seq;
    const Seq highest = page.events.isEmpty() ? 0 : page.events.constLast().seq;
    // Something newer came while the page was under way: it must reach up to that, else a hole stays above
    // it.
    if (page.before != m_top && highest < m_top)
        return Fill::More;
    m_newest = std::max(m_newest, highest);
    const bool bottom = page.events.isEmpty() || !page.more || lowest <= page.first;
    if (bottom || lowest <= m_upTo || page.events.constFirst().prev <= m_upTo) {
        m_hole = false;
        m_upTo = m_newest;
        return Fill::Filled;
    }
    m_top = lowest;
    if (++m_pages < MaxHolePages)
        return Fill::More;
    m_hole = false;
    m_oldest = lowest;
    m_upTo = m_newest;
    m_olderAsked.reset();
    return Fill::TooDeep;
}

std::optional<Seq> RoomLog::askOlder()
{
    if (m_olderAsked || m_oldest == 0)
        return std::nullopt;
    m_olderAsked = m_oldest;
    return m_olderAsked;
}

bool RoomLog::older(const Page &page)
{
    if (!m_olderAsked || page.before != *m_olderAsked)
        return false;
    m_olderAsked.reset();
    if (!page.events.isEmpty())
        m_oldest = std::min(m_oldest, page.events.constFirst().seq);
    return true;
}

} // namespace Parlor
