// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/roomwindow.h"

#include "server/protocol/protocolinfo.h"

#include <algorithm>

namespace Parlor {

namespace {

constexpr int PageSize = 50; // about two screens

bool answers(const Page &page, const GetHistory &ask)
{
    return page.before == ask.before && page.after == ask.after && page.around == ask.around
        && page.at == ask.at && page.pinned == ask.pinned;
}

} // namespace

void RoomWindow::wantAround(Seq seq)
{
    m_jump = GetHistory{m_room, 0, PageSize};
    m_jump->around = seq;
    m_wantsEnd = false;
}

void RoomWindow::wantFrom(qint64 time)
{
    m_jump = GetHistory{m_room, 0, PageSize};
    m_jump->at = time;
    m_wantsEnd = false;
}

void RoomWindow::wantEnd()
{
    m_jump.reset();
    m_wantsEnd = m_range || m_aim == Aim::Jump;
}

std::optional<GetHistory> RoomWindow::ask()
{
    if (m_asked)
        return std::nullopt;
    if (m_jump)
        m_aim = Aim::Jump;
    else if (m_wantsEnd)
        m_aim = Aim::End;
    else if (m_wantsOlder && m_range)
        m_aim = Aim::Older;
    else if (m_wantsNewer && m_range)
        m_aim = Aim::Newer;
    else if (m_wantsPins)
        m_aim = Aim::Pins;
    else
        return std::nullopt;
    m_asked = historyAsk(m_aim);
    return m_asked;
}

GetHistory RoomWindow::historyAsk(Aim aim) const
{
    GetHistory ask{m_room, 0, PageSize};
    switch (aim) {
    case Aim::Jump:
        return *m_jump;
    case Aim::Older:
        ask.before = m_range->first;
        break;
    case Aim::Newer:
        ask.after = m_range->last;
        break;
    case Aim::Pins:
        ask.pinned = true;
        ask.limit = MaxPageEvents;
        break;
    default:
        break;
    }
    return ask;
}

void RoomWindow::askFailed()
{
    m_asked.reset();
    m_aim = Aim::None;
}

RoomWindow::Aim RoomWindow::answered(const Page &page)
{
    if (!m_asked || !answers(page, *m_asked))
        return Aim::None;
    const Aim aim = m_aim;
    askRefused();
    return aim;
}

void RoomWindow::askRefused()
{
    const std::optional<GetHistory> asked = m_asked;
    const Aim aim = m_aim;
    askFailed();
    switch (aim) {
    case Aim::Jump:
        if (m_jump == asked)
            m_jump.reset(); // else another place is wanted by now
        break;
    case Aim::End:
        m_wantsEnd = false;
        break;
    case Aim::Older:
        m_wantsOlder = false;
        break;
    case Aim::Newer:
        m_wantsNewer = false;
        break;
    case Aim::Pins:
        m_wantsPins = false;
        break;
    case Aim::None:
        break;
    }
}

void RoomWindow::show(Seq first, Seq last)
{
    m_range = Range{first, last};
    m_wantsOlder = m_wantsNewer = false;
}

void RoomWindow::extendDown(Seq first)
{
    if (m_range)
        m_range->first = std::min(m_range->first, first);
}

void RoomWindow::extendUp(Seq last)
{
    if (m_range)
        m_range->last = std::max(m_range->last, last);
}

void RoomWindow::close()
{
    m_range.reset();
    m_wantsOlder = m_wantsNewer = m_wantsEnd = false;
}

void RoomWindow::forgetBelow(Seq first)
{
    if (!m_range)
        return;
    m_range->first = std::max(m_range->first, first);
    m_range->last = std::max(m_range->last, first - 1);
}

} // namespace Parlor
