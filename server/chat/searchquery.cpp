// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/searchquery.h"

#include <QDate>
#include <QDateTime>
#include <algorithm>
#include <optional>

namespace Parlor {

namespace {

constexpr qsizetype MostTerms = 20;
constexpr int MillisecondsPerMinute = 60'000;

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\x201C' || c == u'\x201D'; // as programs for writing set them
}

/// What stands between spaces, where those in quotation marks do not count.
struct Piece
{
    QString key;   ///< before the first colon; null: none
    QString value; ///< without quotation marks
    bool isQuoted = false;
};

bool isKey(const QString &word)
{
    return word == QLatin1String("from") || word == QLatin1String("in") || word == QLatin1String("before")
        || word == QLatin1String("after") || word == QLatin1String("has");
}

/// The next piece from @p at on; moves it behind.
std::optional<Piece> nextPiece(const QString &typed, qsizetype &at)
{
    while (at < typed.size() && typed[at].isSpace())
        ++at;
    if (at == typed.size())
        return std::nullopt;
    Piece piece;
    for (bool isInside = false; at < typed.size() && (isInside || !typed[at].isSpace()); ++at) {
        const QChar c = typed[at];
        const bool isColon = c == u':' || c == u'\xFF1A';
        if (isColon && piece.key.isNull() && !piece.isQuoted && isKey(piece.value.toLower())) {
            piece.key = piece.value.toLower();
            piece.value.clear();
        } else if (isQuote(c) && (isInside || piece.value.isEmpty())) {
            isInside = !isInside;
            piece.isQuoted = true;
            if (!isInside) { // whatever follows is the next piece
                ++at;
                break;
            }
        } else {
            piece.value.append(c);
        }
    }
    return piece;
}

std::optional<qint64> dayBegins(const QString &date, int offset)
{
    const QDate day = QDate::fromString(date, QStringLiteral("yyyy-MM-dd"));
    if (!day.isValid())
        return std::nullopt;
    return QDateTime(day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() - qint64(offset) * MillisecondsPerMinute;
}

bool takeOnce(QString &field, const QString &value)
{
    const bool isGood = field.isEmpty() && !value.trimmed().isEmpty();
    field = value;
    return isGood;
}

void takeTerm(TypedSearch &typed, Piece piece)
{
    const bool isPrefix = !piece.isQuoted && piece.value.size() > 1 && piece.value.endsWith(u'*');
    if (isPrefix)
        piece.value.chop(1);
    if (!piece.value.trimmed().isEmpty())
        typed.query.terms.append({piece.value, isPrefix});
}

/// @return false if it makes no sense.
bool take(TypedSearch &typed, const Piece &piece, int offset)
{
    SearchQuery &query = typed.query;
    if (piece.key.isNull()) {
        takeTerm(typed, piece);
        return true;
    }
    if (piece.key == QLatin1String("from"))
        return takeOnce(query.from, piece.value);
    if (piece.key == QLatin1String("in")) {
        typed.rooms.append(piece.value);
        return !piece.value.trimmed().isEmpty();
    }
    if (piece.key == QLatin1String("has")) {
        query.hasLink = true;
        return piece.value.compare(QLatin1String("link"), Qt::CaseInsensitive) == 0;
    }
    const std::optional<qint64> day = dayBegins(piece.value, offset);
    if (day && piece.key == QLatin1String("before"))
        query.before = std::min(query.before, *day);
    else if (day)
        query.notBefore = std::max(query.notBefore, *day);
    return day.has_value();
}

} // namespace

TypedSearch parseSearch(const QString &typed, int offset)
{
    TypedSearch parsed;
    bool isEmpty = true;
    qsizetype at = 0;
    while (const std::optional<Piece> piece = nextPiece(typed, at)) {
        if (!take(parsed, *piece, offset)) {
            parsed.badField = piece->key;
            return parsed;
        }
        isEmpty = isEmpty && piece->key.isNull();
    }
    if ((isEmpty && parsed.query.terms.isEmpty()) || parsed.query.terms.size() > MostTerms)
        parsed.badField = QStringLiteral("query");
    return parsed;
}

} // namespace Parlor
