// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <functional>

namespace Parlor {

class HistoryDesk;
class Venue;
struct Hello;
struct NameDecision;
struct Notice;
struct PersonRecord;
struct Refusal;
struct Session;
struct SetName;

/// Who comes in, under which name. A hello that is refused leaves the connection open for another. Owned by
/// Hub; server thread.
class Entrance final
{
    Q_DISABLE_COPY_MOVE(Entrance)

public:
    /// One person, one window each on some devices; more are a mistake or worse, and the oldest goes.
    static constexpr size_t MostConnections = 16;

    /// @p toHost hears what only the host is to know.
    Entrance(Venue &venue, HistoryDesk &history, std::function<void(const Notice &)> toHost);

    void hello(Session &session, const Hello &hello);
    void setName(Session &session, const SetName &request);
    /// A plain client is in from the start.
    void openPlain(Session &session);

private:
    bool isHost(const Session &session, const Hello &hello) const;
    /// @return true if it was refused.
    bool refuseVersion(Session &session, const Hello &hello);
    Refusal refusal(const NameDecision &decision, const QString &re) const;
    void admit(Session &session, PersonRecord &record, const Hello &hello, const QString &token);
    void enterRooms(Session &session, const Hello &hello);

    Venue &m_venue;
    HistoryDesk &m_history;
    std::function<void(const Notice &)> m_toHost;
};

} // namespace Parlor
