// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/plaintext.h"

#include "server/protocol/event.h"

namespace Parlor {

QString plainText(const Event &event)
{
    return event.author.plain ? event.typed()
                              : QString(event.author.name + QLatin1String(": ") + event.typed());
}

} // namespace Parlor
