// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"
#include "server/store/messagesearch.h"

#include <QtGlobal>
#include <optional>

namespace Parlor {

class Venue;
struct Session;

/// Looks for messages in all the rooms that somebody may see. One search at a time for each connection, and
/// so many a minute for each person (Limit::SearchesPerMinute). What is found is not newer than what the
/// room's members were told. Owned by Hub; server thread.
class SearchDesk final
{
    Q_DISABLE_COPY_MOVE(SearchDesk)

public:
    explicit SearchDesk(Venue &venue);

    /// Answers with Found or Refusal.
    void search(Session &session, const Search &request);

private:
    struct Asked;

    /// The only place that says which rooms somebody may search, and from where on.
    QVector<SearchRoom> visibleRooms(const Session &session) const;
    QVector<SearchRoom> roomsOf(const Session &session, const Search &request,
                                const QStringList &titles) const;
    std::optional<Refusal> measure(Session &session, const Search &request) const;
    void onFound(const Asked &asked, SearchResult result);
    void bringUpToDate(const Session &session, Events &events) const;

    Venue &m_venue;
};

} // namespace Parlor
