// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/fieldreader.h"

#include "server/protocol/name.h"
#include "server/protocol/protocolinfo.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>

namespace Parlor {

namespace {

struct Shape
{
    int depth = 0;
    qsizetype keys = 0;
    bool controlInString = false;
};

// What QJsonDocument does not tell: how deep the text nests, how many keys it names, and whether a string
// holds a bare control character, which it lets pass. Knows just enough of JSON for that; whether it is JSON
// at all, the real parser says.
Shape shapeOf(QByteArrayView json)
{
    Shape shape;
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
            else if (static_cast<unsigned char>(c) < 0x20)
                shape.controlInString = true;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            shape.depth = std::max(shape.depth, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ':') {
            ++shape.keys;
        }
    }
    return shape;
}

qsizetype countKeys(const QJsonValue &value)
{
    qsizetype count = 0;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        count = object.size();
        for (const QJsonValue &child : object)
            count += countKeys(child);
    } else if (value.isArray()) {
        for (const QJsonValue &child : value.toArray())
            count += countKeys(child);
    }
    return count;
}

bool hasLoneSurrogate(QStringView text)
{
    return !text.isValidUtf16();
}

} // namespace

std::optional<QJsonObject> parseStrictObject(QByteArrayView json, int maxDepth)
{
    const Shape shape = shapeOf(json);
    if (shape.depth > maxDepth || shape.controlInString)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size()));
    if (!document.isObject() || countKeys(document.object()) != shape.keys)
        return std::nullopt;
    return document.object();
}

std::optional<qint64> wholeNumber(const QJsonValue &value, qint64 min, qint64 max)
{
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    if (!(std::abs(number) <= double(MaxSeq)) || number != std::floor(number))
        return std::nullopt;
    const auto whole = qint64(number);
    return whole >= min && whole <= max ? std::optional(whole) : std::nullopt;
}

bool isId(QStringView text, qsizetype maxLength)
{
    const auto isIdCharacter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'
            || c == u'-';
    };
    return !text.isEmpty() && text.size() <= maxLength
        && std::all_of(text.begin(), text.end(), isIdCharacter);
}

void FieldReader::fail(const char *name)
{
    if (m_bad.isEmpty())
        m_bad = QLatin1String(name);
}

QJsonValue FieldReader::take(const char *name, bool required)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (required && value.isUndefined())
        fail(name);
    return value;
}

QString FieldReader::text(const char *name, qsizetype maxLength)
{
    const QJsonValue value = take(name, true);
    const QString content = value.toString();
    if (!value.isString() || hasLoneSurrogate(content) || (maxLength > 0 && content.size() > maxLength)) {
        fail(name);
        return {};
    }
    return content;
}

QString FieldReader::optionalText(const char *name, qsizetype maxLength)
{
    return has(name) ? text(name, maxLength) : QString();
}

QString FieldReader::limitedText(const char *name, qsizetype maxCharacters)
{
    const QString content = text(name);
    if (codePoints(content) > maxCharacters) {
        fail(name);
        return {};
    }
    return content;
}

QString FieldReader::optionalLimitedText(const char *name, qsizetype maxCharacters)
{
    return has(name) ? limitedText(name, maxCharacters) : QString();
}

QString FieldReader::emoji(const char *name, bool (*passes)(QStringView))
{
    const QString content = text(name, MaxEmoji);
    if (!passes(content)) {
        fail(name);
        return {};
    }
    return content;
}

QString FieldReader::optionalId(const char *name, qsizetype maxLength)
{
    return has(name) ? id(name, maxLength) : QString();
}

QString FieldReader::id(const char *name, qsizetype maxLength)
{
    const QString content = text(name, maxLength);
    if (!isId(content, maxLength)) {
        fail(name);
        return {};
    }
    return content;
}

qint64 FieldReader::number(const char *name, qint64 min, qint64 max)
{
    const std::optional<qint64> whole = wholeNumber(take(name, true), min, max);
    if (!whole)
        fail(name);
    return whole.value_or(0);
}

qint64 FieldReader::optionalNumber(const char *name, qint64 min, qint64 max, qint64 otherwise)
{
    return has(name) ? number(name, min, max) : otherwise;
}

bool FieldReader::flag(const char *name)
{
    const QJsonValue value = take(name, true);
    if (!value.isBool())
        fail(name);
    return value.toBool();
}

bool FieldReader::optionalFlag(const char *name)
{
    return has(name) && flag(name);
}

QJsonArray FieldReader::array(const char *name)
{
    const QJsonValue value = take(name, true);
    if (!value.isArray())
        fail(name);
    return value.toArray();
}

QJsonArray FieldReader::optionalArray(const char *name)
{
    return has(name) ? array(name) : QJsonArray();
}

QJsonObject FieldReader::object(const char *name)
{
    const QJsonValue value = take(name, true);
    if (!value.isObject())
        fail(name);
    return value.toObject();
}

QJsonObject FieldReader::optionalObject(const char *name)
{
    return has(name) ? object(name) : QJsonObject();
}

QHash<QString, Seq> FieldReader::optionalSeqs(const char *name)
{
    QHash<QString, Seq> seqs;
    const QJsonObject rooms = optionalObject(name);
    for (auto room = rooms.begin(); room != rooms.end(); ++room) {
        const std::optional<qint64> seq = wholeNumber(room.value(), 0, MaxSeq);
        if (!seq || !isId(room.key(), MaxIdLength))
            fail(name);
        seqs.insert(room.key(), seq.value_or(0));
    }
    return seqs;
}

} // namespace Parlor
