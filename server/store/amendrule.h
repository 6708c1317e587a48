// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/eventlog.h"

namespace Parlor {

/// What becomes of an amendment, by the rules.
struct AmendDecision
{
    AppendError error = AppendError::None;
    bool isSo = false; ///< without error: it would change nothing
};

/// Whether @p amendment may change @p target (null: there is none) under @p rule; the same in every log.
/// @p pins: those of the room. Pure.
AmendDecision decide(const Event *target, const Event &amendment, const AmendRule &rule,
                     const QVector<Seq> &pins);

} // namespace Parlor
