// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Parlor {

class HistoryDesk;
class Room;
class RoomWriter;
class Venue;
struct Expel;
struct Invite;
struct OpenDirect;
struct PersonRecord;
struct Session;
struct Wish;

/// Who is a member of a private room, and the rooms of two. Owned by Hub; server thread.
class MemberDesk final
{
    Q_DISABLE_COPY_MOVE(MemberDesk)

public:
    MemberDesk(Venue &venue, RoomWriter &writer, HistoryDesk &history);

    void invite(Session &session, const Invite &request);
    void expel(Session &session, const Expel &request);
    void openDirect(Session &session, const OpenDirect &request);

private:
    bool decideInvite(Session &session, Room &room, const Wish &wish, const Invite &request);
    bool decideExpel(Session &session, Room &room, const Wish &wish, const Expel &request);
    Room *makeDirect(const Session &session, const PersonRecord &other);
    /// Null: nobody whom one could talk to.
    const PersonRecord *somebody(const QString &id) const;

    Venue &m_venue;
    RoomWriter &m_writer;
    HistoryDesk &m_history;
};

} // namespace Parlor
