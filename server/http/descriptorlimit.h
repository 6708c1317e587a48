// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

namespace Parlor {

/// Lets this process open as many descriptors as the system allows it; call once, at the start.
/// @return how many those are, or -1 where there is no such limit.
int raiseDescriptorLimit();

/// How many descriptors this process may open now, or -1 where there is no such limit.
int descriptorLimit();

} // namespace Parlor
