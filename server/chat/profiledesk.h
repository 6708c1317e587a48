// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace Parlor {

class Venue;
struct Session;
struct SetProfile;

/// How people say they are: away, with some words beside the name, and whether others see how far they have
/// read. Owned by Hub; server thread.
class ProfileDesk final
{
    Q_DISABLE_COPY_MOVE(ProfileDesk)

public:
    explicit ProfileDesk(Venue &venue);

    void set(Session &session, const SetProfile &request);

private:
    Venue &m_venue;
};

} // namespace Parlor
