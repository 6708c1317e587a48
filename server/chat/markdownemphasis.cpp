// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/markdownemphasis.h"

#include "server/chat/markdowncharacters.h"

namespace Parlor::Markdown {

// CommonMark's flanking rules ask whether a neighbour is punctuation, which fails where words are not set
// apart by spaces: in "**「重要」**的" nothing would be bold. Here a neighbour only matters if it is white
// space or would make the delimiter stand inside a word of a script that does use spaces.

static bool opensItalic(QStringView line, qsizetype start, char32_t before, char32_t after)
{
    if (line[start] == u'_') {
        // Names of things (a_b_c, 報告_初稿_陳) and faces (^_^) are full of them.
        return isSpace(before) || isWideSymbol(before)
            || (before < 0x80 && QStringView(u"*~([{\"'/").contains(QChar(before)));
    }
    if (after == u'.' && isWord(codePointAt(line, start + 2)))
        return false; // *.txt
    return !isSpaced(before) || isUnspaced(after);
}

static bool closesItalic(char16_t character, char32_t before, char32_t after)
{
    if (character == u'_') {
        return isSpace(after) || isWideSymbol(after)
            || (after < 0x80 && QStringView(u"*~)]}\"'/.,;:!?").contains(QChar(after)));
    }
    return !isSpaced(after) || isUnspaced(before);
}

Run classifyRun(QStringView line, qsizetype start, qsizetype length, qsizetype solidBefore)
{
    const char16_t character = line[start].unicode();
    const char32_t before = codePointBefore(line, start);
    const char32_t after = codePointAt(line, start + length);
    Run run{character,        start,          length,       solidBefore, !isSpace(after),
            !isSpace(before), before == u'/', after == u'/'};

    const qsizetype longest = character == u'*' ? 3 : character == u'~' ? 2 : 1;
    if (length > longest || (character == u'~' && length == 1)) {
        run.opens = run.closes = false; // __init__, ~home, *****
    } else if (length == 2) {
        const bool power = isSpaced(before) && isDigit(after);                             // x**2
        const bool path = run.behindSlash && run.beforeSlash;                              // src/**/test
        run.opens = run.opens && !power && !path && !(isDigit(before) && isSpaced(after)); // 2**n
        run.closes = run.closes && !power && !path;
    } else {
        run.opens = run.opens && opensItalic(line, start, before, after);
        run.closes = run.closes && closesItalic(character, before, after);
    }
    return run;
}

namespace {

/// Runs that wait for a partner, and how many of them could be one for what.
class Waiting
{
public:
    void push(const Run &run)
    {
        m_runs.push_back(run);
        count(run, 1);
    }
    void pop()
    {
        count(m_runs.back(), -1);
        m_runs.pop_back();
    }
    Run &top() { return m_runs.back(); }

    /// Takes away what stands above the nearest that pairs with @p closer. Nothing happens if there is none;
    /// the counts make that cheap, and so all the pairing linear: whatever is passed is also gone.
    bool uncoverPartnerOf(const Run &closer)
    {
        if (!hasPartnerOf(closer))
            return false;
        while (!pairs(m_runs.back(), closer))
            pop();
        return true;
    }
    /// Takes @p length delimiters from the inner side of the top.
    void shorten(qsizetype length)
    {
        Run run = top();
        pop();
        run.length -= length;
        if (run.length > 0)
            push(run);
    }

private:
    static bool pairs(const Run &opener, const Run &closer)
    {
        return opener.character == closer.character
            && (opener.length == closer.length || opener.length == 3 || closer.length == 3);
    }
    bool hasPartnerOf(const Run &closer) const
    {
        switch (closer.character) {
        case u'_':
            return m_underscores > 0;
        case u'~':
            return m_tildes > 0;
        default:
            return (closer.length != 2 && m_single > 0) || (closer.length != 1 && m_double > 0);
        }
    }
    void count(const Run &run, int change)
    {
        if (run.character == u'_')
            m_underscores += change;
        else if (run.character == u'~')
            m_tildes += change;
        else {
            m_single += run.length != 2 ? change : 0;
            m_double += run.length != 1 ? change : 0;
        }
    }

    std::vector<Run> m_runs;
    int m_underscores = 0;
    int m_tildes = 0;
    int m_single = 0; ///< * that could start italic
    int m_double = 0; ///< ** that could start bold
};

/// True if what lies between the two may be emphasised.
bool isWorthIt(const Run &opener, const Run &closer, qsizetype length)
{
    if (closer.solidBefore < opener.start + opener.length)
        return false; // *_* is a face
    // /*comment*/, /_build_/ and what stands between two comments are not emphasis.
    const bool inSlashes = opener.behindSlash && closer.beforeSlash;
    const bool aroundSlashes = opener.beforeSlash && closer.behindSlash;
    return length != 1 || !(inSlashes || aroundSlashes);
}

} // namespace

void pairRuns(const Run *first, const Run *last, qsizetype offset, Marks &marks)
{
    Waiting waiting;
    for (const Run *run = first; run != last; ++run) {
        Run rest = *run;
        while (rest.closes && rest.length > 0 && waiting.uncoverPartnerOf(rest)) {
            if (marks.isFull())
                return;
            const Run opener = waiting.top();
            // *** on both sides: italic inside of bold
            const bool both = opener.length == 3 && rest.length == 3;
            const qsizetype length = both ? 1 : std::min(opener.length, rest.length);
            if (!isWorthIt(opener, rest, length)) {
                waiting.pop();
                break;
            }
            const qsizetype contentStart = opener.start + opener.length;
            const qsizetype outer = contentStart - length;
            const SpanKind kind = opener.character == u'~' ? SpanKind::Strike
                : length == 2                              ? SpanKind::Bold
                                                           : SpanKind::Italic;
            marks.cut(offset + outer, offset + contentStart);
            marks.cut(offset + rest.start, offset + rest.start + length);
            marks.add({kind, offset + outer, offset + contentStart, offset + rest.start});
            waiting.shorten(length);
            rest.start += length;
            rest.length -= length;
        }
        if (rest.opens && rest.length > 0)
            waiting.push(rest);
    }
}

} // namespace Parlor::Markdown
