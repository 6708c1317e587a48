// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/emoji.h"

#include "server/protocol/protocolinfo.h"

#include <QList>
#include <QString>
#include <algorithm>

namespace Parlor {

bool isEmoji(QStringView text)
{
    if (text.size() > MaxEmoji || !text.isValidUtf16())
        return false;
    const QList<uint> characters = text.toUcs4();
    const bool hasControl = std::any_of(characters.cbegin(), characters.cend(), [](char32_t c) {
        return QChar::category(c) == QChar::Other_Control;
    });
    // Joiners, variation selectors and marks alone draw nothing.
    const bool isVisible = std::any_of(characters.cbegin(), characters.cend(), [](char32_t c) {
        return !QChar::isSpace(c) && !QChar::isMark(c) && QChar::category(c) != QChar::Other_Format;
    });
    return isVisible && !hasControl;
}

} // namespace Parlor
