// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/profiledesk.h"

#include "server/chat/makerefusal.h"
#include "server/chat/textcheck.h"
#include "server/chat/venue.h"

namespace Parlor {

ProfileDesk::ProfileDesk(Venue &venue)
    : m_venue(venue)
{ }

void ProfileDesk::set(Session &session, const SetProfile &request)
{
    const QString status = request.status.value_or(QString()).trimmed();
    if (!isOneLine(status)) {
        Refusal refusal = makeRefusal(RefusalCode::BadField, QStringLiteral("profile"));
        refusal.field = QStringLiteral("status");
        m_venue.refuse(session, refusal);
        return;
    }
    PersonRecord &record = *session.person;
    record.person.away = request.away.value_or(record.person.away);
    if (request.status)
        record.person.status = status;
    record.receipts = request.receipts.value_or(record.receipts);
    m_venue.people().keep(record);
    m_venue.announce(record);
    // the person's own windows hear it in any case, even from a room that is too large to list them
    const Room &lobby = m_venue.rooms().lobby();
    const Presence presence{lobby.id(), lobby.roster().count(), {record.person}, {}};
    for (const SessionId each : record.sessions)
        m_venue.delivery().send(each, presence, Importance::Must);
}

} // namespace Parlor
