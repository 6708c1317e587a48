// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/eventlog.h"

// What an Edit or Delete does to its message, the same in every log. Pure.

namespace Parlor {

/// Whether @p amendment may change @p target (null: there is none) under @p rule.
AppendError checkAmendment(const Event *target, const Event &amendment, const AmendRule &rule);
/// @p message as it is after @p amendment, which has its seq already.
void amendMessage(Event &message, const Event &amendment);
/// Gives an Edit that is read the text of its message as it is now; null: the message is gone.
void showAmendment(Event &amendment, const Event *message);

} // namespace Parlor
