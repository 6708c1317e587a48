// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/emoji.h"
#include "server/protocol/event.h"

#include <QByteArrayView>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <optional>

namespace Parlor {

/// Parses one JSON object strictly: UTF-8, no deeper than @p maxDepth, no key twice in one object. @return
/// nothing if it is anything else. RFC 8259; duplicate keys are left open by its section 4 and refused here,
/// because two readers could see two different messages.
std::optional<QJsonObject> parseStrictObject(QByteArrayView json, int maxDepth);

/// Takes typed fields out of a JSON object and remembers the first that is missing or wrong.
class FieldReader
{
public:
    explicit FieldReader(const QJsonObject &object)
        : m_object(object)
    { }

    /// Name of the first bad field; empty while all is well.
    const QString &badField() const { return m_bad; }
    bool ok() const { return m_bad.isEmpty(); }
    void fail(const char *name);

    bool has(const char *name) const { return m_object.contains(QLatin1String(name)); }
    /// A text without lone surrogates, at most @p maxLength UTF-16 code units (0: any).
    QString text(const char *name, qsizetype maxLength = 0);
    QString optionalText(const char *name, qsizetype maxLength = 0);
    /// A text of at most @p maxCharacters code points.
    QString limitedText(const char *name, qsizetype maxCharacters);
    QString optionalLimitedText(const char *name, qsizetype maxCharacters);
    /// What passes isEmoji(), or mayBeEmoji() when the server says it.
    QString emoji(const char *name, bool (*passes)(QStringView) = isEmoji);
    /// 1 to @p maxLength characters of [A-Za-z0-9_-].
    QString id(const char *name, qsizetype maxLength);
    QString optionalId(const char *name, qsizetype maxLength);
    /// A whole number from @p min to @p max, both within plus and minus 2^53-1.
    qint64 number(const char *name, qint64 min, qint64 max);
    qint64 optionalNumber(const char *name, qint64 min, qint64 max, qint64 otherwise);
    bool flag(const char *name);
    bool optionalFlag(const char *name);
    QJsonArray array(const char *name);
    QJsonArray optionalArray(const char *name);
    QJsonObject object(const char *name);
    QJsonObject optionalObject(const char *name);
    /// {"room id": seq, ...}; empty if the field is missing.
    QHash<QString, Seq> optionalSeqs(const char *name);

private:
    QJsonValue take(const char *name, bool required);

    const QJsonObject &m_object;
    QString m_bad;
};

/// Each object of @p array as a value; the field @p name is wrong if one cannot be read.
template <typename Value>
QVector<Value> readAll(FieldReader &fields, const char *name, const QJsonArray &array,
                       std::optional<Value> (*read)(const QJsonObject &))
{
    QVector<Value> values;
    values.reserve(array.size());
    for (const QJsonValue &item : array) {
        if (std::optional<Value> value = read(item.toObject()))
            values.push_back(std::move(*value));
        else
            fields.fail(name);
    }
    return values;
}

/// The object of the field @p name as a value, an empty one if it cannot be read.
template <typename Value>
Value readOne(FieldReader &fields, const char *name, std::optional<Value> (*read)(const QJsonObject &))
{
    std::optional<Value> value = read(fields.object(name));
    if (!value)
        fields.fail(name);
    return std::move(value).value_or(Value());
}

/// 1 to @p maxLength characters of [A-Za-z0-9_-]: what may name a room, a person, a post.
bool isId(QStringView text, qsizetype maxLength);

/// Whether @p value is a whole number in the range, and which.
std::optional<qint64> wholeNumber(const QJsonValue &value, qint64 min, qint64 max);

} // namespace Parlor
