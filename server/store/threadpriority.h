// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

namespace Parlor {

/// The calling thread gives way to all others from now on: acknowledgements come first where processors are
/// few. Linux only, by setpriority(2) with the thread's id, as Qt's priorities do nothing there; does nothing
/// elsewhere. Cannot be taken back.
void lowerThreadPriority();

} // namespace Parlor
