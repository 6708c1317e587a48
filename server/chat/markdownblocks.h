// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace Parlor::Markdown {

class Marks;
class Mentions;

/// Marks quotes, one level deep, and fenced code blocks, which may stand in quotes; hands every other line to
/// scanLine().
void scanBlocks(QStringView typed, Mentions &mentions, Marks &marks);

} // namespace Parlor::Markdown
