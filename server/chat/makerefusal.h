// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"

namespace Parlor {

/// A refusal of a message of type @p re (its word on the wire), with nothing more than is said here.
inline Refusal makeRefusal(RefusalCode code, const QString &re, const QString &room = {},
                           const QString &id = {})
{
    Refusal refusal;
    refusal.code = code;
    refusal.re = re;
    refusal.room = room;
    refusal.id = id;
    return refusal;
}

} // namespace Parlor
