// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/delivery.h"

#include <QHash>
#include <QPair>
#include <QString>

namespace Parlor {

class Venue;
struct MarkRead;
struct Session;

/// How far people have read. Told and kept with the tick, so that who reads fast costs no more than who reads
/// slowly. Owned by Hub; server thread.
class ReadingDesk final
{
    Q_DISABLE_COPY_MOVE(ReadingDesk)

public:
    explicit ReadingDesk(Venue &venue);

    void read(Session &session, const MarkRead &mark);
    void tick();

private:
    void tell(const QString &roomId, const QString &personId, SessionId reader);

    Venue &m_venue;
    QHash<QPair<QString, QString>, SessionId> m_moved; ///< who moved it last, by room and person
};

} // namespace Parlor
