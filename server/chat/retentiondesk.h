// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>
#include <chrono>

namespace Parlor {

class Room;
class Venue;

/// Lets rooms that have a rule for it lose their oldest, and tells all who may know of them. Owned by Hub;
/// server thread.
class RetentionDesk final
{
    Q_DISABLE_COPY_MOVE(RetentionDesk)

public:
    static constexpr std::chrono::minutes Every{1};

    explicit RetentionDesk(Venue &venue);

    /// Looks at each room once a minute, and at once after its rule was changed.
    void tick();

private:
    void retain(Room &room);

    Venue &m_venue;
};

} // namespace Parlor
