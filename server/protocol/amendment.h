// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

// What an edit or a deletion makes of a message: "Editing and deleting" in server/protocol/README.md. The
// same for every log and every client. Pure.

namespace Parlor {

/// Whether @p event is an edit or a deletion.
bool isChange(const Event &event);

/// Gives a message the text of an edit, or makes it a tombstone, whatever the rules say; which edit it was is
/// not noted.
void setChanged(Event &message, const Event &change);

/// The same and notes which edit it was: for whoever knows that @p change comes next.
void amendMessage(Event &message, const Event &change);

/// The same by the rules, so that in any order of changes the message ends the same.
/// @return false if nothing follows from it.
bool amend(Event &message, const Event &change);

/// Gives an edit that is read the text of its message as it is now; null: the message is gone. Leaves other
/// events alone.
void showAmendment(Event &edit, const Event *message);

} // namespace Parlor
