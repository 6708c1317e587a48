// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace Parlor {

class Room;
class RoomWriter;
class Venue;
struct Configure;
struct Session;
struct Wish;

/// What holds in a room: title, topic and settings, for whoever may say so. Owned by Hub; server thread.
class ConfigureDesk final
{
    Q_DISABLE_COPY_MOVE(ConfigureDesk)

public:
    ConfigureDesk(Venue &venue, RoomWriter &writer);

    void configure(Session &session, const Configure &request);

private:
    bool decide(Session &session, Room &room, const Wish &wish, const Configure &request);
    /// @return whether it was refused; else @p title is as it will be seen, and kept for the room.
    bool refuseTitle(const Session &session, Room &room, const Wish &wish, QString &title);

    Venue &m_venue;
    RoomWriter &m_writer;
};

} // namespace Parlor
