// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/markdown.h"

#include "server/chat/markdownblocks.h"
#include "server/chat/markdownmarks.h"
#include "server/chat/markdownmentions.h"

// Why not md4c: CommonMark is made to turn text into HTML, so it reads "1. a", "# a" and "---" as blocks,
// folds blank lines and leading spaces, takes a backslash away, resolves entities, and its flanking rules
// keep "**重要**。" from being bold. A chat wants every character to stay that is not plainly a delimiter,
// and offsets into what stays. A scanner of our own that only ever marks ranges of the typed text keeps that
// promise by the way it is built: nothing here can change or reorder text, only cut ranges from it.

namespace Parlor {

Formatted formatMarkdown(QStringView typed, const MentionLookup &people)
{
    Markdown::Marks marks;
    Markdown::Mentions mentions(people);
    Markdown::scanBlocks(typed, mentions, marks);
    return marks.apply(typed);
}

} // namespace Parlor
