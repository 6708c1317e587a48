// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/eventlog.h"

namespace Parlor {

/// Whether @p amendment may change @p target (null: there is none) under @p rule; the same in every log.
/// Pure.
AppendError checkAmendment(const Event *target, const Event &amendment, const AmendRule &rule);

} // namespace Parlor
