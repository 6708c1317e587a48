// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QHash>
#include <QJsonObject>
#include <memory>
#include <vector>

namespace Parlor {

class ScenarioActor;

/// Who takes part in a scenario, and what is meant by the names of people, the titles of rooms and the words
/// by which a message goes there. GUI thread.
class ScenarioCast final
{
    Q_DISABLE_COPY_MOVE(ScenarioCast)

public:
    ScenarioCast();
    ~ScenarioCast();

    /// Everybody goes into the lobby of a server with a host. @p first row of the scenario.
    /// @return whether all are in.
    bool enter(const QJsonObject &first, quint16 serverPort, const QString &hostToken);

    ScenarioActor &actor(const QString &name) const;
    QString nameOf(const QString &person) const; ///< by id
    /// Of a room by its title, for @p actor, who may not know of it while others do.
    QString roomOf(ScenarioActor &actor, const QString &title);

    /// @p author has just posted under this id.
    void note(const ScenarioActor &author, const QString &room, const QString &id, const QString &text);
    /// Looks for the seqs of what was posted.
    void settle();
    /// Whether everything that @p author posted and was not refused has its seq.
    bool isSettled(const ScenarioActor &author) const;
    /// Of what was first said so; 0: nobody said it.
    Seq seqOf(const QString &room, const QString &text) const;
    /// What it first said.
    QString textOf(const QString &room, Seq seq) const;

private:
    struct Said
    {
        QString author; ///< name
        QString room;
        QString id;
        QString text;
        Seq seq = 0;
    };

    std::vector<std::unique_ptr<ScenarioActor>> m_actors;
    QHash<QString, QString> m_rooms; ///< ids by the titles that they had
    std::vector<Said> m_said;
};

} // namespace Parlor
