// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

namespace Parlor {

/// How much a commit waits for. SQLite's PRAGMA synchronous in WAL mode.
enum class Durability {
    Full,  ///< what was acknowledged survives the loss of power
    Normal ///< it survives the end of the program; the last moments before a loss of power may be lost
};

} // namespace Parlor
