// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/markdowncharacters.h"

#include <QChar>
#include <algorithm>

namespace Parlor::Markdown {

char32_t codePointAt(QStringView text, qsizetype position)
{
    if (position >= text.size())
        return 0;
    const QChar c = text[position];
    if (c.isHighSurrogate() && position + 1 < text.size() && text[position + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(c, text[position + 1]);
    return c.unicode();
}

char32_t codePointBefore(QStringView text, qsizetype position)
{
    if (position <= 0)
        return 0;
    const QChar c = text[position - 1];
    if (c.isLowSurrogate() && position > 1 && text[position - 2].isHighSurrogate())
        return QChar::surrogateToUcs4(text[position - 2], c);
    return c.unicode();
}

bool isSpace(char32_t c)
{
    return c == 0 || QChar::isSpace(c);
}

bool isDigit(char32_t c)
{
    return QChar::isDigit(c);
}

static bool isLetterLike(char32_t c)
{
    // What makes an emoji coloured, or puts it in a box, is no letter.
    const bool ofEmoji = (c >= 0xFE00 && c <= 0xFE0F) || QChar::category(c) == QChar::Mark_Enclosing;
    return !ofEmoji && (QChar::isLetterOrNumber(c) || QChar::isMark(c));
}

bool isUnspaced(char32_t c)
{
    if (c < 0x0E00 || !isLetterLike(c))
        return false;
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Yi:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
        return true;
    default:
        // The long vowel mark of Katakana and its like belong to several scripts.
        return c >= 0x3005 && c <= 0x30FF;
    }
}

bool isSpaced(char32_t c)
{
    return isLetterLike(c) && !isUnspaced(c);
}

bool isWideSymbol(char32_t c)
{
    return c > 0x7F && !isSpace(c) && !isLetterLike(c);
}

bool isBlank(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

} // namespace Parlor::Markdown
