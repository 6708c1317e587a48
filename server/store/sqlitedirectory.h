// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/sqlitewrites.h"

#include <QSqlQuery>

namespace Parlor {

class SqliteConnection;

/// Writes who and which rooms there are, and what of which room is whose. For the writer: one per connection,
/// gone before it. Each function: false if a statement failed, and why is in what it was made with.
class SqliteDirectory final
{
    Q_DISABLE_COPY_MOVE(SqliteDirectory)

public:
    /// Whether it went well, the connection says; both outlive this.
    SqliteDirectory(SqliteConnection &connection, StoreProblem &problem);

    bool write(const SaveFact &save);
    bool write(const SavePerson &save);
    bool write(const ForgetPerson &forget);
    bool write(const SaveRoom &save);
    bool write(const ForgetRoom &forget);
    bool write(const SaveVisit &save);
    bool write(const ForgetVisit &forget);

private:
    bool run(QSqlQuery &query);

    QSqlQuery m_saveFact, m_savePerson, m_forgetPerson;
    QSqlQuery m_saveVisit, m_forgetVisit, m_forgetVisitsOf, m_forgetVisitsTo;
    QSqlQuery m_saveRoom, m_forgetRoom, m_addMember, m_forgetMembers;
    StoreProblem &m_problem;
};

} // namespace Parlor
