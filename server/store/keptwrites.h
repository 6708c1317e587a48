// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/sqlitewrites.h"

namespace Parlor {

/// What of @p writes is to be tried again when nothing of them was written. Whoever appends is told and may
/// try again; of the rest nobody hears. First what makes room, and of each person, visit and room the latest
/// alone. Pure.
Writes keptWrites(const Writes &writes);

} // namespace Parlor
