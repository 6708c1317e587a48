// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

// What edits, deletions and reactions make of a message and of the quotes of it: "Editing and deleting" and
// "Reactions" in server/protocol/README.md. The same for every log and every client. Pure.

namespace Parlor {

/// Whether @p event is an edit or a deletion: after it the message says something else. Of several, the
/// latest counts alone; reactions are no such changes, because every one of them counts.
bool isChange(const Event &event);

/// Gives a message the text of an edit, makes it a tombstone, or puts on or takes off a reaction, whatever
/// the rules say; which event it was is not noted.
void setChanged(Event &message, const Event &change);

/// The same and notes which event it was: for whoever knows that @p change comes next.
void amendMessage(Event &message, const Event &change);

/// The same by the rules. In any order of edits and deletions the message ends the same; reactions are to be
/// given in the order of their seqs. @return false if nothing follows from it.
bool amend(Event &message, const Event &change);

/// Gives an edit that is read the text of its message as it is now; null: the message is gone. Leaves other
/// events alone.
void showAmendment(Event &edit, const Event *message);

/// What a reply shows of @p original, as it is now.
Quote quoteOf(const Event &original);

/// Brings the quote in @p message up to date after an edit or a deletion of what it answers; an edit as
/// amend() would take it. @return false if it is of another message, or nothing follows from it.
bool amendQuote(Event &message, const Event &change);

} // namespace Parlor
