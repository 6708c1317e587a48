// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace Parlor::Markdown {

class Marks;
class Mentions;

/// Marks what stands within one line: code, links, mentions, emphasis, in this order of strength. @p line has
/// no line break; @p offset is where it starts in the typed text. No emphasis reaches into the next line: in
/// lists and pasted code a star that was left open would take its partner from somewhere far below.
void scanLine(QStringView line, qsizetype offset, Mentions &mentions, Marks &marks);

} // namespace Parlor::Markdown
