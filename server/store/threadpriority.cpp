// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/threadpriority.h"

#include <QtGlobal>
#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace Parlor {

void lowerThreadPriority()
{
#ifdef Q_OS_LINUX
    constexpr int nicer = 10;
    setpriority(PRIO_PROCESS, 0, nicer); // 0: of this thread alone
#endif
}

} // namespace Parlor
