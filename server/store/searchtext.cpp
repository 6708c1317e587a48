// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/searchtext.h"

#include <algorithm>
#include <vector>

namespace Parlor {

namespace {

// FTS5's tokenizer `ascii` takes everything beyond ASCII for a part of a word. So whatever of ASCII is no
// letter and no digit goes to the private use area; the three marks behind it are for other tokens.
constexpr char32_t Moved = 0xE000, AuthorMark = 0xE100, LinkMark = 0xE101, RoomMark = 0xE102;
constexpr int LongestGram = 3;
constexpr qsizetype MostGramsOfTerm = 16;
// A code point has 21 bits, so three of them are one number.
constexpr int Bits = 21;
constexpr quint64 Mask = (quint64(1) << Bits) - 1;

char32_t tokenCharacter(char32_t c)
{
    const bool isWord = c >= 0x80 || (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z');
    return isWord ? c : Moved + c;
}

void appendUtf8(QByteArray &to, char32_t c)
{
    if (c < 0x80) {
        to.append(char(c));
    } else if (c < 0x800) {
        to.append(char(0xC0 | (c >> 6))).append(char(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        to.append(char(0xE0 | (c >> 12))).append(char(0x80 | ((c >> 6) & 0x3F)));
        to.append(char(0x80 | (c & 0x3F)));
    } else {
        to.append(char(0xF0 | (c >> 18))).append(char(0x80 | ((c >> 12) & 0x3F)));
        to.append(char(0x80 | ((c >> 6) & 0x3F))).append(char(0x80 | (c & 0x3F)));
    }
}

void appendGram(QByteArray &to, quint64 gram)
{
    for (int place = LongestGram - 1; place >= 0; --place) {
        if (const auto c = char32_t((gram >> (place * Bits)) & Mask))
            appendUtf8(to, c);
    }
}

std::vector<char32_t> tokenCharacters(const QString &folded)
{
    std::vector<char32_t> all;
    all.reserve(size_t(folded.size()));
    for (const uint c : folded.toUcs4())
        all.push_back(tokenCharacter(c));
    return all;
}

/// All of `length` code points, in their order. No character is 0, so those of other lengths differ.
void addGrams(const std::vector<char32_t> &text, size_t length, std::vector<quint64> &to)
{
    quint64 gram = 0;
    const quint64 window = (quint64(1) << (Bits * length)) - 1;
    for (size_t i = 0; i < text.size(); ++i) {
        gram = ((gram << Bits) | text[i]) & window;
        if (i + 1 >= length)
            to.push_back(gram);
    }
}

QByteArray marked(char32_t mark, const QString &folded)
{
    QByteArray token;
    appendUtf8(token, mark);
    for (const char32_t c : tokenCharacters(folded))
        appendUtf8(token, c);
    return token;
}

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

// The accents of other scripts make other letters of them.
QString withoutLatinAccents(const QString &decomposed)
{
    QString plain;
    plain.reserve(decomposed.size());
    bool isLatin = false;
    for (qsizetype i = 0; i < decomposed.size(); ++i) {
        const QChar c = decomposed[i];
        const bool isPair =
            c.isHighSurrogate() && i + 1 < decomposed.size() && decomposed[i + 1].isLowSurrogate();
        if (isPair) {
            plain.append(c).append(decomposed[++i]);
            isLatin = false;
        } else if (c.isSurrogate()) {
            plain.append(QChar::ReplacementCharacter);
            isLatin = false;
        } else if (c >= u'\x0300' && c <= u'\x036F') {
            if (!isLatin)
                plain.append(c);
        } else if (c.category() != QChar::Other_Format) {
            plain.append(c);
            isLatin = c.script() == QChar::Script_Latin;
        }
    }
    return plain;
}

} // namespace

QString foldForSearch(const QString &text)
{
    if (isAscii(text))
        return text.toLower().simplified();
    return withoutLatinAccents(text.normalized(QString::NormalizationForm_KD))
        .toCaseFolded()
        .replace(u'\x00DF', QLatin1String("ss")) // which Qt leaves
        .normalized(QString::NormalizationForm_C)
        .simplified();
}

QByteArray gramsOf(const QString &folded)
{
    const std::vector<char32_t> text = tokenCharacters(folded);
    std::vector<quint64> grams;
    grams.reserve(text.size() * LongestGram);
    for (size_t length = 1; length <= LongestGram; ++length)
        addGrams(text, length, grams);
    std::sort(grams.begin(), grams.end());
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
    QByteArray tokens;
    tokens.reserve(qsizetype(grams.size()) * 8);
    for (const quint64 gram : grams) {
        appendGram(tokens, gram);
        tokens.append(' ');
    }
    return tokens;
}

QByteArrayList gramsFor(const QString &term)
{
    const std::vector<char32_t> text = tokenCharacters(term);
    std::vector<quint64> grams;
    addGrams(text, std::min<size_t>(text.size(), LongestGram), grams);
    // from all over it
    const qsizetype step = std::max<qsizetype>(1, (qsizetype(grams.size()) - 1) / MostGramsOfTerm + 1);
    QByteArrayList tokens;
    for (qsizetype i = 0; i < qsizetype(grams.size()); i += step) {
        tokens.append(QByteArray());
        appendGram(tokens.last(), grams[size_t(i)]);
    }
    return tokens;
}

QByteArray authorGram(const QString &foldedName)
{
    return marked(AuthorMark, foldedName);
}

QByteArray linkGram()
{
    return marked(LinkMark, {});
}

QByteArray roomGram(qint64 number)
{
    return marked(RoomMark, QString::number(number));
}

} // namespace Parlor
