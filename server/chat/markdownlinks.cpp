// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/markdownlinks.h"

#include "server/chat/markdowncharacters.h"

#include <QLatin1String>
#include <QVarLengthArray>

namespace Parlor::Markdown {

// No server takes longer ones.
static constexpr qsizetype MaxDestination = 2048;

static qsizetype webSchemeLength(QStringView text)
{
    for (const QLatin1String scheme : {QLatin1String("https://"), QLatin1String("http://")}) {
        if (text.startsWith(scheme, Qt::CaseInsensitive))
            return scheme.size();
    }
    return 0;
}

static bool startsHost(char32_t c)
{
    return c == u'[' || isWord(c);
}

/// RFC 3986 leaves these out, and so do white space and control characters.
static bool isNeverInAddress(char32_t c)
{
    switch (c) {
    case u'"':
    case u'<':
    case u'>':
    case u'\\':
    case u'^':
    case u'`':
    case u'{':
    case u'|':
    case u'}':
    case 0x7F:
        return true;
    default:
        return c <= 0x20;
    }
}

/// Beyond ASCII: white space, what cannot be seen or changes the direction, half a character.
static bool isInvisible(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return isSpace(c) || category == QChar::Other_Control || category == QChar::Other_Format
        || category == QChar::Other_Surrogate;
}

static bool isAsciiWord(char32_t c)
{
    return c < 0x80 && isWord(c);
}

/// Counts brackets; false at the one that closes what the address did not open.
static bool takeBracket(char32_t c, int &round, int &square)
{
    round += c == u'(' ? 1 : c == u')' ? -1 : 0;
    square += c == u'[' ? 1 : c == u']' ? -1 : 0;
    return round >= 0 && square >= 0;
}

qsizetype bareAddressLength(QStringView line, qsizetype position)
{
    const QStringView text = line.sliced(position);
    const qsizetype scheme = webSchemeLength(text);
    if (!scheme || !startsHost(codePointAt(text, scheme)))
        return 0;

    qsizetype end = scheme;
    int round = 0;
    int square = 0;
    char32_t before = 0;
    while (end < text.size()) {
        const char32_t c = codePointAt(text, end);
        if (isNeverInAddress(c) || !takeBracket(c, round, square) || (c > 0x7F && !isWord(c))
            || (isUnspaced(c) && (isAsciiWord(before) || before == u'*')))
            break;
        if ((c == u'*' || c == u'~') && codePointAt(text, end + 1) == c)
            break;
        end += unitsOf(c);
        before = c;
    }
    while (end > scheme && QStringView(u".,:;!?'*_~([").contains(text[end - 1]))
        --end;
    return end > scheme ? end : 0;
}

static bool isMail(QStringView address)
{
    constexpr QLatin1String Scheme("mailto:");
    if (!address.startsWith(Scheme, Qt::CaseInsensitive))
        return false;
    const qsizetype at = address.indexOf(u'@');
    return at > Scheme.size() && at + 1 < address.size();
}

QHash<qsizetype, qsizetype> pairBrackets(QStringView line)
{
    QHash<qsizetype, qsizetype> pairs;
    QVarLengthArray<qsizetype> open;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char32_t c = codePointAt(line, i);
        if (isNeverInAddress(c) || (c > 0x7F && isInvisible(c))) {
            open.clear();
        } else if (c == u'(') {
            open.append(i);
        } else if (c == u')' && !open.isEmpty()) {
            pairs.insert(open.back(), i);
            open.pop_back();
        }
        i += unitsOf(c) - 1;
    }
    return pairs;
}

bool mayLead(QStringView address)
{
    if (address.size() > MaxDestination)
        return false;
    const qsizetype scheme = webSchemeLength(address);
    return scheme ? startsHost(codePointAt(address, scheme)) : isMail(address);
}

bool isMisleading(QStringView text, QStringView address)
{
    if (!text.contains(QLatin1String("://")) && !text.contains(QLatin1String("www."), Qt::CaseInsensitive))
        return false;
    return text != address && text != address.sliced(webSchemeLength(address));
}

} // namespace Parlor::Markdown
