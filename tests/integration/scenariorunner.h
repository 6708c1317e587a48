// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/integration/scenariocast.h"

#include <QJsonArray>

namespace Parlor {

class ScenarioActor;

/// Goes through a scenario of tests/data/scenario with the native client's core; the README there says what
/// the steps mean. GUI thread.
class ScenarioRunner final
{
    Q_DISABLE_COPY_MOVE(ScenarioRunner)

public:
    /// @p serverPort: of a server whose host is who has @p hostToken.
    ScenarioRunner(quint16 serverPort, const QString &hostToken)
        : m_serverPort(serverPort)
        , m_hostToken(hostToken)
    { }

    /// @return what went wrong first, with the step and its number; empty: nothing.
    QString run(const QJsonArray &scenario);

private:
    QString take(const QJsonObject &step);
    QString act(ScenarioActor &actor, const QString &room, const QJsonObject &step);
    QString look(ScenarioActor &actor, const QString &room, const QJsonObject &step);

    quint16 m_serverPort;
    QString m_hostToken;
    ScenarioCast m_cast;
};

} // namespace Parlor
