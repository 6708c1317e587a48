// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

// What the scanners ask about single characters. Pure.

namespace Parlor::Markdown {

/// The code point that starts at @p position; 0 behind the end. A lone surrogate is given as it is.
char32_t codePointAt(QStringView text, qsizetype position);
/// The code point that ends before @p position; 0 at the start.
char32_t codePointBefore(QStringView text, qsizetype position);
/// How many code units @p codePoint takes.
inline qsizetype unitsOf(char32_t codePoint)
{
    return codePoint > 0xFFFF ? 2 : 1;
}

/// White space, or the edge of the line (0).
bool isSpace(char32_t c);
bool isDigit(char32_t c);
/// A letter of a script that is written without spaces between the words (Chinese, Japanese, Thai...), or
/// with endings stuck to the word (Korean): any place between two of them may be where somebody wants bold to
/// start.
bool isUnspaced(char32_t c);
/// A letter, digit or combining mark of a script that puts spaces between words.
bool isSpaced(char32_t c);
/// Any letter, digit or combining mark.
inline bool isWord(char32_t c)
{
    return isSpaced(c) || isUnspaced(c);
}
/// Not a letter, digit or mark, and not ASCII: an emoji, a full-width stop, a dash.
bool isWideSymbol(char32_t c);
bool isBlank(QStringView text);

} // namespace Parlor::Markdown
