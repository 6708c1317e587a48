// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/newepoch.h"

#include <QRandomGenerator>

namespace Parlor {

QString newEpoch()
{
    auto *random = QRandomGenerator::system();
    return QStringLiteral("%1%2")
        .arg(random->generate64(), 16, 16, QLatin1Char('0'))
        .arg(random->generate(), 8, 16, QLatin1Char('0'));
}

} // namespace Parlor
