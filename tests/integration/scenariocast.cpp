// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/scenariocast.h"

#include "client/core/roommodel.h"
#include "client/core/timelinemodel.h"
#include "server/protocol/protocolinfo.h"
#include "tests/integration/scenarioactor.h"

#include <QJsonArray>
#include <algorithm>

namespace Parlor {

namespace {

QString known(ScenarioActor &actor, const QString &title)
{
    const RoomModel *rooms = actor.session().rooms();
    for (int row = 0; row < rooms->rowCount(); ++row) {
        if (rooms->index(row).data(RoomModel::TitleRole) == title)
            return rooms->index(row).data(RoomModel::IdRole).toString();
    }
    return {};
}

/// The row of a line that @p author has posted; null: it is not there, or was refused.
const TimelineItem *lineOf(ScenarioActor &author, const QString &room, const QString &id)
{
    const TimelineModel *timeline = author.session().timeline(room);
    for (int row = 0; timeline && row < timeline->rowCount(); ++row) {
        const TimelineItem &item = timeline->at(row);
        if (item.own && item.event.id == id && item.state != SendState::Failed)
            return &item;
    }
    return nullptr;
}

} // namespace

ScenarioCast::ScenarioCast() = default;
ScenarioCast::~ScenarioCast() = default;

bool ScenarioCast::enter(const QJsonObject &first, quint16 serverPort, const QString &hostToken)
{
    const QJsonArray people = first.value(u"people").toArray();
    for (const QJsonValue &name : people) {
        const QString token = name == first.value(u"host") ? hostToken : QString();
        m_actors.push_back(std::make_unique<ScenarioActor>(name.toString(), token, serverPort));
        if (!m_actors.back()->join())
            return false;
    }
    return true;
}

ScenarioActor &ScenarioCast::actor(const QString &name) const
{
    return **std::find_if(m_actors.begin(), m_actors.end(),
                          [&](const auto &actor) { return actor->name() == name; });
}

QString ScenarioCast::nameOf(const QString &person) const
{
    const auto actor = std::find_if(m_actors.begin(), m_actors.end(),
                                    [&](const auto &each) { return each->id() == person; });
    return actor == m_actors.end() ? QString() : (*actor)->name();
}

QString ScenarioCast::roomOf(ScenarioActor &actor, const QString &title)
{
    if (title == QLatin1String(LobbyId))
        return title;
    QString room = known(actor, title);
    for (auto other = m_actors.begin(); room.isEmpty() && other != m_actors.end(); ++other)
        room = known(**other, title);
    if (room.isEmpty())
        room = m_rooms.value(title, QStringLiteral("no-such-room"));
    m_rooms.insert(title, room);
    return room;
}

void ScenarioCast::note(const ScenarioActor &author, const QString &room, const QString &id,
                        const QString &text)
{
    m_said.push_back({author.name(), room, id, text});
}

void ScenarioCast::settle()
{
    for (Said &said : m_said) {
        if (said.seq > 0)
            continue;
        if (const TimelineItem *line = lineOf(actor(said.author), said.room, said.id))
            said.seq = line->event.seq;
    }
}

bool ScenarioCast::isSettled(const ScenarioActor &author) const
{
    return std::all_of(m_said.begin(), m_said.end(), [&](const Said &said) {
        return said.author != author.name() || said.seq > 0
            || !lineOf(actor(said.author), said.room, said.id);
    });
}

Seq ScenarioCast::seqOf(const QString &room, const QString &text) const
{
    const auto first = std::find_if(m_said.begin(), m_said.end(), [&](const Said &said) {
        return said.room == room && said.text == text && said.seq > 0;
    });
    return first == m_said.end() ? 0 : first->seq;
}

QString ScenarioCast::textOf(const QString &room, Seq seq) const
{
    const auto said = std::find_if(m_said.begin(), m_said.end(),
                                   [&](const Said &one) { return one.room == room && one.seq == seq; });
    return said == m_said.end() ? QStringLiteral("something that nobody said") : said->text;
}

} // namespace Parlor
