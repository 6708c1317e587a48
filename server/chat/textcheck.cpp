// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/textcheck.h"

#include "server/protocol/limits.h"
#include "server/protocol/name.h"

#include <algorithm>

namespace Parlor {

namespace {

bool isVisible(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Separator_Space:
        return false;
    default:
        return true;
    }
}

} // namespace

qsizetype utf8Size(QStringView text)
{
    qsizetype size = 0;
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        // each half of a surrogate pair stands for two of its four bytes
        size += unit < 0x80 ? 1 : unit < 0x800 || c.isSurrogate() ? 2 : 3;
    }
    return size;
}

bool isBlank(QStringView text)
{
    return std::none_of(text.begin(), text.end(), isVisible);
}

bool isOneLine(QStringView text)
{
    constexpr char16_t zeroWidthNonJoiner = 0x200C,
                       zeroWidthJoiner = 0x200D; // emoji and some scripts need them
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Separator_Space || c.unicode() == zeroWidthNonJoiner
            || c.unicode() == zeroWidthJoiner || isVisible(c);
    });
}

int mostCharacters(const Limits &limits)
{
    constexpr qint64 worstBytes = 4;
    const qint64 characters = limits[Limit::MessageCharacters];
    const qint64 bytes = limits[Limit::MessageBytes];
    if (bytes == 0 || (characters > 0 && characters * worstBytes <= bytes))
        return toInt(characters);
    return int(std::max<qint64>(bytes / worstBytes, 1));
}

std::optional<RefusalCode> checkText(QStringView text, const Limits &limits)
{
    const qint64 characters = limits[Limit::MessageCharacters];
    const qint64 bytes = limits[Limit::MessageBytes];
    // a text has never more code points than code units: only long ones need counting
    if (characters > 0 && text.size() > characters && codePoints(text) > characters)
        return RefusalCode::TextTooLong;
    constexpr qint64 worstBytesPerUnit = 3;
    if (bytes > 0 && text.size() * worstBytesPerUnit > bytes && utf8Size(text) > bytes)
        return RefusalCode::TextTooLong;
    if (isBlank(text))
        return RefusalCode::TextEmpty;
    return std::nullopt;
}

} // namespace Parlor
