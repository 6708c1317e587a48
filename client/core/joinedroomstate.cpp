// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/joinedroomstate.h"

#include <algorithm>

namespace Parlor {

namespace {

constexpr int MostPins = 10'000; // a server may be hostile

QString keyOfPin(Seq target)
{
    return QStringLiteral("pin %1").arg(target);
}

} // namespace

void JoinedRoomState::start(const Joined &joined)
{
    m_pins = joined.pins;
    m_members = joined.members;
    m_start = joined.events.isEmpty() ? joined.room.last : joined.events.constLast().seq;
    m_latest.clear();
}

JoinedRoomState::Change JoinedRoomState::add(const Event &event)
{
    Change change;
    switch (event.kind) {
    case EventKind::Pin:
    case EventKind::Delete:
        if (!isNews(keyOfPin(event.target), event.seq))
            break;
        change.pins = m_pins.removeAll(event.target) > 0;
        if (event.kind == EventKind::Pin && event.on && m_pins.size() < MostPins) {
            putPin(event);
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

bool JoinedRoomState::forgetBelow(Seq first)
{
    return m_pins.removeIf([first](Seq pin) { return pin < first; }) > 0;
}

/// At the end, unless it comes late and others were pinned since.
void JoinedRoomState::putPin(const Event &pin)
{
    const auto later = std::find_if(m_pins.begin(), m_pins.end(),
                                    [&](Seq one) { return m_latest.value(keyOfPin(one)) > pin.seq; });
    m_pins.insert(later, pin.target);
}

bool JoinedRoomState::isNews(const QString &what, Seq seq)
{
    if (seq <= m_start || seq <= m_latest.value(what))
        return false;
    m_latest.insert(what, seq);
    return true;
}

} // namespace Parlor
