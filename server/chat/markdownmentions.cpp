// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/markdownmentions.h"

#include "server/chat/markdowncharacters.h"

#include <QVarLengthArray>

namespace Parlor::Markdown {

static constexpr qsizetype MaxNameUnits = 64; // 32 code points of any plane, the default limit of names

Mentions::Match Mentions::match(QStringView line, qsizetype position)
{
    if (!m_people || m_asked >= MaxMentionLookups || isSpace(codePointAt(line, position)))
        return {};

    QVarLengthArray<qsizetype, MaxNameUnits> ends;
    qsizetype end = position;
    char32_t before = 0;
    while (end < line.size() && end - position <= MaxNameUnits) {
        const char32_t c = codePointAt(line, end);
        if (isSpace(c) && isSpace(before) && before != 0)
            break; // names have single spaces only
        if (end > position && !isSpace(before) && !(isSpaced(before) && isSpaced(c)))
            ends.append(end);
        end += unitsOf(c);
        before = c;
    }
    if (end == line.size() && end - position <= MaxNameUnits && !isSpace(before))
        ends.append(end);

    while (!ends.isEmpty() && m_asked < MaxMentionLookups) {
        const qsizetype length = ends.back() - position;
        ends.pop_back();
        ++m_asked;
        const QString id = m_people(line.sliced(position, length));
        if (!id.isEmpty())
            return {length, id};
    }
    return {};
}

} // namespace Parlor::Markdown
