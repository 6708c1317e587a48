// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Parlor {

/// The epoch of a log that begins: never the same twice, so that a client that comes back after a restart
/// takes no new seqs for the ones it knows.
QString newEpoch();

} // namespace Parlor
