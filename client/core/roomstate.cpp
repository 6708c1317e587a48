// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/roomstate.h"

namespace Parlor {

namespace {

constexpr int MostPins = 10'000; // a server may be hostile

} // namespace

void RoomState::start(const Joined &joined)
{
    m_pins = joined.pins;
    m_members = joined.members;
    m_start = joined.events.isEmpty() ? joined.room.last : joined.events.constLast().seq;
    m_latest.clear();
}

RoomState::Change RoomState::add(const Event &event)
{
    Change change;
    switch (event.kind) {
    case EventKind::Pin:
    case EventKind::Delete:
        if (!isNews(QStringLiteral("pin %1").arg(event.target), event.seq))
            break;
        change.pins = m_pins.removeAll(event.target) > 0;
        if (event.kind == EventKind::Pin && event.on && m_pins.size() < MostPins) {
            m_pins.append(event.target);
            change.pins = true;
        }
        break;
    case EventKind::Member:
        if (!isNews(u'm' + event.subject.id, event.seq))
            break;
        change.members = true;
        m_members.removeIf([&event](const Person &person) { return person.id == event.subject.id; });
        if (event.on)
            m_members.append(event.subject);
        break;
    case EventKind::Topic:
        change.topic = isNews(QStringLiteral("topic"), event.seq);
        break;
    case EventKind::Title:
        change.title = isNews(QStringLiteral("title"), event.seq);
        break;
    default:
        break;
    }
    return change;
}

bool RoomState::forgetBelow(Seq first)
{
    return m_pins.removeIf([first](Seq pin) { return pin < first; }) > 0;
}

bool RoomState::isNews(const QString &what, Seq seq)
{
    if (seq <= m_start || seq <= m_latest.value(what))
        return false;
    m_latest.insert(what, seq);
    return true;
}

} // namespace Parlor
