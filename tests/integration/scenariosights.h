// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>

namespace Parlor {

class ScenarioActor;
class ScenarioCast;

/// What @p actor sees, said as @p step of a scenario would say it; of what the step does not name, nothing.
/// @p room: its id; empty: the step names none.
QJsonObject seenBy(ScenarioActor &actor, const ScenarioCast &cast, const QString &room,
                   const QJsonObject &step);

/// What @p step says that is seen, in the same form.
QJsonObject wantedBy(const QJsonObject &step);

} // namespace Parlor
