// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Parlor {

struct Event;

/// What a plain client gets of @p event: what a plain author typed, verbatim; "name: what was typed" of a
/// named one. Pure, any thread.
QString plainText(const Event &event);

} // namespace Parlor
