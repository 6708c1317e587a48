// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace Parlor {

class Room;
class Venue;
struct Person;
struct Session;
struct SetTyping;

/// Who is writing: told to the others in the room, as long as there are few enough to care. Owned by Hub;
/// server thread.
class TypingDesk final
{
    Q_DISABLE_COPY_MOVE(TypingDesk)

public:
    explicit TypingDesk(Venue &venue);

    void set(Session &session, const SetTyping &request);
    /// Says of those who fell silent that they write no more.
    void tick();

private:
    Venue &m_venue;
};

/// Tells all in @p room but the person's own windows.
void tellTyping(Venue &venue, const Room &room, const Person &person, bool on);

} // namespace Parlor
