// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/scenariorunner.h"

#include "tests/integration/scenarioactor.h"
#include "tests/integration/scenariodeeds.h"
#include "tests/integration/scenariosights.h"
#include "tests/integration/scenariowords.h"

#include <QJsonDocument>

namespace Parlor {

namespace {

QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

QString ScenarioRunner::run(const QJsonArray &scenario)
{
    if (const QString misspelt = misspeltIn(scenario); !misspelt.isEmpty())
        return misspelt;
    if (!m_cast.enter(scenario.first().toObject(), m_serverPort, m_hostToken))
        return QStringLiteral("not everybody came in");
    for (qsizetype at = 1; at < scenario.size(); ++at) {
        const QJsonObject step = scenario.at(at).toObject();
        if (const QString trouble = take(step); !trouble.isEmpty())
            return QStringLiteral("step %1, %2: %3").arg(at).arg(text(step), trouble);
    }
    return {};
}

QString ScenarioRunner::take(const QJsonObject &step)
{
    const QJsonValue who = step.value(u"who");
    const QJsonArray names = who.isArray() ? who.toArray() : QJsonArray{who};
    for (const QJsonValue &name : names) {
        ScenarioActor &actor = m_cast.actor(name.toString());
        if (!actor.catchUp()) // people act on what they see
            return QStringLiteral("the server does not answer %1").arg(actor.name());
        const QString room =
            step.contains(u"room") ? m_cast.roomOf(actor, step.value(u"room").toString()) : QString();
        const QString trouble = step.contains(u"do") ? act(actor, room, step) : look(actor, room, step);
        if (!trouble.isEmpty())
            return QStringLiteral("%1 %2").arg(actor.name(), trouble);
    }
    return {};
}

QString ScenarioRunner::act(ScenarioActor &actor, const QString &room, const QJsonObject &step)
{
    const qsizetype before = actor.refused().size();
    const ScenarioDeed deed{m_cast, actor, step, room};
    for (const char *const field : {"target", "reply"}) {
        if (step.contains(QLatin1String(field)) && deed.seqOf(field) == 0)
            return QStringLiteral("cannot mean what nobody said");
    }
    const std::function<bool()> isAnswered = deed.begin();
    if (!isAnswered)
        return QStringLiteral("cannot do that");
    const bool isOver = actor.waitFor([&] { return actor.refused().size() > before || isAnswered(); });
    const QStringList refused = actor.refused().mid(before);
    const QStringList expected =
        step.contains(u"refused") ? QStringList{step.value(u"refused").toString()} : QStringList();
    if (refused != expected)
        return QStringLiteral("is refused: \"%1\"").arg(refused.join(u' '));
    return isOver ? QString() : QStringLiteral("gets no answer");
}

QString ScenarioRunner::look(ScenarioActor &actor, const QString &room, const QJsonObject &step)
{
    const QJsonObject wanted = wantedBy(step);
    if (actor.waitFor([&] { return seenBy(actor, m_cast, room, step) == wanted; }))
        return {};
    return QStringLiteral("sees ") + text(seenBy(actor, m_cast, room, step));
}

} // namespace Parlor
