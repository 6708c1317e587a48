// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/scenariosights.h"

#include "client/core/roommodel.h"
#include "client/core/rostermodel.h"
#include "client/core/searchmodel.h"
#include "client/core/timelinemodel.h"
#include "server/protocol/protocolinfo.h"
#include "tests/integration/scenarioactor.h"
#include "tests/integration/scenariocast.h"

#include <QHash>
#include <QJsonArray>
#include <algorithm>

namespace Parlor {

namespace {

/// Who looks, at which room, for which step.
struct Look
{
    ScenarioActor &actor;
    const ScenarioCast &cast;
    const QString &room;
    const QJsonObject &step;
};

/// Only what is asked for.
QJsonObject picked(const QJsonObject &object, const QJsonObject &wanted)
{
    QJsonObject result;
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (wanted.contains(field.key()))
            result.insert(field.key(), *field);
    }
    return result;
}

QJsonObject are(const QJsonArray &list)
{
    return {{QStringLiteral("are"), list}};
}

QJsonArray sorted(const QJsonArray &names)
{
    QStringList list;
    for (const QJsonValue &name : names)
        list += name.toString();
    list.sort();
    return QJsonArray::fromStringList(list);
}

QJsonObject reactions(const Event &message, const ScenarioCast &cast)
{
    QJsonObject result;
    for (const Reaction &reaction : message.reactions) {
        QJsonArray names;
        for (const QString &person : reaction.people)
            names.append(cast.nameOf(person));
        result.insert(reaction.emoji, names);
    }
    return result;
}

QJsonObject line(const TimelineItem &item, const ScenarioCast &cast)
{
    const Event &message = item.event;
    const bool isChanging = item.state == SendState::Waiting && message.seq > 0 && !message.deleted;
    return {{QStringLiteral("text"), message.text},
            {QStringLiteral("author"), message.author.name},
            {QStringLiteral("edited"), message.edited > 0 || isChanging},
            {QStringLiteral("deleted"), message.deleted},
            {QStringLiteral("reactions"), reactions(message, cast)},
            {QStringLiteral("quote"), message.quote ? QJsonValue(message.quote->text) : QJsonValue()},
            {QStringLiteral("ignored"), item.ignored}};
}

QJsonObject messages(const Look &look)
{
    const TimelineModel *timeline = look.actor.session().timeline(look.room);
    const QJsonArray wanted = look.step.value(u"are").toArray();
    QJsonArray lines;
    for (int row = 0; timeline && row < timeline->rowCount(); ++row) {
        if (timeline->at(row).state == SendState::Failed)
            continue;
        const QJsonObject all = line(timeline->at(row), look.cast);
        lines.append(lines.size() < wanted.size() ? picked(all, wanted.at(lines.size()).toObject()) : all);
    }
    return timeline ? are(lines) : QJsonObject();
}

QJsonObject room(const Look &look)
{
    const RoomModel *rooms = look.actor.session().rooms();
    const int row = rooms->rowOf(look.room);
    if (row < 0)
        return picked({{QStringLiteral("there"), false}}, look.step);
    const RoomInfo info = rooms->info(look.room);
    return picked({{QStringLiteral("there"), true},
                   {QStringLiteral("topic"), info.topic},
                   {QStringLiteral("archived"), info.archived},
                   {QStringLiteral("title"), rooms->index(row).data(RoomModel::TitleRole).toString()}},
                  look.step);
}

QJsonObject pins(const Look &look)
{
    QJsonArray texts;
    const QVector<Seq> seqs = look.actor.session().pins(look.room);
    for (const Seq seq : seqs)
        texts.append(look.cast.textOf(look.room, seq));
    return are(texts);
}

QJsonObject members(const Look &look)
{
    QJsonArray names;
    const QVector<Person> people = look.actor.session().members(look.room);
    for (const Person &person : people)
        names.append(person.name);
    return are(sorted(names));
}

QJsonObject unread(const Look &look)
{
    const RoomModel *rooms = look.actor.session().rooms();
    return {
        {QStringLiteral("count"), rooms->index(rooms->rowOf(look.room)).data(RoomModel::UnreadRole).toInt()}};
}

QJsonObject person(const Look &look)
{
    const QString id = look.cast.actor(look.step.value(u"person").toString()).id();
    const RosterModel *people = look.actor.session().people(QLatin1String(LobbyId));
    const QModelIndexList found =
        people->match(people->index(0), RosterModel::IdRole, id, 1, Qt::MatchExactly);
    if (found.isEmpty())
        return {};
    const auto seen = found.constFirst().data(RosterModel::PersonRole).value<Person>();
    return picked({{QStringLiteral("away"), seen.away}, {QStringLiteral("status"), seen.status}}, look.step);
}

QJsonObject receipt(const Look &look)
{
    const QString id = look.cast.actor(look.step.value(u"person").toString()).id();
    const Seq target = look.cast.seqOf(look.room, look.step.value(u"target").toString());
    const Seq read = look.actor.session().receipts(look.room).value(id);
    return {{QStringLiteral("seen"), target > 0 && read >= target}};
}

QJsonObject found(const Look &look)
{
    QJsonArray texts;
    const SearchModel *model = look.actor.session().found();
    for (int row = 0; row < model->rowCount(); ++row)
        texts.append(model->at(row).text);
    return are(texts);
}

} // namespace

QJsonObject seenBy(ScenarioActor &actor, const ScenarioCast &cast, const QString &roomId,
                   const QJsonObject &step)
{
    using Sight = QJsonObject (*)(const Look &);
    static const QHash<QString, Sight> words{
        {QStringLiteral("messages"), messages}, {QStringLiteral("room"), room},
        {QStringLiteral("pins"), pins},         {QStringLiteral("members"), members},
        {QStringLiteral("unread"), unread},     {QStringLiteral("person"), person},
        {QStringLiteral("receipt"), receipt},   {QStringLiteral("found"), found},
    };
    const Sight sight = words.value(step.value(u"sees").toString());
    return sight ? sight({actor, cast, roomId, step}) : QJsonObject();
}

QJsonObject wantedBy(const QJsonObject &step)
{
    const QString sight = step.value(u"sees").toString();
    if (sight == QLatin1String("receipt"))
        return {{QStringLiteral("seen"), true}};
    QJsonObject wanted = step;
    for (const char *const address : {"who", "sees", "room", "person"})
        wanted.remove(QLatin1String(address));
    if (sight == QLatin1String("members"))
        wanted.insert(QStringLiteral("are"), sorted(step.value(u"are").toArray()));
    return wanted;
}

} // namespace Parlor
