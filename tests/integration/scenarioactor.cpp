// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/scenarioactor.h"

#include "client/core/roommodel.h"
#include "client/core/rostermodel.h"
#include "client/core/searchmodel.h"
#include "client/core/timelinemodel.h"
#include "server/protocol/protocolinfo.h"

#include <QDeadlineTimer>
#include <QSignalSpy>

namespace Parlor {

namespace {

constexpr int Patience = 15'000; // ms; bounds the test, measures nothing

} // namespace

ScenarioActor::ScenarioActor(const QString &name, const QString &token, quint16 serverPort)
    : m_name(name)
    , m_token(token)
    , m_line(serverPort)
{
    listen();
}

bool ScenarioActor::join()
{
    if (!m_line.listen())
        return false;
    m_session.join({QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(m_line.port())), m_name, m_token});
    return waitFor([this] { return isOnline() && m_session.timeline(QLatin1String(LobbyId)); });
}

bool ScenarioActor::catchUp()
{
    if (!isOnline())
        return true;
    const int before = m_pages;
    m_session.loadPins(QLatin1String(LobbyId));
    return waitFor([this, before] { return m_pages > before; });
}

bool ScenarioActor::waitFor(const std::function<bool()> &holds)
{
    const QDeadlineTimer deadline(Patience);
    QSignalSpy news(this, &ScenarioActor::changed);
    while (!holds()) {
        if (!news.wait(int(deadline.remainingTime())))
            return false;
    }
    return true;
}

void ScenarioActor::listen()
{
    connect(&m_session, &ChatSession::acknowledged, this,
            [this](const QString &id) { m_acknowledged.insert(id); });
    connect(&m_session, &ChatSession::refused, this,
            [this](const Refusal &refusal) { m_refused += refusalWord(refusal.code); });
    connect(&m_session, &ChatSession::refusedOffline, this,
            [this] { m_refused += QStringLiteral("offline"); });
    connect(&m_session, &ChatSession::waitingChanged, this, [this](int count) { m_waiting = count; });
    connect(&m_session, &ChatSession::pinsLoaded, this, [this] { ++m_pages; });
    connect(&m_session, &ChatSession::jumped, this, [this] { ++m_timesJumped; });
    connect(&m_session, &ChatSession::roomJoined, this, &ScenarioActor::onRoomJoined);
    // The counts above come first.
    for (const auto signal : {&ChatSession::youChanged, &ChatSession::ignoredChanged})
        connect(&m_session, signal, this, &ScenarioActor::changed);
    for (const auto signal :
         {&ChatSession::roomJoined, &ChatSession::roomLeft, &ChatSession::pinsChanged,
          &ChatSession::membersChanged, &ChatSession::readChanged, &ChatSession::receiptsChanged})
        connect(&m_session, signal, this, &ScenarioActor::changed);
    connect(&m_session, &ChatSession::stateChanged, this, &ScenarioActor::changed);
    connect(&m_session, &ChatSession::acknowledged, this, &ScenarioActor::changed);
    connect(&m_session, &ChatSession::refused, this, &ScenarioActor::changed);
    connect(&m_session, &ChatSession::refusedOffline, this, &ScenarioActor::changed);
    connect(&m_session, &ChatSession::waitingChanged, this, &ScenarioActor::changed);
    connect(&m_session, &ChatSession::pinsLoaded, this, &ScenarioActor::changed);
    connect(&m_session, &ChatSession::jumped, this, &ScenarioActor::changed);
    connect(m_session.found(), &SearchModel::stateChanged, this, &ScenarioActor::changed);
    listenTo(m_session.found());
    listenTo(m_session.rooms());
}

void ScenarioActor::listenTo(const QAbstractItemModel *model)
{
    connect(model, &QAbstractItemModel::rowsInserted, this, &ScenarioActor::changed);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ScenarioActor::changed);
    connect(model, &QAbstractItemModel::rowsMoved, this, &ScenarioActor::changed);
    connect(model, &QAbstractItemModel::dataChanged, this, &ScenarioActor::changed);
    connect(model, &QAbstractItemModel::modelReset, this, &ScenarioActor::changed);
}

void ScenarioActor::onRoomJoined(const QString &room)
{
    ++m_timesJoined;
    listenTo(m_session.timeline(room));
    listenTo(m_session.people(room));
}

} // namespace Parlor
