// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/clock.h"

#include <QDateTime>

namespace Parlor {

std::chrono::milliseconds SystemClock::steady() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

qint64 SystemClock::wall() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace Parlor
