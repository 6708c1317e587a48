// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

// What an edit or a deletion makes of a message: "Editing and deleting" in server/protocol/README.md. Pure.

namespace Parlor {

/// Whether @p event is an edit or a deletion.
bool isChange(const Event &event);

/// Gives a message the text of an edit, or makes it a tombstone, whatever the rules say.
void setChanged(Event &message, const Event &change);

/// The same by the rules, so that in any order of changes the message ends the same.
/// @return false if nothing follows from it.
bool amend(Event &message, const Event &change);

} // namespace Parlor
