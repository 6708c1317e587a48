// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/scenariodeeds.h"

#include "client/core/roommodel.h"
#include "client/core/searchmodel.h"
#include "client/core/timelinemodel.h"
#include "tests/integration/scenarioactor.h"
#include "tests/integration/scenariocast.h"

#include <QHash>
#include <algorithm>
#include <optional>

namespace Parlor {

namespace {

using Answered = std::function<bool()>;

template <typename Value>
std::optional<Value> given(const QJsonObject &step, const char *field)
{
    const QLatin1String name(field);
    return step.contains(name) ? std::optional(step.value(name).toVariant().value<Value>()) : std::nullopt;
}

Newcomers newcomers(const QString &word)
{
    if (word == QLatin1String("none"))
        return Newcomers::None;
    return word == QLatin1String("last") ? Newcomers::Last : Newcomers::All;
}

Answered acknowledged(const ScenarioDeed &deed, const QString &id)
{
    return [&actor = deed.actor, id] { return actor.isAcknowledged(id); };
}

Answered post(const ScenarioDeed &deed)
{
    const TimelineModel *timeline = deed.actor.session().timeline(deed.room);
    if (!timeline)
        return {};
    const qsizetype before = timeline->unsentIds().size();
    deed.actor.session().post(deed.room, deed.text("text"), deed.seqOf("reply"));
    const QStringList unsent = timeline->unsentIds();
    if (unsent.size() == before)
        return {};
    deed.cast.note(deed.actor, deed.room, unsent.constLast(), deed.text("text"));
    return [&cast = deed.cast, &actor = deed.actor] {
        cast.settle();
        return !actor.isOnline() || (actor.waiting() == 0 && cast.isSettled(actor));
    };
}

/// An edit, a deletion or a reaction.
template <typename Change>
Answered change(const ScenarioDeed &deed, const Change &begin)
{
    const TimelineModel *timeline = deed.actor.session().timeline(deed.room);
    const qsizetype before = timeline ? timeline->changeIds().size() : 0;
    begin(deed.actor.session(), deed.seqOf("target"));
    if (!timeline || timeline->changeIds().size() == before)
        return {};
    return [&actor = deed.actor] { return !actor.isOnline() || actor.waiting() == 0; };
}

Answered edit(const ScenarioDeed &deed)
{
    return change(
        deed, [&](ChatSession &session, Seq target) { session.edit(deed.room, target, deed.text("text")); });
}

Answered remove(const ScenarioDeed &deed)
{
    return change(deed, [&](ChatSession &session, Seq target) { session.remove(deed.room, target); });
}

Answered react(const ScenarioDeed &deed)
{
    return change(deed, [&](ChatSession &session, Seq target) {
        session.react(deed.room, target, deed.text("emoji"), deed.isOn());
    });
}

Answered pin(const ScenarioDeed &deed)
{
    return acknowledged(deed, deed.actor.session().pin(deed.room, deed.seqOf("target"), deed.isOn()));
}

Answered configure(const ScenarioDeed &deed)
{
    Configure change;
    change.room = deed.room;
    change.title = given<QString>(deed.step, "title");
    change.topic = given<QString>(deed.step, "topic");
    change.archived = given<bool>(deed.step, "archived");
    if (deed.step.contains(u"newcomers"))
        change.newcomers = newcomers(deed.text("newcomers"));
    change.newcomersLast = deed.step.value(u"newcomersLast").toInt();
    change.keepDays = given<int>(deed.step, "keepDays");
    change.keepMessages = given<int>(deed.step, "keepMessages");
    change.welcome = given<QString>(deed.step, "welcome");
    return acknowledged(deed, deed.actor.session().configure(change));
}

Answered invite(const ScenarioDeed &deed)
{
    return acknowledged(deed, deed.actor.session().invite(deed.room, deed.person()));
}

Answered expel(const ScenarioDeed &deed)
{
    return acknowledged(deed, deed.actor.session().expel(deed.room, deed.person()));
}

Answered cameIn(ScenarioActor &actor)
{
    return [&actor, before = actor.timesJoined()] { return actor.timesJoined() > before; };
}

Answered create(const ScenarioDeed &deed)
{
    const auto is = [&deed](const char *what) { return deed.step.value(QLatin1String(what)).toBool(); };
    const Answered answered = cameIn(deed.actor);
    deed.actor.session().createRoom({deed.text("title"), is("private"), is("temporary"), is("offRecord")});
    return answered;
}

// One that somebody else opened is entered unasked.
Answered direct(const ScenarioDeed &deed)
{
    const RoomModel *rooms = deed.actor.session().rooms();
    const QString person = deed.person();
    deed.actor.session().openDirect(person);
    return [rooms, person] {
        const QStringList all = rooms->directRooms();
        return std::any_of(all.begin(), all.end(), [&](const QString &room) {
            const QVector<Person> members = rooms->info(room).members;
            return rooms->isJoined(room)
                && std::any_of(members.begin(), members.end(),
                               [&](const Person &each) { return each.id == person; });
        });
    };
}

Answered join(const ScenarioDeed &deed)
{
    const RoomModel *rooms = deed.actor.session().rooms();
    deed.actor.session().joinRoom(deed.room);
    return [rooms, room = deed.room] { return rooms->isJoined(room); };
}

Answered leave(const ScenarioDeed &deed)
{
    const RoomModel *rooms = deed.actor.session().rooms();
    if (!rooms->isJoined(deed.room))
        return {};
    deed.actor.session().leaveRoom(deed.room);
    return [rooms, room = deed.room] { return !rooms->isJoined(room); };
}

/// What is told of receipts comes back to nobody; the page of pins that is asked for next is behind it.
Answered profile(const ScenarioDeed &deed)
{
    ChatSession &session = deed.actor.session();
    if (deed.step.contains(u"receipts"))
        session.setGivesReceipts(deed.step.value(u"receipts").toBool());
    if (!deed.step.contains(u"away") && !deed.step.contains(u"status"))
        return [] { return true; };
    const bool away = deed.step.value(u"away").toBool();
    const QString status = deed.text("status");
    session.setProfile({away, status, {}});
    return [&session, away, status] { return session.you().away == away && session.you().status == status; };
}

/// What was read is told within a second, and nobody answers it: who looks for the receipt waits for it.
Answered read(const ScenarioDeed &deed)
{
    ChatSession &session = deed.actor.session();
    const Seq target = deed.seqOf("target");
    if (target == 0)
        return {};
    session.setVisibleRoom(deed.room);
    return [&session, room = deed.room, target] {
        const bool hasRead = session.readUpTo(room) >= target;
        if (hasRead)
            session.setVisibleRoom({});
        return hasRead;
    };
}

/// The index follows what is said: as long as it lags behind, the same is asked again.
Answered search(const ScenarioDeed &deed)
{
    ChatSession &session = deed.actor.session();
    const Search search{{}, deed.text("query"), deed.room};
    session.search(search);
    return [&session, search] {
        if (session.found()->state() != SearchModel::State::Done)
            return false;
        if (session.found()->lag() > 0)
            session.search(search);
        return session.found()->state() == SearchModel::State::Done;
    };
}

Answered jump(const ScenarioDeed &deed)
{
    ScenarioActor &actor = deed.actor;
    const Answered answered = [&actor, before = actor.timesJumped()] { return actor.timesJumped() > before; };
    if (!actor.session().timeline(deed.room))
        return {};
    if (deed.step.contains(u"target"))
        actor.session().showAround(deed.room, deed.seqOf("target"));
    else
        actor.session().showEnd(deed.room);
    return answered;
}

Answered ignore(const ScenarioDeed &deed)
{
    ChatSession &session = deed.actor.session();
    const bool on = deed.isOn();
    session.setIgnored(deed.person(), on);
    return [&session, on, person = deed.person()] { return session.ignored().contains(person) == on; };
}

Answered cut(const ScenarioDeed &deed)
{
    deed.actor.cut();
    return [&actor = deed.actor] { return !actor.isOnline(); };
}

Answered comeBack(const ScenarioDeed &deed)
{
    deed.actor.mend();
    deed.actor.session().retryNow();
    return [&actor = deed.actor, &cast = deed.cast] {
        cast.settle();
        return actor.isOnline() && actor.waiting() == 0 && cast.isSettled(actor);
    };
}

} // namespace

QString ScenarioDeed::person() const
{
    return cast.actor(text("person")).id();
}

Seq ScenarioDeed::seqOf(const char *field) const
{
    return step.contains(QLatin1String(field)) ? cast.seqOf(room, text(field)) : 0;
}

std::function<bool()> ScenarioDeed::begin() const
{
    using Begin = Answered (*)(const ScenarioDeed &);
    static const QHash<QString, Begin> words{
        {QStringLiteral("post"), post},       {QStringLiteral("edit"), edit},
        {QStringLiteral("delete"), remove},   {QStringLiteral("react"), react},
        {QStringLiteral("pin"), pin},         {QStringLiteral("configure"), configure},
        {QStringLiteral("invite"), invite},   {QStringLiteral("expel"), expel},
        {QStringLiteral("create"), create},   {QStringLiteral("direct"), direct},
        {QStringLiteral("join"), join},       {QStringLiteral("leave"), leave},
        {QStringLiteral("profile"), profile}, {QStringLiteral("read"), read},
        {QStringLiteral("search"), search},   {QStringLiteral("around"), jump},
        {QStringLiteral("end"), jump},        {QStringLiteral("ignore"), ignore},
        {QStringLiteral("cut"), cut},         {QStringLiteral("return"), comeBack},
    };
    const Begin begins = words.value(text("do"));
    return begins ? begins(*this) : Answered();
}

} // namespace Parlor
