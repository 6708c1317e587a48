// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/emoji.h"

#include "server/protocol/protocolinfo.h"

#include <QList>
#include <QString>
#include <algorithm>

namespace Parlor {

bool mayBeEmoji(QStringView text)
{
    if (text.isEmpty() || text.size() > MaxEmoji || !text.isValidUtf16())
        return false;
    return std::none_of(text.begin(), text.end(),
                        [](QChar c) { return c.category() == QChar::Other_Control; });
}

bool isEmoji(QStringView text)
{
    if (!mayBeEmoji(text))
        return false;
    const QList<uint> characters = text.toUcs4();
    // Joiners, variation selectors and marks alone draw nothing.
    return std::any_of(characters.cbegin(), characters.cend(), [](char32_t c) {
        return !QChar::isSpace(c) && !QChar::isMark(c) && QChar::category(c) != QChar::Other_Format;
    });
}

} // namespace Parlor
