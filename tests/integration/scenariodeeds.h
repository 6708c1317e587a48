// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QJsonObject>
#include <functional>

namespace Parlor {

class ScenarioActor;
class ScenarioCast;

/// A step that somebody does.
struct ScenarioDeed
{
    ScenarioCast &cast;
    ScenarioActor &actor;
    QJsonObject step;
    QString room; ///< id; empty: the step names none

    QString text(const char *field) const { return step.value(QLatin1String(field)).toString(); }
    bool isOn() const { return step.value(u"on").toBool(); }
    QString person() const;
    Seq seqOf(const char *field) const; ///< 0: the step names none, or nobody said it

    /// Begins it. @return what holds as soon as the server has answered, or, while the actor is cut off, as
    /// soon as it is done here; nothing: the session did not do it.
    std::function<bool()> begin() const;
};

} // namespace Parlor
