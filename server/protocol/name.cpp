// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/name.h"

#include <QList>
#include <array>

namespace Parlor {

// Words that would pass for the program, in any letter case. Look-alikes are the server's to find.
static constexpr std::array reserved{QLatin1StringView("server"),    QLatin1StringView("host"),
                                     QLatin1StringView("parlor"),    QLatin1StringView("system"),
                                     QLatin1StringView("admin"),     QLatin1StringView("administrator"),
                                     QLatin1StringView("moderator"), QLatin1StringView("everyone"),
                                     QLatin1StringView("here"),      QLatin1StringView("all")};

qsizetype codePoints(QStringView text)
{
    qsizetype count = 0;
    for (qsizetype i = 0; i < text.size(); ++i, ++count) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
    }
    return count;
}

// Joiners that emoji and some scripts need; everything else of category Format is invisible or turns the
// direction.
static bool isJoiner(char32_t c)
{
    constexpr char32_t zeroWidthNonJoiner = 0x200C, zeroWidthJoiner = 0x200D;
    return c == zeroWidthNonJoiner || c == zeroWidthJoiner;
}

// Letters that are drawn as nothing: Hangul fillers and the Braille blank. Their category does not tell.
static bool isBlank(char32_t c)
{
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
}

static bool isVisible(char32_t c)
{
    return !QChar::isSpace(c) && !QChar::isMark(c) && !isJoiner(c) && !isBlank(c)
        && QChar::category(c) != QChar::Other_Format;
}

static bool isAllowed(char32_t c, char32_t before, int marks)
{
    constexpr int maxMarks = 4; // real scripts stack no more; a tower of them paints over its neighbours
    if (marks > maxMarks || isBlank(c))
        return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Other_Format:
        // between two visible characters only: at an edge it changes nothing but makes two equal-looking
        // names differ
        return isJoiner(c) && before != 0 && (isVisible(before) || QChar::isMark(before));
    default:
        return true;
    }
}

static NameCheck check(QStringView typed, qsizetype maxCharacters)
{
    // simplified() takes white space only; what is left of a hostile name is judged below
    const QString name = typed.toString().normalized(QString::NormalizationForm_C).simplified();
    bool visible = false;
    char32_t before = 0;
    int marks = 0;
    const QList<uint> characters = name.toUcs4();
    for (const char32_t c : characters) {
        marks = QChar::isMark(c) ? marks + 1 : 0;
        if (!isAllowed(c, before, marks))
            return {name, RefusalCode::NameCharacters};
        visible = visible || isVisible(c);
        before = c;
    }
    if (!visible)
        return {name, RefusalCode::NameEmpty};
    if (isJoiner(before))
        return {name, RefusalCode::NameCharacters};
    if (characters.size() > maxCharacters)
        return {name, RefusalCode::NameTooLong};
    return {name, std::nullopt};
}

NameCheck checkName(QStringView typed, int maxCharacters)
{
    constexpr int anyLength = 256;
    NameCheck result = check(typed, maxCharacters > 0 ? maxCharacters : anyLength);
    if (result.refusal)
        return result;
    for (const QLatin1StringView word : reserved) {
        if (result.name.compare(word, Qt::CaseInsensitive) == 0)
            result.refusal = RefusalCode::NameReserved;
    }
    return result;
}

std::span<const QLatin1StringView> reservedNames()
{
    return reserved;
}

NameCheck checkRoomTitle(QStringView typed)
{
    return check(typed, MaxTitleCharacters);
}

} // namespace Parlor
